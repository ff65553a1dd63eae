/**
 * An observer of one command of the element at a time. It keeps the memory at the start of a command, detects that a
 * refused command has changed it, and drops the memory at the end of the command, so that the state space stays small.
 */
import { assign, setup } from 'xstate';
import { canonical, type Observer } from '#sim';

interface Context {
  readonly before: string | null;
}
type Event =
  | { type: 'command.begun'; memory: unknown }
  | { type: 'command.refused'; memory: unknown }
  | { type: 'command.ended' }
  | { type: 'command.torn' };

const chart = setup({
  types: { context: {} as Context, events: {} as Event },
  actions: {
    remember: assign({ before: ({ event }) => canonical('memory' in event ? event.memory : null) }),
    forget: assign({ before: null }),
  },
  guards: {
    changed: ({ context, event }) => event.type === 'command.refused' && canonical(event.memory) !== context.before,
  },
}).createMachine({
  id: 'commandObserver',
  description: 'Watches one command of the element at a time.',
  context: { before: null },
  initial: 'unchanged',
  states: {
    unchanged: {
      description: 'No refused command has changed the memory.',
      on: {
        'command.begun': { actions: 'remember', description: 'Remembers the memory as the command found it.' },
        'command.refused': {
          guard: 'changed',
          target: 'changed',
          actions: 'forget',
          description: 'A refused command has changed the memory.',
        },
        'command.ended': { actions: 'forget', description: 'The command is over.' },
        'command.torn': { actions: 'forget', description: 'The command was cut short.' },
      },
    },
    changed: { description: 'A refused command has changed the memory.' },
  },
});

export const commandObserver: Observer = { name: 'commandObserver', chart };
