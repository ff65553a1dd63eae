/**
 * The auth server's part in deletion (P1, P5; flow [inf-M]): the row of a deleted card is fenced for good, and says so as
 * often as it is asked. A row is never used twice, so deleted is the end of it whatever comes late.
 */
import type { Terms } from '../protocol/party-name.ts';
import { of } from './registry.ts';
import { says } from './saying.ts';

/** A deletion that is to be obeyed. */
export const deletable = (row: number, { safeguards }: Terms) =>
  of(row, 'deletable', { checked: safeguards['installation-check'] === 'checked' });

/** What the states of a binding row say to deletion and reconciliation, and the state of a deleted row. */
export function deletion(row: number, terms: Terms) {
  const { roster, safeguards } = terms;
  const tells = (type: Parameters<typeof says>[0]) => says(type, row, roster);
  const mine = of(row, 'mine');
  const confirms = safeguards['bind-confirmation'] === 'confirmed';
  const idempotent = safeguards['request-identity'] === 'idempotent';
  const notes = safeguards['installation-check'] === 'checked' ? [of(row, 'noteInstallation')] : [];
  const fenced = of(row, 'keepReason', { reason: 'retired' });
  const answers = { guard: mine, actions: tells('delete.answer'), description: 'It is so already: says so.' };

  const live = {
    'delete.request': [
      {
        guard: deletable(row, terms),
        target: 'deleted',
        actions: [fenced, tells('delete.answer')],
        description: 'Deletes the row, for good.',
      },
      { guard: mine, description: 'An app that is no longer there has asked, before a newer one: keeps the row.' },
    ],
    'reconcile.request': [
      {
        guard: of(row, 'buried'),
        target: 'deleted',
        actions: fenced,
        description: 'The element remembers that the card was deleted: deletes the row.',
      },
      {
        guard: of(row, 'unlisted'),
        actions: [...notes, tells('record.provision')],
        description: 'The element has lost the record: sends it anew.',
      },
      { guard: of(row, 'listed'), actions: notes, description: 'The element has the record.' },
    ],
  };
  /** Where a migration holds the row: deleting it is the end of the migration as well (`migration.ts`). */
  const held = {
    'delete.request': live['delete.request'],
    'reconcile.request': live['reconcile.request'][0]!,
  };
  const listed = {
    'reconcile.request': {
      guard: of(row, 'listed'),
      target: 'active',
      actions: notes,
      description: 'The element has the record: as good as confirmed.',
    },
  };
  const dead = { 'delete.request': answers };

  const deleted = {
    description: 'Deleted by the card holder, for good.',
    entry: of(row, 'mirror', { state: 'deleted' as const }),
    on: {
      'delete.request': answers,
      ...(confirms
        ? { 'bind.confirm': { guard: mine, actions: tells('bind.retired'), description: 'A late confirmation.' } }
        : {}),
      ...(idempotent
        ? {
            'bind.request': {
              guard: of(row, 'sameRequest'),
              actions: tells('bind.refused'),
              description: 'The request the row was once opened for, again: too late.',
            },
          }
        : {}),
      'card.authenticated': { guard: mine, description: 'A late answer of the issuer: nothing to do.' },
      'bind.abort': { guard: mine, description: 'Nothing to do.' },
    },
  };
  return { live, held, listed, dead, deleted };
}
