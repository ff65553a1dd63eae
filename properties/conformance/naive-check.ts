/**
 * A second opinion on a whole check: every world breadth first, kept as text, every property asked of every world and step.
 * It knows no reduction, no packing, no learning; it is slow, and short enough to be read at one go.
 */
import type { ChoiceKind, Observer, Property, Scenario, Setting, StepView, Verdict, WorldView } from '#sim';
import { isBroken, type Promised, type Steps } from './naive-promise.ts';
import { NaiveSteps } from './naive-steps.ts';
import type { NaiveWorld } from './naive-world.ts';

/** What is said of one property. */
export interface NaiveFinding {
  readonly name: string;
  readonly verdict: Verdict;
  readonly vacuous: boolean;
  /** Steps of a shortest trace, where a world or a step decides it. */
  readonly steps: number | undefined;
}

export interface NaiveOutcome {
  readonly worlds: number;
  readonly steps: number;
  readonly depth: number;
  readonly complete: boolean;
  readonly findings: readonly NaiveFinding[];
}

type Asked = Property['test'] | { readonly form: 'deadlock'; readonly unless?: (world: WorldView) => boolean };

/** A property while the worlds go by. */
class Watched {
  /** Steps to the first world or step that decides it. */
  found: number | undefined;
  /** Whether its premise came up. */
  private isMet = false;
  private readonly owed: boolean[] = [];
  private readonly kept: boolean[] = [];

  constructor(readonly property: Property) {}

  world(view: WorldView, depth: number): void {
    const { test } = this;
    if (test.form === 'step' || test.form === 'deadlock') return;
    if (test.form === 'always' || test.form === 'sometimes') {
      if (test.form === 'always' && test.when && !test.when(view)) return;
      this.isMet = true;
      if (test.holds(view) === (test.form === 'sometimes')) this.found ??= depth;
      return;
    }
    const isOwed = test.form === 'leadsTo' ? test.from(view) : depth === 0;
    if (isOwed || test.form === 'stabilises') this.isMet = true;
    this.owed.push(isOwed);
    this.kept.push(test.form === 'leadsTo' ? test.to(view) : test.holds(view));
  }

  /** A world in which nothing but faults can happen. */
  stuck(view: WorldView, { locals }: NaiveWorld, depth: number): void {
    const { test } = this;
    if (test.form !== 'deadlock') return;
    const isEnd = test.unless ? test.unless(view) : locals.every(({ done }) => done);
    if (!isEnd) this.found ??= depth;
  }

  step(view: StepView, depth: number): void {
    const { test } = this.property;
    if (this.found === undefined && test.form === 'step' && !test.holds(view)) this.found = depth + 1;
  }

  finding(complete: boolean, steps: Steps, asserts: readonly string[]): NaiveFinding {
    const { found, isMet, test } = this;
    const { name } = this.property;
    const said = (verdict: Verdict, vacuous = false): NaiveFinding => ({ name, verdict, vacuous, steps: found });
    if (found !== undefined) return said(test.form === 'sometimes' ? 'holds' : 'violated');
    if (!complete) return said('undecided');
    if (test.form === 'sometimes') return said('violated');
    const isPromise = test.form === 'eventually' || test.form === 'stabilises' || test.form === 'leadsTo';
    if (isPromise && isBroken(steps, this.promised)) return said('violated');
    const vacuous = !isMet && test.form !== 'step' && test.form !== 'deadlock';
    return said(vacuous && asserts.includes(name) ? 'violated' : 'holds', vacuous);
  }

  private get test(): Asked {
    return this.property.test;
  }

  private get promised(): Promised {
    const { kept, owed } = this;
    return { kept, owed: this.property.test.form === 'stabilises' ? undefined : owed };
  }
}

const isFault = (kind: ChoiceKind): boolean => ['lose', 'copy', 'tear', 'crash', 'reinstall', 'leave'].includes(kind);

/** Checks; undefined where there are more worlds than asked for. */
export function naiveCheck(
  scenario: Scenario,
  setting: Setting,
  properties: readonly Property[],
  worldsMax: number,
): NaiveOutcome | undefined {
  const observers: Observer[] = [...new Set(properties.flatMap(each => each.observers ?? []))];
  const worlds = new NaiveSteps(scenario, setting, observers);
  const watched = properties.map(property => new Watched(property));
  const countsAll = observers.length > 0 || properties.some(({ test }) => test.form === 'step');
  const texts: string[] = [];
  const places = new Map<string, number>();
  const depths: number[] = [];
  const place = (text: string, depth: number): number => {
    const known = places.get(text);
    if (known !== undefined) return known;
    places.set(text, texts.length);
    depths.push(depth);
    return texts.push(text) - 1;
  };
  place(JSON.stringify(worlds.begin()), 0);
  const graph: { to: number; item: string | undefined }[][] = [];
  let steps = 0;
  let complete = true;
  for (let at = 0; at < texts.length; at++) {
    if (texts.length > worldsMax) return undefined;
    const world: NaiveWorld = JSON.parse(texts[at]!);
    const depth = depths[at]!;
    for (const each of watched) each.world(worlds.view(world), depth);
    graph.push([]);
    const listed = worlds.steps(texts[at]!);
    complete &&= !worlds.isFull;
    for (const { to, view, changes, item } of listed) {
      if (view.choice.kind !== 'begin') for (const each of watched) each.step(view, depth);
      if (changes || countsAll) steps++;
      if (changes) graph[at]!.push({ to: place(to, depth + 1), item });
    }
    const isStuck = !worlds.isFull && !listed.some(({ changes, view }) => changes && !isFault(view.choice.kind));
    if (isStuck) for (const each of watched) each.stuck(worlds.view(world), world, depth);
  }
  const findings = watched.map(each => each.finding(complete, graph, scenario.asserts));
  return { worlds: texts.length, steps, depth: depths.at(-1)!, complete, findings };
}
