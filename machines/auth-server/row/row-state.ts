/** The states of a binding row that was ever used, as its region names them, and the stage that each belongs to. */

/** A row's stage: what lists, deletions and requests ask of its state. A row never leaves `over`. */
type Stage = 'underWay' | 'unconfirmed' | 'bound' | 'held' | 'over';

const stages = <Name extends string>(byState: Readonly<Record<Name, Stage>>) => byState;

/** The stage of each state. */
export const stageOf = stages({
  requested: 'underWay',
  promised: 'underWay',
  allocated: 'unconfirmed',
  active: 'bound',
  suspended: 'bound',
  fenced: 'held',
  retired: 'over',
  declined: 'over',
  deleted: 'over',
});

/** The state of a binding row that was ever used. */
export type RowState = keyof typeof stageOf;
