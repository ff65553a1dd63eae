/**
 * The auth server's part in binding (P1, P5): checks the card with its issuer, works out its type, allocates a card
 * transaction identifier, and answers. One region a row; a row is never used twice.
 */
import { bindsByOneTap } from '../protocol/card.ts';
import type { Terms } from '../protocol/party-name.ts';
import type { RowState } from './context.ts';
import { deletion } from './deletion.ts';
import { quickRow } from './quick-row.ts';
import { of } from './registry.ts';
import { says } from './saying.ts';

/** The life of one binding row. */
export function bindingRow(row: number, terms: Terms) {
  const { safeguards, roster } = terms;
  const tells = (type: Parameters<typeof says>[0]) => says(type, row, roster);
  const idempotent = safeguards['request-identity'] === 'idempotent';
  const confirms = safeguards['bind-confirmation'] === 'confirmed';
  const leases = safeguards['allocation-lease'] === 'expiring';
  const fromIssuer = safeguards['card-type-source'] === 'issuer';
  const reconciles = safeguards.reconciliation === 'on-restart';

  const mine = of(row, 'mine');
  const quick = bindsByOneTap(roster) ? quickRow(row, { idempotent, confirms, roster }) : undefined;
  const enters = (state: RowState) => of(row, 'mirror', { state });
  const migrates = (roster.jobs ?? 0) > 0;
  /** A migration job has this row change, inside its own step. */
  const commanded = (target: string, description: string) => ({ guard: of(row, 'commanded'), target, description });
  const was = (state: RowState) => of(row, 'isState', { state });
  const id = (state: string) => `row${row + 1}:${state}`;
  const noMatter = (description: string, ...types: string[]) =>
    Object.fromEntries(types.map(type => [type, { guard: mine, description }]));
  /** The same request again, and a newer one for the same card and element. */
  const asked = (again: object, superseded?: string) =>
    idempotent
      ? {
          'bind.request': [
            { guard: of(row, 'sameRequest'), ...again },
            ...(superseded
              ? [
                  {
                    guard: of(row, 'superseded'),
                    target: `#${id(superseded)}`,
                    description: 'The card holder has begun anew.',
                  },
                ]
              : []),
          ],
        }
      : {};
  const allocated = {
    guard: mine,
    target: confirms ? 'allocated' : 'active',
    actions: [...(fromIssuer ? [of(row, 'takeType')] : []), tells('bind.answer')],
    description: 'The issuer vouches for the card: answers with type and card transaction identifier.',
  };
  const declined = {
    guard: mine,
    target: 'declined',
    actions: [of(row, 'keepReason'), tells('bind.refused')],
    description: 'The issuer does not vouch for the card.',
  };
  const answersAgain = { actions: tells('bind.answer'), description: 'The same request again: the same answer.' };
  const asks = tells('card.authenticate');
  const { live, held, listed, dead, deleted } = deletion(row, terms);

  return {
    initial: 'start',
    description: `Binding row ${row + 1}.`,
    states: {
      start: {
        description: 'Looks up the row.',
        always: [
          { guard: was('requested'), target: 'requested.askedAgain', description: 'Asks the issuer once more.' },
          ...(['allocated', 'active', 'retired', 'declined', 'deleted', 'promised', 'fenced'] as const)
            .filter(state => confirms || state !== 'allocated')
            .filter(state => migrates || (state !== 'promised' && state !== 'fenced'))
            .map(state => ({ guard: was(state), target: state, description: `The row is ${state}.` })),
          { target: 'free', description: 'The row was never used.' },
        ],
      },
      free: {
        description: 'Never used.',
        on: {
          'bind.request': {
            guard: of(row, idempotent ? 'firstFreeForNew' : 'firstFree'),
            target: 'requested',
            actions: of(row, 'openRow'),
            description: 'Takes up a new request.',
          },
          ...(migrates
            ? {
                'row.promise': {
                  ...commanded('promised', 'Is promised to a migrating card.'),
                  actions: of(row, 'openPromised'),
                },
              }
            : {}),
          ...quick?.free,
        },
      },
      requested: {
        description: 'Waits for the issuer.',
        initial: 'asked',
        entry: enters('requested'),
        on: {
          'card.authenticated': allocated,
          'card.refused': declined,
          ...asked({ description: 'The same request again: the answer is on its way.' }, 'declined'),
        },
        states: {
          asked: {
            description: 'Has asked the issuer once.',
            entry: asks,
            after: { issuerTimeout: { target: 'askedAgain', description: 'No answer: asks again.' } },
          },
          askedAgain: {
            description: 'Has asked the issuer for the last time.',
            entry: asks,
            after: {
              issuerTimeout: {
                target: `#${id('declined')}`,
                actions: [of(row, 'keepReason', { reason: 'issuerUnreachable' }), tells('bind.refused')],
                description: 'Still no answer: declines.',
              },
            },
          },
        },
      },
      ...(confirms
        ? {
            allocated: {
              description: 'Allocated, and not live before it is confirmed.',
              entry: enters('allocated'),
              on: {
                'bind.confirm': {
                  guard: mine,
                  target: 'active',
                  actions: tells('bind.confirmed'),
                  description: 'The element has the record: the card is live.',
                },
                'bind.abort': {
                  guard: mine,
                  target: 'retired',
                  description: 'The element could not store the record.',
                },
                ...listed,
                ...asked(answersAgain, 'retired'),
                ...quick?.live,
                ...noMatter('A repeated answer of the issuer: nothing to do.', 'card.authenticated'),
              },
              ...(leases
                ? { after: { allocationLease: { target: 'retired', description: 'Was never confirmed: retires.' } } }
                : {}),
            },
          }
        : {}),
      ...(migrates
        ? {
            promised: {
              description: 'Promised to a migrating card; not live before the migration commits.',
              entry: enters('promised'),
              on: {
                'delete.request': { guard: mine, description: 'Not live yet: answers when the migration is over.' },
                'row.activate': commanded('active', 'The migration commits.'),
                'row.retire': commanded('retired', 'The migration is given up.'),
              },
            },
            fenced: {
              description: 'Held by a migration: nothing is approved for it.',
              entry: enters('fenced'),
              on: {
                ...held,
                'row.unfence': commanded('active', 'The migration is given up.'),
                'row.retire': commanded('retired', 'The migration commits.'),
              },
            },
          }
        : {}),
      active: {
        description: 'Live: the card can be used.',
        entry: enters('active'),
        on: {
          ...(migrates
            ? {
                'row.fence': commanded('fenced', 'A migration takes the row out of use.'),
                'row.retire': commanded('retired', 'The card has moved away.'),
              }
            : {}),
          ...(confirms
            ? {
                'bind.confirm': {
                  guard: mine,
                  actions: tells('bind.confirmed'),
                  description: 'Confirmed once more: says so again.',
                },
              }
            : {}),
          ...live,
          // A live row is not superseded: a request that gets here was overtaken by the one the row is for.
          ...asked(answersAgain),
          ...quick?.live,
          ...noMatter('A repeated answer of the issuer: nothing to do.', 'card.authenticated'),
        },
      },
      retired: {
        id: id('retired'),
        description: 'No longer live, and never again.',
        entry: enters('retired'),
        on: {
          ...(confirms
            ? {
                'bind.confirm': reconciles
                  ? {
                      guard: mine,
                      actions: tells('bind.retired'),
                      description: 'Too late: the record is to be erased.',
                    }
                  : { guard: mine, description: 'Too late, and nobody is told.' },
              }
            : {}),
          ...asked({
            actions: [of(row, 'keepReason', { reason: 'retired' }), tells('bind.refused')],
            description: 'The same request again, too late.',
          }),
          ...quick?.retired,
          ...dead,
          ...noMatter('Nothing to do.', 'card.authenticated', 'bind.abort'),
        },
      },
      deleted,
      declined: {
        id: id('declined'),
        description: 'Was never allocated.',
        entry: enters('declined'),
        on: {
          ...asked({ actions: tells('bind.refused'), description: 'The same request again: the same refusal.' }),
          ...noMatter('A late answer of the issuer: nothing to do.', 'card.authenticated', 'card.refused'),
        },
      },
    },
  };
}
