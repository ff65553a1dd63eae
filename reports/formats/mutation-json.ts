/** A mutation analysis as JSON of the command line. The format is a contract: fields are added, but not renamed. */
import type { Kill } from '#sim';
import { type Judged, killersOf, talliesBy, tallyOf } from './mutation-score.ts';

/** What an analysis was asked for, and how long it took. */
export interface MutationCall {
  readonly scenario: string | undefined;
  readonly party: string | undefined;
  readonly sample: number | undefined;
  readonly seed: number;
  /** The number of mutants from which the sample was taken. */
  readonly of: number;
  readonly apart: string;
  /** Absent with `--no-timings`. */
  readonly seconds?: number;
}

/** An analysis as a JSON value. */
export function mutationJson(all: readonly Judged[], call: MutationCall): Record<string, unknown> {
  const { scenario, party, sample, seed, of, apart, seconds } = call;
  return {
    command: 'mutate',
    scenario: scenario ?? null,
    party: party ?? null,
    sample: sample ?? null,
    seed,
    of,
    apart,
    ...tallyOf(all, apart),
    parties: Object.fromEntries(talliesBy(all, ({ found }) => found.party, apart)),
    operators: Object.fromEntries(talliesBy(all, ({ found }) => found.operator, apart)),
    properties: killersOf(all),
    mutants: all.map(mutantJson),
    ...(seconds === undefined ? {} : { seconds }),
  };
}

function mutantJson({ found, outcome, reason }: Judged): Record<string, unknown> {
  const { name, party, operator, kill, otherwise, hearingOnly, shownIn, worlds, undecided, failed } = found;
  return {
    name,
    party,
    operator,
    outcome,
    ...killJson(kill),
    ...(otherwise ? { otherwise: killJson(otherwise) } : {}),
    ...(reason ? { declared: reason.is, reason: reason.because } : {}),
    hearingOnly,
    shownIn,
    worlds,
    undecided,
    ...(failed.length > 0 ? { failed } : {}),
  };
}

function killJson(kill: Kill | undefined): Record<string, unknown> {
  const { by = [], scenario = null, token = null, error } = kill ?? {};
  return { by, scenario, token, ...(error === undefined ? {} : { error }) };
}
