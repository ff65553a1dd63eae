/** The results of Tongka and of Spin for one scenario, compared. Pure. */
import { cardSettingOf, type Outcome, type TransitionTables } from '#sim';
import { assertionOf, completenessAssertions } from './promela.ts';

/** The result of Spin for a model. */
export interface SpinRun {
  readonly states: number;
  readonly transitions: number;
  /** The assertions violated somewhere, as the model writes them. */
  readonly violated: ReadonlySet<string>;
}

/** The two results for one scenario under one setting. */
export interface CrossCheck {
  readonly scenario: string;
  readonly profile: string;
  readonly worlds: number;
  readonly steps: number;
  /** The states and transitions that Spin counts, without those of the monitor. */
  readonly spin: { readonly worlds: number; readonly steps: number };
  /** The steps that the last search counted and did not take: one of two independent orders (sleep sets). */
  readonly skipped: number;
  /** Properties judged by both, by verdict; and the names of those that Spin cannot judge. */
  readonly compared: { readonly holds: number; readonly violated: number };
  readonly notCompared: readonly string[];
  /** One line for each difference. */
  readonly differences: readonly string[];
}

/**
 * Compares the results. All outcomes are of the scenario and setting of the exported tables: the first with every
 * property, the others with those that let the search leave out steps.
 */
export function crossCheck(
  outcomes: readonly [Outcome, ...Outcome[]],
  unfolded: TransitionTables,
  run: SpinRun,
): CrossCheck {
  // The monitor takes one transition in every state, and Spin counts one transition more than the model has.
  const spin = { worlds: run.states, steps: run.transitions - run.states - 1 };
  const differences: string[] = [];
  const alike = (what: string, ours: unknown, theirs: unknown): void => {
    if (ours !== theirs) differences.push(`${what}: ${ours} by us, ${theirs} by Spin`);
  };
  for (const assertion of completenessAssertions)
    if (run.violated.has(assertion)) differences.push(`Spin comes where no world of ours has been: ${assertion}`);
  const compared = { holds: 0, violated: 0 };
  for (const [at, { explored, properties }] of outcomes.entries()) {
    const once = at === 0 ? '' : ' with steps left out';
    alike(`worlds${once}`, explored.worlds, spin.worlds);
    alike(`steps${once}`, explored.steps, spin.steps);
    for (const each of unfolded.judged) {
      const { name } = each.property;
      const concluded = properties.find(({ property }) => property.name === name);
      if (!concluded) continue;
      const broken = run.violated.has(assertionOf(each));
      const theirs = broken === (each.semantics.kind === 'reachability') ? 'holds' : 'violated';
      // Spin has no notion of vacuity.
      alike(`${name}${once}`, concluded.vacuous ? 'holds' : concluded.verdict, theirs);
      if (at === 0) compared[theirs]++;
    }
  }
  const [{ scenario, setting, explored }] = outcomes;
  return {
    scenario: scenario.name,
    profile: cardSettingOf(setting).profile,
    worlds: explored.worlds,
    steps: explored.steps,
    spin,
    skipped: outcomes.at(-1)!.explored.skipped,
    compared,
    notCompared: unfolded.unjudged.map(({ name }) => name),
    differences,
  };
}

/** One line: the counts, the number of compared verdicts, and the properties not compared. */
export function crossCheckText({
  scenario,
  profile,
  worlds,
  steps,
  skipped,
  compared,
  notCompared,
  differences,
}: CrossCheck): string {
  const told =
    differences.length > 0
      ? differences.join('; ')
      : `${worlds} worlds, ${steps} steps (${skipped} left out the second time), properties: ${compared.holds} hold, ${compared.violated} violated: Spin agrees`;
  const rest = notCompared.length > 0 ? `; not cross-checked: ${notCompared.join(', ')}` : '';
  return `${differences.length > 0 ? '✗' : '✓'} ${scenario} ${profile}: ${told}${rest}`;
}
