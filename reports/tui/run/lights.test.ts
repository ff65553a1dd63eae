/** Lights on a run whose first steps are known: the card holder taps, the terminal hears it, the element is asked. */
import { expect, test } from 'vitest';
import { catalogue } from '#properties';
import {
  always,
  check,
  eventually,
  everyStep,
  inForce,
  leadsTo,
  type Property,
  scenarios,
  settingOf,
  sometimes,
  stabilises,
  traceOf,
  type WorldView,
} from '#sim';
import { causeText } from '../properties/explain.ts';
import { brokenNow, type LightState, lightsIn } from './lights.ts';
import { atPosition, forward, openRun, type Run } from './run.ts';

const lossyBind = scenarios.find(({ name }) => name === 'lossy-bind')!;

const asked = (world: WorldView): boolean => world.inbox('terminal').length > 0;
const elementAsked = (world: WorldView): boolean => world.inbox('secureElement').length > 0;

/** How a light stands before the first step and after each of the next two. */
function walked(test: Property['test']): LightState[] {
  const property: Property = {
    name: 'tried-here',
    says: 'For this test.',
    kind: 'safety',
    subject: lossyBind.subject,
    source: 'this test',
    breaks: [],
    test,
  };
  const runs: Run[] = [openRun(lossyBind, settingOf(lossyBind), [property])];
  for (let at = 0; at < 2; at++) runs.push(forward(runs[at]!));
  return runs.map(run => lightsIn(run)[0]!.state);
}

test('what holds always turns red and stays red', () => {
  expect(walked(always(world => !asked(world)))).toEqual(['holds', 'violated', 'violated']);
  expect(walked(everyStep(({ choice }) => choice.kind !== 'intend'))).toEqual(['holds', 'violated', 'violated']);
});

test('what happens sometimes is not yet reached until it is seen', () => {
  expect(walked(sometimes(asked))).toEqual(['unreached', 'holds', 'holds']);
});

test('an obligation is owed until it is discharged', () => {
  expect(walked(leadsTo(asked, elementAsked))).toEqual(['holds', 'owed', 'holds']);
});

test('a liveness property is violated where nothing more happens by itself, and only there', () => {
  // Before the tap the world is settled: a fair run may end there.
  expect(walked(eventually(elementAsked))).toEqual(['violated', 'owed', 'holds']);
  expect(walked(stabilises(asked))).toEqual(['violated', 'owed', 'owed']);
});

test('a liveness property is violated at the end of a run, and since when it was owed is told', () => {
  const deletion = scenarios.find(({ name }) => name === 'crashed-delete')!;
  const published = settingOf(deletion, { profile: 'published' });
  const settles = catalogue.filter(({ name }) => name === 'every-deletion-ends');
  const [broken] = check(deletion, published, settles).properties;
  const trace = traceOf(broken!.token!, scenarios);
  const end = atPosition(openRun(trace.scenario, trace.setting, settles, trace), trace.stem.length);
  const lightAt = (run: Run) => lightsIn(run)[0]!;
  const { owedSince } = lightAt(end);
  expect(lightAt(end)).toMatchObject({ state: 'violated', since: trace.stem.length });
  expect(owedSince).toBeGreaterThan(0);
  expect(lightAt(atPosition(end, owedSince! - 1))).toMatchObject({ state: 'holds', owedSince: undefined });
  expect(lightAt(atPosition(end, owedSince!))).toMatchObject({ state: 'owed', since: undefined, owedSince });
  expect(causeText(end, lightAt(end))).toMatch(
    new RegExp(`^Nothing more happens by itself\\. Owed since step ${owedSince}(: .*)?\\.$`),
  );
  expect(causeText(end, { ...lightAt(end), owedSince: 0 })).toBe(
    'Nothing more happens by itself. Owed from the beginning.',
  );
});

test('along a counterexample the light goes red in its last step, and is named as broken there', () => {
  const published = settingOf(lossyBind, { profile: 'published' });
  const broken = check(lossyBind, published, inForce(lossyBind, catalogue)).properties.find(
    ({ verdict, property }) => verdict === 'violated' && property.kind === 'safety',
  )!;
  const trace = traceOf(broken.token!, scenarios);
  const end = atPosition(openRun(trace.scenario, trace.setting, catalogue, trace), trace.stem.length);
  const lightAt = (run: Run) => lightsIn(run).find(({ property }) => property === broken.property)!;
  expect(lightAt(atPosition(end, end.position - 1)).state).not.toBe('violated');
  expect(lightAt(end)).toMatchObject({ state: 'violated', since: trace.stem.length });
  expect(brokenNow(end).map(({ property }) => property)).toContain(broken.property);
});
