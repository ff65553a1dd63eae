/** A property while the worlds go by, read naively: where it is decided, and whether what it is about ever comes up. */
import type { Property, StepView, Verdict, WorldView } from '#sim';
import { textOf } from './naive-chart.ts';
import { isBroken, type Steps } from './naive-promise.ts';

/** What is said of one property. */
export interface NaiveFinding {
  readonly name: string;
  readonly verdict: Verdict;
  readonly vacuous: boolean;
  /** Steps of a shortest trace, where a world or a step decides it. */
  readonly steps: number | undefined;
}

/** The worlds explored, or the first and those of them that a step leaves or comes to. */
type Explored = (ofSteps: boolean) => readonly WorldView[];

export class NaiveWatch {
  /** Steps to the first world or step that decides it. */
  private found: number | undefined;
  /** Whether its premise came up; where it has none, whether it ever looked at what is done. */
  private isMet = false;
  /** What it has looked at in worlds. */
  private readonly reads = new Map<string, (world: WorldView) => unknown>();
  private readonly owed: boolean[] = [];
  private readonly kept: boolean[] = [];

  /** @param groups the groups of parties that can be away */
  constructor(
    private readonly property: Property,
    private readonly groups: readonly { readonly name: string }[],
  ) {}

  /** A world, so many steps from the beginning; `isStuck`: nothing but faults can happen there. */
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
    this.owed.push(test.form === 'leadsTo' ? isPremise! : test.form === 'stabilises' || depth === 0);
    this.kept.push(holds);
    if (test.form === 'always' && !holds) this.found ??= depth;
    if (test.form === 'sometimes' && holds) this.found ??= depth;
  }

  /** A step out of a world so many steps from the beginning. */
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

  /** What is said in the end. */
  finding(complete: boolean, steps: Steps, worlds: Explored, asserts: readonly string[]): NaiveFinding {
    const { found, isMet, kept, owed, reads } = this;
    const { name, test } = this.property;
    const said = (verdict: Verdict, vacuous = false): NaiveFinding => ({ name, verdict, vacuous, steps: found });
    if (found !== undefined) return said(test.form === 'sometimes' ? 'holds' : 'violated');
    if (!complete) return said('undecided');
    if (test.form === 'sometimes') return said('violated');
    const isAlways = test.form === 'stabilises';
    const isPromise = isAlways || test.form === 'eventually' || test.form === 'leadsTo';
    if (isPromise && isBroken(steps, kept, isAlways ? undefined : owed)) return said('violated');
    const hasPremise = test.form === 'leadsTo' || (test.form !== 'deadlock' && test.when !== undefined);
    const seen = hasPremise || isMet ? [] : worlds(test.form === 'step');
    const isStill = (read: (world: WorldView) => unknown) => new Set(seen.map(each => textOf(read(each)))).size <= 1;
    const vacuous = !isMet && [...reads.values()].every(isStill);
    return said(vacuous && asserts.includes(name) ? 'violated' : 'holds', vacuous);
  }

  /** A world whose reader is watched. */
  private looking(world: WorldView): WorldView {
    if (this.isMet) return world;
    const looked = (part: 'local' | 'inbox' | 'away' | 'observer') => (name: string) => {
      // Who is away is looked at as a whole.
      this.reads.set(`${part} ${name}`, each =>
        part === 'away' ? this.groups.map(group => each.away(group.name)) : each[part](name),
      );
      return world[part](name);
    };
    const parts = (['local', 'inbox', 'away', 'observer'] as const).map(part => [part, looked(part)]);
    return { ...world, ...Object.fromEntries(parts) };
  }
}
