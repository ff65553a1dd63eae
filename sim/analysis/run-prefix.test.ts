/**
 * Goal: a run moves to the model with the observers a property needs, and stays the same run. Method: two parties that
 * report their moves, and observers that count them; a property needs one observer, another, or none.
 */
import { expect, test } from 'vitest';
import { setup } from 'xstate';
import { remembering } from '#machines';
import { underTest } from '../property/property.test-kit.ts';
import { always, type Property } from '../property/property.ts';
import { scenarioOf } from '../samples/remembering.ts';
import { replay } from '../trace/trace.ts';
import type { Observer } from '../world/interning/observer-table.ts';
import { settingOf } from '../world/setting.ts';
import { modelFor } from './check.ts';
import { minimise } from './minimise.ts';
import { withObserversOf } from './run-prefix.ts';

const going = (name: string) => remembering(name, { idle: { on: { go: ['gone'] } }, gone: {} });
const scenario = scenarioOf([going('ann'), going('ben')]);

/** An observer that counts reported moves, up to two. */
const counter = (name: string): Observer => ({
  name,
  chart: setup({}).createMachine({
    id: name,
    initial: 'none',
    states: { none: { on: { moved: 'one' } }, one: { on: { moved: 'two' } }, two: {} },
  }),
});
const [first, second, third] = ['first', 'second', 'third'].map(counter) as [Observer, Observer, Observer];
const needing = (...observers: Observer[]): Property[] => [{ ...underTest(always(() => true)), observers }];
/** The run in which both parties go. */
const run = (properties: readonly Property[]) =>
  replay(modelFor(scenario, settingOf(scenario), properties), { stem: [0, 0] });

test('a run whose model has exactly the needed observers is returned unchanged', () => {
  for (const needed of [needing(), needing(first), needing(first, second)]) {
    const given = run(needed);
    expect(withObserversOf(given, needed)).toBe(given);
  }
});

test.each<[name: string, had: Property[], needed: Property[], names: string[]]>([
  ['one that is missing joins', needing(), needing(first), ['first']],
  ['one that is not needed leaves', needing(first, second), needing(first), ['first']],
  ['one takes the place of another', needing(first, third), needing(first, second), ['first', 'second']],
])('the same steps are taken again where %s', (_, had, needed, names) => {
  const given = run(had);
  const { model, steps, end } = withObserversOf(given, needed);
  expect(model.observers.map(({ observer }) => observer.name)).toEqual(names);
  expect(steps.map(({ choice }) => choice)).toEqual(given.steps.map(({ choice }) => choice));
  expect(steps.every(({ from }) => from.model === model)).toBe(true);
  expect(steps.at(-1)!.to.row).toEqual(end.row);
  expect(names.map(name => steps.at(-1)!.after.observer(name).value)).toEqual(names.map(() => 'two'));
});

test('a run taken without observers can be minimised for a property that needs one', () => {
  const seen = { ...underTest(always(world => world.observer('first').value === 'none')), observers: [first] };
  expect(minimise(run([]), seen).run.steps).toHaveLength(1);
});
