/** A naive monitor of one property: its verdict, its shortest trace and its vacuity. */
import type { Property, StepView, Verdict, WorldView } from '#sim';
import { textOf } from './naive-chart.ts';
import { isViolated, type Steps } from './naive-liveness.ts';

/** The finding for one property. */
export interface NaiveFinding {
  readonly name: string;
  readonly verdict: Verdict;
  readonly vacuous: boolean;
  /** The length of a shortest trace, if a world or a step decides the property. */
  readonly steps: number | undefined;
}

/** All explored worlds; or, for a step property, the first world and the worlds before and after a step. */
type Explored = (ofSteps: boolean) => readonly WorldView[];

export class NaiveMonitor {
  /** The depth of the first world or step that decides the property. */
  private found: number | undefined;
  /** Whether the premise was true; without a premise, whether the property ever read the move of a step. */
  private isMet = false;
  /** The parts of worlds that the property has read. */
  private readonly reads = new Map<string, (world: WorldView) => unknown>();
  private readonly triggered: boolean[] = [];
  private readonly goals: boolean[] = [];

  /** @param groups the groups of parties that can be away */
  constructor(
    private readonly property: Property,
    private readonly groups: readonly { readonly name: string }[],
  ) {}

  /** Judges a world at this depth. `isStuck`: nothing but faults can happen there; `isEnd`: all charts are final. */
  world(world: WorldView, depth: number, isStuck: boolean, isEnd: boolean): void {
    const { test } = this.property;
    if (test.form === 'step') return;
    if (test.form === 'deadlock') {
      this.isMet = true;
      if (isStuck && !(test.unless ? test.unless(world) : isEnd)) this.found ??= depth;
      return;
    }
    const premise = test.form === 'leadsTo' ? test.from : test.form === 'sometimes' ? undefined : test.when;
    const isPremise = premise?.(world);
    this.isMet ||= isPremise ?? test.form === 'sometimes';
    if (isPremise === false && test.form === 'always') return;
    const holds = (test.form === 'leadsTo' ? test.to : test.holds)(this.looking(world));
    this.triggered.push(test.form === 'leadsTo' ? isPremise! : test.form === 'stabilises' || depth === 0);
    this.goals.push(holds);
    if (test.form === 'always' && !holds) this.found ??= depth;
    if (test.form === 'sometimes' && holds) this.found ??= depth;
  }

  /** Judges a step from a world at this depth. */
  step(step: StepView, depth: number): void {
    const { test } = this.property;
    if (test.form !== 'step' || this.found !== undefined || test.when?.(step) === false) return;
    this.isMet ||= test.when !== undefined;
    const seen = new Proxy(step, {
      get: (_, part: keyof StepView) => {
        if (part === 'before' || part === 'after') return this.looking(step[part]);
        this.isMet = true;
        return step[part];
      },
    });
    if (!test.holds(this.isMet ? step : seen)) this.found = depth + 1;
  }

  /** The finding at the end of the exploration. */
  finding(complete: boolean, steps: Steps, worlds: Explored, asserts: readonly string[]): NaiveFinding {
    const { found, isMet, goals, triggered, reads } = this;
    const { name, test } = this.property;
    const said = (verdict: Verdict, vacuous = false): NaiveFinding => ({ name, verdict, vacuous, steps: found });
    if (found !== undefined) return said(test.form === 'sometimes' ? 'holds' : 'violated');
    if (!complete) return said('undecided');
    if (test.form === 'sometimes') return said('violated');
    const isAlways = test.form === 'stabilises';
    const isLiveness = isAlways || test.form === 'eventually' || test.form === 'leadsTo';
    if (isLiveness && isViolated(steps, goals, isAlways ? undefined : triggered)) return said('violated');
    const hasPremise = test.form === 'leadsTo' || (test.form !== 'deadlock' && test.when !== undefined);
    const seen = hasPremise || isMet ? [] : worlds(test.form === 'step');
    const isStill = (read: (world: WorldView) => unknown) => new Set(seen.map(each => textOf(read(each)))).size <= 1;
    const vacuous = !isMet && [...reads.values()].every(isStill);
    return said(vacuous && asserts.includes(name) ? 'violated' : 'holds', vacuous);
  }

  /** A view of a world that records the parts read. */
  private looking(world: WorldView): WorldView {
    if (this.isMet) return world;
    const looked = (part: 'local' | 'inbox' | 'away' | 'observer') => (name: string) => {
      // The engine treats the set of absent groups as one part.
      this.reads.set(`${part} ${name}`, each =>
        part === 'away' ? this.groups.map(group => each.away(group.name)) : each[part](name),
      );
      return world[part](name);
    };
    const parts = (['local', 'inbox', 'away', 'observer'] as const).map(part => [part, looked(part)]);
    return { ...world, ...Object.fromEntries(parts) };
  }
}
