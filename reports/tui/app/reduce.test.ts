import { expect, test } from 'vitest';
import { catalogue } from '#properties';
import { check, inForce, scenarios, settingOf, traceOf } from '#sim';
import { homeEntries } from '../home/home.ts';
import { isRound, type Run, tokenSoFar } from '../run/run.ts';
import type { Action } from '../state/action.ts';
import { initialState } from '../state/opening.ts';
import { listed } from '../state/screen.ts';
import type { State } from '../state/state.ts';
import { reduce } from './reduce.ts';

const lossyBind = scenarios.find(({ name }) => name === 'lossy-bind')!;

const size = { columns: 100, rows: 30 };
const chooser = initialState({ scenarios, catalogue }, size);
const first = initialState({ scenarios, catalogue, scenario: lossyBind }, size);

const upon = (state: State, ...actions: Action[]): State => actions.reduce(reduce, state);
const runOf = (state: State): Run => state.run!;
const steps = (count: number): Action[] => Array.from({ length: count }, () => ({ kind: 'forward' }) as const);

const violation = () => {
  const published = settingOf(lossyBind, { profile: 'published' });
  const broken = check(lossyBind, published, inForce(lossyBind, catalogue)).properties.find(
    ({ verdict }) => verdict === 'violated',
  )!;
  return traceOf(broken.token!, scenarios);
};

test('the cursor of the chooser stays within the list, and enter opens the scenario under it', () => {
  expect(upon(chooser, { kind: 'move', by: -1 }).cursor).toBe(0);
  expect(upon(chooser, { kind: 'end' }).cursor).toBe(scenarios.length - 1);
  expect(upon(chooser, { kind: 'move', by: 1 }, { kind: 'take' }).run?.scenario).toBe(scenarios[1]);
});

test('back to the chooser puts the cursor on the scenario that was open', () => {
  const back = upon(first, ...steps(2), { kind: 'chooser' });
  expect(back.run).toBeUndefined();
  expect(homeEntries(back)[back.cursor]?.title).toBe('lossy-bind');
});

test('a choice adds one step, and the token lists the numbers of the choices taken', () => {
  const there = upon(first, ...steps(5), { kind: 'move', by: 1 }, { kind: 'take' });
  expect(runOf(there).position).toBe(6);
  const token = tokenSoFar(runOf(there));
  expect(traceOf(token, scenarios).stem).toEqual(runOf(there).path.map(({ step }) => step!.at));
  expect(traceOf(token, scenarios).stem.at(-1)).toBe(1);
});

test('back and forward move along the same path; a different choice forks it', () => {
  const there = upon(first, ...steps(6), { kind: 'back' }, { kind: 'back' });
  expect([runOf(there).position, runOf(there).path.length]).toEqual([4, 6]);
  expect(upon(there, { kind: 'forward' }, { kind: 'forward' }).run?.path).toBe(runOf(there).path);
  const ahead = listed(there)[there.cursors.choices ?? 0]!;
  expect(ahead.ahead).toBe(true);
  expect(upon(there, { kind: 'take' }).run?.path).toBe(runOf(there).path);
  const other = listed(there).find(({ at }) => at !== ahead.at)!;
  const forked = upon(there, { kind: 'digit', digit: String(other.at) });
  expect([runOf(forked).position, runOf(forked).path.length]).toEqual([5, 5]);
});

test('home and end move to the ends of the path', () => {
  const there = upon(first, ...steps(4), { kind: 'home' });
  expect([runOf(there).position, runOf(there).path.length]).toEqual([0, 4]);
  expect(runOf(upon(there, { kind: 'back' })).position).toBe(0);
  expect(runOf(upon(there, { kind: 'end' })).position).toBe(4);
});

test('the calm driver steps to the end of the scenario and then stays', () => {
  const end = upon(first, ...steps(60));
  const more = upon(end, { kind: 'forward' });
  expect(runOf(more).position).toBe(runOf(end).position);
  expect(listed(end).every(({ fault }) => fault)).toBe(true);
});

test('hidden faults leave the numbers of the other choices unchanged', () => {
  const there = upon(first, ...steps(3));
  const hidden = upon(there, { kind: 'faults' });
  expect(listed(there).some(({ fault }) => fault)).toBe(true);
  expect(listed(hidden)).toEqual(listed(there).filter(({ fault }) => !fault));
});

test('a digit that begins several numbers waits for the next digit', () => {
  let state = upon(first, ...steps(1));
  // Only busy worlds have more than ten choices (faults and expiries); the loop searches for one.
  for (let at = 0; at < 40 && listed(state).length <= 10; at++) {
    const expiry = listed(state).findIndex(({ choice }) => choice.kind === 'expire' || choice.kind === 'copy');
    state = expiry < 0 ? upon(state, { kind: 'forward' }) : upon(state, { kind: 'move', by: expiry }, { kind: 'take' });
  }
  if (listed(state).length <= 10) {
    const digit = String(listed(state)[0]!.at);
    expect(runOf(upon(state, { kind: 'digit', digit })).position).toBe(runOf(state).position + 1);
    return;
  }
  const typed = upon(state, { kind: 'digit', digit: '1' });
  expect([typed.typed, typed.cursors.choices, runOf(typed).position]).toEqual(['1', 1, runOf(state).position]);
  const ten = upon(typed, { kind: 'digit', digit: '0' });
  expect(runOf(ten).path.at(-1)?.step?.at).toBe(10);
});

test('a number without a choice does nothing', () => {
  const there = upon(first, { kind: 'digit', digit: '9' });
  expect([there.typed, runOf(there).position]).toEqual(['', 0]);
});

test('a trace opens at its beginning with its steps ahead, and a restart brings these steps back', () => {
  const trace = violation();
  const opened = initialState({ scenarios, catalogue, trace }, size);
  expect([runOf(opened).position, runOf(opened).path.length]).toEqual([0, trace.stem.length]);
  const forked = upon(opened, { kind: 'end' }, ...steps(1), { kind: 'home' }, ...steps(1), { kind: 'restart' });
  expect(runOf(forked).path.map(({ step }) => step!.at)).toEqual(trace.stem);
});

test('the chart scrolls no further than its length, and a step scrolls it back to its end', () => {
  const there = upon(first, ...steps(12));
  const scroll = (state: State): number => state.scrolls.chart ?? 0;
  const up = upon(there, { kind: 'scroll', pages: -1 });
  expect(scroll(up)).toBeGreaterThan(0);
  expect(scroll(upon(up, { kind: 'scroll', pages: -50 }))).toBe(scroll(upon(up, { kind: 'scroll', pages: -60 })));
  expect(scroll(upon(up, { kind: 'scroll', pages: 9 }))).toBe(0);
  expect(scroll(upon(up, { kind: 'forward' }))).toBe(0);
});

test('an overlay stays until it is closed or an action changes the run', () => {
  expect(upon(first, { kind: 'help' }).overlay?.kind).toBe('help');
  expect(upon(first, { kind: 'help' }, { kind: 'help' }).overlay).toBeUndefined();
  expect(upon(first, { kind: 'token' }, { kind: 'close' }).overlay).toBeUndefined();
  expect(upon(first, { kind: 'token' }, { kind: 'forward' }).overlay).toBeUndefined();
  expect(upon(chooser, { kind: 'help' }, { kind: 'quit' }).done).toBe(true);
});

test('a lasso repeats its cycle for ever, and its token contains the cycle', () => {
  const calm = runOf(upon(first, ...steps(5))).path.map(({ step }) => step!.at);
  const { scenario, setting } = runOf(first);
  // Any steps serve as a cycle here: only the checker verifies that a cycle closes.
  const trace = { scenario, setting, stem: calm.slice(0, 3), cycle: calm.slice(3), check: undefined };
  const opened = initialState({ scenarios, catalogue, trace }, size);
  expect(isRound(runOf(upon(opened, ...steps(4))))).toBe(false);
  const end = upon(opened, { kind: 'end' });
  expect(isRound(runOf(end))).toBe(true);
  expect(tokenSoFar(runOf(end))).toContain(`/${calm.slice(0, 3).join('.')}:${calm.slice(3).join('.')}~`);
  expect(runOf(upon(end, { kind: 'forward' })).path.at(-1)?.step?.at).toBe(calm[3]);
});

test('a trace whose steps have another meaning now is refused', () => {
  const trace = { ...violation(), check: 'none' };
  expect(() => initialState({ scenarios, catalogue, trace }, size)).toThrow(/another version/);
});
