/** One mutation as plain data, so that any thread can analyse it. Each thread explores a baseline once. */
import { catalogue, noMessageGoesUnheard } from '#properties';
import {
  analysing,
  type Baseline,
  baselineOf,
  inForce,
  type MutationOutcome,
  type Outside,
  type RoleMutation,
  settingOf,
} from '#sim';
import { scenarioNamed } from '../args/named.ts';

/** The progress of a job. */
interface JobProgress {
  readonly name: string;
  readonly worlds: number;
  readonly steps: number;
}

const baselines = new Map<string, Baseline>();

/** Analyses in turns, like `analysing`; the result is undefined where it was stopped. */
export function* mutationTurns(
  mutation: RoleMutation,
  outside: Outside,
): Generator<JobProgress, MutationOutcome | undefined, 'stop' | undefined> {
  for (const name of mutation.scenarios.filter(each => !baselines.has(each))) {
    const scenario = scenarioNamed(name);
    const baseline = baselineOf(scenario, settingOf(scenario), inForce(scenario, catalogue), outside);
    baselines.set(name, baseline);
    if ((yield { name, worlds: baseline.worlds, steps: 0 }) === 'stop') return undefined;
  }
  const terms = {
    baselines: mutation.scenarios.map(name => baselines.get(name)!),
    settingWith: ({ name }: { readonly name: string }, mutant: string) => settingOf(scenarioNamed(name), { mutant }),
    propertiesOf: (scenario: Parameters<typeof inForce>[0]) => inForce(scenario, catalogue),
    apart: noMessageGoesUnheard.name,
  };
  const turns = analysing(mutation, terms, outside);
  let turn = turns.next();
  while (!turn.done) turn = turns.next(yield { name: mutation.name, ...turn.value });
  return turn.value;
}
