/**
 * A second opinion on a whole check: every world breadth first, kept as text, every property asked of every world and step.
 * It knows no reduction, no packing, no learning; it is slow, and short enough to be read at one go.
 */
import type { ChoiceKind, Property, Scenario, Setting } from '#sim';
import { NaiveSteps } from './naive-steps.ts';
import { type NaiveFinding, NaiveWatch } from './naive-watch.ts';
import type { NaiveWorld } from './naive-world.ts';

export interface NaiveOutcome {
  readonly worlds: number;
  readonly steps: number;
  readonly depth: number;
  readonly complete: boolean;
  readonly findings: readonly NaiveFinding[];
}

const isFault = (kind: ChoiceKind): boolean => ['lose', 'copy', 'tear', 'crash', 'reinstall', 'leave'].includes(kind);

/** Checks; undefined where there are more worlds than asked for. */
export function naiveCheck(
  scenario: Scenario,
  setting: Setting,
  properties: readonly Property[],
  worldsMax: number,
): NaiveOutcome | undefined {
  const observers = [...new Set(properties.flatMap(each => each.observers ?? []))];
  const world = new NaiveSteps(scenario, setting, observers);
  const watches = properties.map(property => new NaiveWatch(property, world.system.groups ?? []));
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
  /** The first world, and those that a step leaves or comes to. */
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
      if (view.choice.kind !== 'begin') for (const watch of watches) watch.step(view, depth);
      if (changes || countsAll) steps++;
      const next = place(to, depth + 1);
      if (view.choice.kind !== 'begin') stepped.add(at).add(next);
      if (changes) graph[at]!.push({ to: next, item });
    }
    const isStuck = !world.isFull && !listed.some(({ changes, view }) => changes && !isFault(view.choice.kind));
    const isOver = here.locals.every(({ done }) => done);
    for (const watch of watches) watch.world(world.view(here), depth, isStuck, isOver);
  }
  const views = (ofSteps: boolean) =>
    texts.filter((_, at) => !ofSteps || stepped.has(at)).map(text => world.view(JSON.parse(text)));
  const findings = watches.map(watch => watch.finding(complete, graph, views, scenario.asserts));
  return { worlds: texts.length, steps, depth: depths.at(-1)!, complete, findings };
}
