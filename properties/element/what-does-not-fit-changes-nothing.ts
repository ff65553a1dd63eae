/**
 * Step: a command that is refused because memory runs out leaves the memory unchanged.
 *
 * Clause: GlobalPlatform, and ours. Catalogue A09.
 * Breaks when: the lack of memory is detected only after the first bytes of the record are written.
 */
import { type CardProperty, everyStep, type WorldView } from '#sim';
import { commandObserver } from './command-observer.ts';

const hasChanged = (world: WorldView): boolean => world.observer(commandObserver.name).value === 'changed';

export const whatDoesNotFitChangesNothing: CardProperty = {
  name: 'what-does-not-fit-changes-nothing',
  says: 'A command refused for want of memory leaves the memory as it found it.',
  kind: 'safety',
  subject: 'cards',
  source: 'A09 ours, GlobalPlatform',
  breaks: [{ scenario: 'full-element', change: { mutant: 'partial-record' } }],
  observers: [commandObserver],
  test: everyStep(
    ({ before, after }) => hasChanged(before) || !hasChanged(after),
    ({ reports }) => reports.some(({ type }) => type === 'command.refused'),
  ),
};
