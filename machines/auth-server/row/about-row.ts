/** What the names in a row's pictures mean: which row they are about, who its receivers are, what the server keeps of it. */
import type { Known, Subject } from '../../layers/concerning.ts';
import { issuerOf, listsByOwner, type Terms } from '../../protocol/party-name.ts';
import type { AuthServerContext, AuthServerEvent, Scope } from '../context.ts';
import { channelsOf, deletingOverOf, terminalOf } from '../registry.ts';
import type { RowKept } from './drawing.ts';

/** The subject of a region of a row. */
export function aboutRow(id: string, row: number, terms: Terms): Subject<AuthServerContext, AuthServerEvent> {
  const { roster } = terms;
  const held = ({ context }: Scope) => context.durable.rows[row]!;
  return {
    id,
    params: { row, ...channelsOf(terms), ...deletingOverOf(terms), ...(listsByOwner(terms) ? { byOwner: true } : {}) },
    guard: 'mine',
    receivers: {
      issuerServer: scope => issuerOf(roster, held(scope).card),
      terminal: scope => terminalOf(roster, held(scope).element),
    },
    kept: (scope): Known<RowKept> => held(scope),
  };
}
