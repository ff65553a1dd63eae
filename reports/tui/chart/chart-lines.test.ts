/** Goal: the chart painted step by step equals the whole chart. Method: compared with the chart painted at once. */
import { expect, test } from 'vitest';
import { catalogue } from '#properties';
import { calmDriver, run as runThrough, scenarios, settingOf } from '#sim';
import { planOf } from '../../sequence/lanes.ts';
import { layoutOf } from '../../sequence/layout.ts';
import { paintText } from '../../sequence/text.ts';
import { painted, plainCanvas } from '../paint/paint.ts';
import { atPosition, openRun, type Run, takenIn } from '../run/run.ts';
import { withSteps } from '../run/tree.ts';
import { chartLines, chartScroll, stepsMatching } from './chart-lines.ts';

const still = { scroll: 0, slide: 0, match: '' };
const textOf = (run: Run, room: { width: number; height: number }, looking = still): readonly string[] =>
  chartLines(run, room, looking).map(line => painted(line, plainCanvas).trimEnd());

/** A scenario run by the calm driver to its end. */
function calm(name: string): Run {
  const scenario = scenarios.find(each => each.name === name)!;
  const run = openRun(scenario, settingOf(scenario), catalogue);
  const { steps } = runThrough(run.model, calmDriver);
  const { tree, line } = withSteps(run.tree, run.tree.nodes[0]!, steps);
  return atPosition({ ...run, tree, path: line }, steps.length);
}

test.each([
  'first-bind',
  'migrate-card',
  'tap-to-pay',
])('the chart of %s painted step by step equals the chart painted at once', name => {
  const run = calm(name);
  const layout = layoutOf(run.model, takenIn(run));
  const whole = paintText({ ...layout, inFlight: [] }, { columns: 100, colour: false }, planOf(layout, 100)).split(
    '\n',
  );
  const strips = textOf(run, { width: 100, height: 400 });
  // The whole chart ends with an empty line of lifelines and, if it is long, a repeated header.
  expect(whole.slice(0, strips.length)).toEqual(strips);
});

test('a long run is shown around the current position, and scrolls to its beginning', () => {
  const short = calm('lossy-bind');
  const steps = takenIn(short);
  const many = Array.from({ length: 300 }, (_, at) => steps[at % steps.length]!);
  const { tree, line } = withSteps(short.tree, short.tree.nodes[0]!, many);
  const run = atPosition({ ...short, tree, path: line }, 200);
  const room = { width: 90, height: 30 };
  const shown = textOf(run, room);
  expect(shown.length).toBe(30);
  expect(shown.some(text => text.startsWith('200 '))).toBe(true);
  expect(shown.join('\n')).toContain('here · 100 steps ahead');
  const top = chartScroll(run, room, 100_000);
  expect(textOf(run, room, { ...still, scroll: top }).some(text => /^ +1 /.test(text))).toBe(true);
  expect(chartScroll(run, room, top + 5)).toBe(top);
  const bottom = chartScroll(run, room, -100_000);
  expect(textOf(run, room, { ...still, scroll: bottom }).some(text => text.startsWith('300 '))).toBe(true);
});

test('a search finds every step that contains the text, in any case', () => {
  const run = calm('first-bind');
  const found = stepsMatching(run, 'RECORD.STORE');
  expect(found).toContain(9);
  expect(stepsMatching(run, '')).toEqual([]);
  expect(stepsMatching(run, 'nowhere at all')).toEqual([]);
});
