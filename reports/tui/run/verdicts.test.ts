/**
 * Verdicts on a run whose first steps are known: the intent reaches the terminal, then a message reaches the element.
 */
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
import { atPosition, forward, openRun, type Run } from './run.ts';
import { brokenNow, type VerdictState, verdictsIn } from './verdicts.ts';

const lossyBind = scenarios.find(({ name }) => name === 'lossy-bind')!;

const asked = (world: WorldView): boolean => world.inbox('terminal').length > 0;
const elementAsked = (world: WorldView): boolean => world.inbox('secureElement').length > 0;

/** The verdict before the first step and after each of the next two. */
function walked(test: Property['test']): VerdictState[] {
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
  return runs.map(run => verdictsIn(run)[0]!.state);
}

test('a violated safety property stays violated', () => {
  expect(walked(always(world => !asked(world)))).toEqual(['holds', 'violated', 'violated']);
  expect(walked(everyStep(({ choice }) => choice.kind !== 'intend'))).toEqual(['holds', 'violated', 'violated']);
});

test('a reachability property is unreached until its world is seen', () => {
  expect(walked(sometimes(asked))).toEqual(['unreached', 'holds', 'holds']);
});

test('an obligation is pending until it is discharged', () => {
  expect(walked(leadsTo(asked, elementAsked))).toEqual(['holds', 'pending', 'holds']);
});

test('a liveness property is violated in a quiescent world, and only there', () => {
  // The world before the tap is quiescent: a fair run can end there.
  expect(walked(eventually(elementAsked))).toEqual(['violated', 'pending', 'holds']);
  expect(walked(stabilises(asked))).toEqual(['violated', 'pending', 'pending']);
});

test('a liveness property is violated at the end of a run, with the step from which it was pending', () => {
  const deletion = scenarios.find(({ name }) => name === 'crashed-delete')!;
  const published = settingOf(deletion, { profile: 'published' });
  const settles = catalogue.filter(({ name }) => name === 'every-deletion-ends');
  const [broken] = check(deletion, published, settles).properties;
  const trace = traceOf(broken!.token!, scenarios);
  const end = atPosition(openRun(trace.scenario, trace.setting, settles, trace), trace.stem.length);
  const verdictAt = (run: Run) => verdictsIn(run)[0]!;
  const { pendingSince } = verdictAt(end);
  expect(verdictAt(end)).toMatchObject({ state: 'violated', since: trace.stem.length });
  expect(pendingSince).toBeGreaterThan(0);
  expect(verdictAt(atPosition(end, pendingSince! - 1))).toMatchObject({ state: 'holds', pendingSince: undefined });
  expect(verdictAt(atPosition(end, pendingSince!))).toMatchObject({ state: 'pending', since: undefined, pendingSince });
  expect(causeText(end, verdictAt(end))).toMatch(
    new RegExp(`^Nothing more happens by itself\\. Owed since step ${pendingSince}(: .*)?\\.$`),
  );
  expect(causeText(end, { ...verdictAt(end), pendingSince: 0 })).toBe(
    'Nothing more happens by itself. Owed from the beginning.',
  );
});

test('the last step of a counterexample makes the verdict violated, and the verdict carries the number of that step', () => {
  const published = settingOf(lossyBind, { profile: 'published' });
  const broken = check(lossyBind, published, inForce(lossyBind, catalogue)).properties.find(
    ({ verdict, property }) => verdict === 'violated' && property.kind === 'safety',
  )!;
  const trace = traceOf(broken.token!, scenarios);
  const end = atPosition(openRun(trace.scenario, trace.setting, catalogue, trace), trace.stem.length);
  const verdictAt = (run: Run) => verdictsIn(run).find(({ property }) => property === broken.property)!;
  expect(verdictAt(atPosition(end, end.position - 1)).state).not.toBe('violated');
  expect(verdictAt(end)).toMatchObject({ state: 'violated', since: trace.stem.length });
  expect(brokenNow(end).map(({ property }) => property)).toContain(broken.property);
});
