/** What the auth server remembers of telling an issuer: which beginning or end of a row the issuer knows of. */
import type { AuthServerContext, BindingRow, IssuerKnows, OfRow, Scope } from '../context.ts';
import { stageOf } from '../row/row-state.ts';

const rowOf = ({ context }: Scope, row: number): BindingRow | null | undefined => context.durable.rows[row];

/** What the issuer has said it knows of a row. */
const known = ({ context: { durable } }: Scope, row: number): IssuerKnows | null => durable.issuersKnow?.[row] ?? null;

/** The durable part after each action. */
export const tellingWrites = {
  noteTold: (
    { context: { durable } }: Scope,
    { row, told }: OfRow & { told: IssuerKnows },
  ): AuthServerContext['durable'] => ({
    ...durable,
    issuersKnow: durable.rows.map((_, at) => (at === row ? told : (durable.issuersKnow?.[at] ?? null))),
  }),
};

/** Whether the answer is about this row, and about its beginning or its end. */
const notes =
  (change: IssuerKnows) =>
  (scope: Scope, { row }: OfRow): boolean => {
    const { event } = scope;
    return (
      event.type === 'binding.noted' && event.transaction === rowOf(scope, row)?.transaction && event.change === change
    );
  };

/** Whether a migration has opened the row for a user, and the issuer has not said that it knows. */
function hasMovedUntold(scope: Scope, row: number): boolean {
  const held = rowOf(scope, row);
  const { jobs } = scope.context.durable;
  return (
    held?.state === 'active' &&
    held.user !== undefined &&
    known(scope, row) === null &&
    jobs.some(job => job?.target === held.transaction)
  );
}

/** The row to which a migration has moved the card of this one. */
function movedTo({ context: { durable } }: Scope, { transaction }: BindingRow): number {
  const target = durable.jobs.find(job => job?.source === transaction && job?.target)?.target;
  return durable.rows.findIndex(row => target !== undefined && row?.transaction === target);
}

export const tellingGuards = {
  /** The row is over, and its issuer has not said that it knows. Where the card has moved, that comes first. */
  isOverUntold: (scope: Scope, { row }: OfRow) => {
    const held = rowOf(scope, row);
    if (!held || stageOf[held.state] !== 'over' || held.state === 'declined') return false;
    return known(scope, row) !== 'closed' && !hasMovedUntold(scope, movedTo(scope, held));
  },
  hasMovedUntold: (scope: Scope, { row }: OfRow) => hasMovedUntold(scope, row),
  notesOpening: notes('opened'),
  notesClosing: notes('closed'),
};
