/**
 * Step: no code is accepted for a card other than the one it was sent for.
 *
 * Clause: P3 [inf-M], against phished or confused codes. Catalogue C09.
 * Breaks when: a code is compared with any request that waits for one.
 */
import { type CardProperty, everyStep, type WorldView } from '#sim';
import { codeObserver } from './code-observer.ts';

const isForeign = (world: WorldView): boolean =>
  (world.observer(codeObserver.name).value as { match: string }).match === 'foreign';

export const aCodeProvesOnlyItsOwnCard: CardProperty = {
  name: 'a-code-proves-only-its-own-card',
  says: 'A code is accepted only for the request it was sent for.',
  kind: 'safety',
  subject: 'cards',
  source: 'C09 [inf-M] P3',
  breaks: [{ scenario: 'two-codes', change: { with: { 'code-binding': 'none' } } }],
  observers: [codeObserver],
  test: everyStep(
    ({ before, after }) => isForeign(before) || !isForeign(after),
    ({ reports }) => reports.some(({ type }) => type === 'code.accepted'),
  ),
};
