/** What our checker and Spin say of one scenario, side by side. Pure. */
import { cardSettingOf, type Outcome, type TransitionTables } from '#sim';
import { assertionOf, wholeness } from './promela.ts';

/** What Spin says of a model at its end. */
export interface SpinRun {
  readonly states: number;
  readonly transitions: number;
  /** The assertions violated somewhere, as the model writes them. */
  readonly violated: ReadonlySet<string>;
}

/** One scenario under one setting, seen twice. */
export interface CrossCheck {
  readonly scenario: string;
  readonly profile: string;
  readonly worlds: number;
  readonly steps: number;
  /** States and transitions Spin counts, the monitor's taken off. */
  readonly spin: { readonly worlds: number; readonly steps: number };
  /** Steps the last search counted and did not take, each half of a diamond. */
  readonly skipped: number;
  /** Properties judged twice, by verdict; and those that Spin cannot judge from here. */
  readonly compared: { readonly holds: number; readonly violated: number };
  readonly notCompared: readonly string[];
  /** A line for each disagreement. */
  readonly differences: readonly string[];
}

/**
 * Compares; the outcomes are of the same scenario and setting as the unfolding Spin was given, the first with every
 * property, the others with those that let the search leave out steps.
 */
export function crossCheck(
  outcomes: readonly [Outcome, ...Outcome[]],
  unfolded: TransitionTables,
  run: SpinRun,
): CrossCheck {
  // The monitor looks once at every state, and Spin counts one transition more than there are.
  const spin = { worlds: run.states, steps: run.transitions - run.states - 1 };
  const differences: string[] = [];
  const alike = (what: string, ours: unknown, theirs: unknown): void => {
    if (ours !== theirs) differences.push(`${what}: ${ours} by us, ${theirs} by Spin`);
  };
  for (const assertion of wholeness)
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
      // Spin does not know vacuity.
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

/** One line: the counts, how many verdicts were compared, and which were not. */
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
