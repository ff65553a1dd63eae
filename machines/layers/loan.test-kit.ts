/**
 * A region for tests, about neither cards nor parties of this project: a reader borrows a book from a library, and a
 * courier fetches it. `runOf` runs a region in XState as it stands.
 */
import { type AnyMachineSnapshot, type AnyStateMachine, initialTransition, setup, transition } from 'xstate';
import { type Action, many, type Region, type Sent, type StateNode, type Transition } from './region.ts';

/** An action that sends a message without fields. */
export const sends = (to: string, message: string): Action => ({ type: 'send', params: { to, message, fields: [] } });

/** What answers in the protocol: all that the library and the courier say. */
export const isAnswer = (type: string): boolean => ['loan.answer', 'loan.refused', 'book.fetched'].includes(type);

/** Borrowing a book. */
export const loan: Region = {
  description: 'Borrowing a book.',
  initial: 'idle',
  states: {
    idle: {
      description: 'No book is borrowed.',
      on: { 'loan.start': { target: 'asking', actions: 'newLoan', description: 'Begins a loan.' } },
    },
    asking: {
      description: 'Waits for the library.',
      meta: { again: 'asks the library again' },
      entry: sends('library', 'loan.request'),
      on: {
        'loan.answer': { guard: 'myLoan', target: 'fetching', actions: 'keepShelf', description: 'May have it.' },
        'loan.refused': { target: 'idle', actions: sends('reader', 'loan.failed'), description: 'Is refused.' },
      },
      after: {
        replyTimeout: {
          target: 'unanswered',
          actions: sends('reader', 'loan.failed'),
          description: 'No answer: tells the reader.',
        },
      },
    },
    unanswered: {
      description: 'Has given up asking.',
      meta: { gaveUpOn: 'asking' },
      on: { 'loan.start': { target: 'asking', description: 'Is asked again: asks once more.' } },
    },
    fetching: {
      description: 'Has the courier fetch the book.',
      entry: sends('courier', 'book.fetch'),
      on: {
        'book.fetched': { guard: 'myLoan', target: 'lent', description: 'Has the book.' },
      },
    },
    lent: { description: 'The book is lent.' },
  },
};

/**
 * Runs a region in XState.
 * @param events types of events, or `after <timer>`
 * @param holds the guards that hold, by name; one with a state as its parameter as `<name> <state>`
 * @returns a line for the first state and for each event: the state, and the actions on the way to it
 */
export function runOf(region: Region, events: readonly string[], holds: readonly string[] = []): string[] {
  const guards = guardNames(region).map(name => [name, guardOf(name, holds)]);
  const delays = { replyTimeout: 1_000, personTimeout: 60_000 };
  const { createMachine } = setup({ delays, guards: Object.fromEntries(guards) });
  const machine = createMachine(region as never) as unknown as AnyStateMachine;
  let [snapshot, done]: [AnyMachineSnapshot, readonly Done[]] = initialTransition(machine);
  const lines = [lineOf(snapshot, done)];
  for (const event of events) {
    [snapshot, done] = transition(machine, snapshot, { type: eventType(snapshot, event) });
    lines.push(lineOf(snapshot, done));
  }
  return lines;
}

interface Done {
  readonly type: string;
  readonly params?: unknown;
}

const guardOf = (name: string, holds: readonly string[]) => (_: unknown, params?: { state?: string }) =>
  holds.includes(params?.state === undefined ? name : `${name} ${params.state}`);

function guardNames(node: StateNode | Region): string[] {
  const { on, after, always, states } = node as StateNode;
  const taken: Transition[] = [...Object.values(on ?? {}), ...Object.values(after ?? {}), always].flatMap(many);
  const named = taken.flatMap(({ guard }) => (typeof guard === 'object' ? guard.type : (guard ?? [])));
  return [...named, ...Object.values(states ?? {}).flatMap(guardNames)];
}

/** The event of a timer is the one that is armed in the current state. */
function eventType(snapshot: AnyMachineSnapshot, event: string): string {
  const [word, timer] = event.split(' ');
  if (word !== 'after') return event;
  const armed = snapshot._nodes.flatMap(({ after }) => after).find(({ delay }) => delay === timer);
  return armed?.eventType ?? `no ${timer} runs`;
}

function lineOf({ value }: AnyMachineSnapshot, done: readonly Done[]): string {
  const place = typeof value === 'string' ? value : Object.entries(value).flat().join('.');
  const words = done.filter(({ type }) => !type.startsWith('xstate.')).map(doneText);
  return words.length === 0 ? place : `${place}: ${words.join(', ')}`;
}

function doneText({ type, params }: Done): string {
  if (type === 'send') return `${(params as Sent).message} to ${(params as Sent).to}`;
  const { state } = (params ?? {}) as { state?: string };
  return state === undefined ? type : `${type} ${state}`;
}
