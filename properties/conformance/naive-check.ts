/**
 * A naive checker, as an oracle for the engine: it explores every world breadth first, keeps worlds as text, and
 * evaluates every property in every world and step. It has no reductions, packing or memoisation. It is slow, and short
 * enough to read in one sitting.
 */
import type { ChoiceKind, Property, Scenario, Setting } from '#sim';
import { type NaiveFinding, NaiveMonitor } from './naive-monitor.ts';
import { NaiveSteps } from './naive-steps.ts';
import type { NaiveWorld } from './naive-world.ts';

export interface NaiveOutcome {
  readonly worlds: number;
  readonly steps: number;
  readonly depth: number;
  readonly complete: boolean;
  readonly findings: readonly NaiveFinding[];
}

const isFault = (kind: ChoiceKind): boolean => ['lose', 'copy', 'tear', 'crash', 'reinstall', 'leave'].includes(kind);

/** The outcome of a naive check; undefined if there are more than `worldsMax` worlds. */
export function naiveCheck(
  scenario: Scenario,
  setting: Setting,
  properties: readonly Property[],
  worldsMax: number,
): NaiveOutcome | undefined {
  const observers = [...new Set(properties.flatMap(each => each.observers ?? []))];
  const world = new NaiveSteps(scenario, setting, observers);
  const monitors = properties.map(property => new NaiveMonitor(property, world.system.groups ?? []));
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
  place(JSON.stringify(world.begin()), 0);
  /** The first world, and the worlds before and after a step. */
  const stepped = new Set([0]);
  const graph: { to: number; item: string | undefined }[][] = [];
  let steps = 0;
  let complete = true;
  for (let at = 0; at < texts.length; at++) {
    if (texts.length > worldsMax) return undefined;
    const here: NaiveWorld = JSON.parse(texts[at]!);
    const depth = depths[at]!;
    graph.push([]);
    const listed = world.steps(texts[at]!);
    complete &&= !world.isFull;
    for (const { to, view, changes, item } of listed) {
      if (view.choice.kind !== 'begin') for (const monitor of monitors) monitor.step(view, depth);
      if (changes || countsAll) steps++;
      const next = place(to, depth + 1);
      if (view.choice.kind !== 'begin') stepped.add(at).add(next);
      if (changes) graph[at]!.push({ to: next, item });
    }
    const isStuck = !world.isFull && !listed.some(({ changes, view }) => changes && !isFault(view.choice.kind));
    const isOver = here.locals.every(({ done }) => done);
    for (const monitor of monitors) monitor.world(world.view(here), depth, isStuck, isOver);
  }
  const views = (ofSteps: boolean) =>
    texts.filter((_, at) => !ofSteps || stepped.has(at)).map(text => world.view(JSON.parse(text)));
  const findings = monitors.map(monitor => monitor.finding(complete, graph, views, scenario.asserts));
  return { worlds: texts.length, steps, depth: depths.at(-1)!, complete, findings };
}
