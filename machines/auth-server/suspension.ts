/**
 * The auth server's part in suspension: a row is suspended while some actor holds it, and nothing is approved for it
 * meanwhile. It happens at the server alone, in the step that answers, whether or not the device can be reached. Ours.
 */

import type { SuspensionMessage } from '../protocol/messages/suspension.ts';
import { cardHolder, issuerOf, type Terms } from '../protocol/party-name.ts';
import type { bindingRow } from './binding.ts';
import type { Scope } from './context.ts';
import { of } from './registry.ts';

/** A binding row that can be suspended. */
export function suspendable(region: ReturnType<typeof bindingRow>, row: number, { safeguards }: Terms) {
  const { states } = region;
  const { start, requested, allocated, promised, fenced, active, retired, deleted } = states;
  const early = safeguards['status-at-commit'] === 'checked';
  const ordered = safeguards['suspension-order'] === 'increasing';
  const all = safeguards['suspension-actors'] === 'any-lifts-all';
  const obeys = of(row, 'obeys', { ordered });
  const notes = {
    'card.suspend': { guard: obeys, actions: of(row, 'hold'), description: 'One more actor holds the row.' },
    'card.resume': {
      guard: obeys,
      actions: of(row, 'release', { all }),
      description: all ? 'Nobody holds the row any longer.' : 'The actor holds the row no longer.',
    },
  };
  // An issuer that has blocked its card refuses where it vouched before.
  const late = { 'card.refused': { guard: of(row, 'mine'), description: 'Refused since: the suspension tells.' } };
  const adding = <State extends { on?: object }, More extends object>(state: State, more: More) => ({
    ...state,
    on: { ...state.on, ...more },
  });
  const soon = early ? notes : {};
  const living = adding(active, { ...notes, ...late });

  return {
    ...region,
    states: {
      ...states,
      start: {
        ...start,
        always: [
          {
            guard: of(row, 'isState', { state: 'suspended' as const }),
            target: 'suspended',
            description: 'The row is suspended.',
          },
          ...start.always,
        ],
      },
      requested: adding(requested, soon),
      ...(allocated ? { allocated: adding(allocated, { ...soon, ...late }) } : {}),
      ...(promised ? { promised: adding(promised, soon) } : {}),
      ...(fenced ? { fenced: adding(fenced, soon) } : {}),
      active: {
        ...living,
        always: { guard: of(row, 'held'), target: 'suspended', description: 'Somebody holds the row.' },
      },
      suspended: {
        ...living,
        description: 'Live, and held by somebody: nothing is approved for it.',
        entry: of(row, 'mirror', { state: 'suspended' as const }),
        always: { guard: of(row, 'unheld'), target: 'active', description: 'Nobody holds the row any longer.' },
      },
      retired: adding(retired, late),
      deleted: adding(deleted, late),
    },
  };
}

/** Answers every request to suspend or resume, obeyed or not: an old one has been obeyed, or its time is over. */
export function suspension({ roster }: Terms) {
  const answers = (type: 'card.suspended' | 'card.resumed') => ({
    type: 'send' as const,
    params: ({ event }: Scope) => {
      const { actor, about, order } = event as SuspensionMessage;
      const to = actor === 'issuer' ? issuerOf(roster, about) : cardHolder;
      return { to, message: { type, actor, about, order } };
    },
  });
  return {
    initial: 'answering',
    description: 'Requests to suspend and resume.',
    states: {
      answering: {
        description: 'Answers, and remembers which request was the last.',
        on: {
          'card.suspend': {
            actions: [answers('card.suspended'), 'hear' as const],
            description: 'Says that it stands.',
          },
          'card.resume': {
            actions: [answers('card.resumed'), 'hear' as const],
            description: 'Says that it is lifted.',
          },
        },
      },
    },
  };
}
