import { describe, expect, test } from 'vitest';
import { catalogue } from '#properties';
import { type Scenario, scenarios, traceOf, twoPhaseCommit } from '#sim';
import { reduce } from '../app/reduce.ts';
import type { Action } from '../state/action.ts';
import { initialState } from '../state/opening.ts';
import type { State } from '../state/state.ts';
import { takenIn } from './run.ts';
import { verdictsIn } from './verdicts.ts';

const size = { columns: 120, rows: 40 };
const upon = (state: State, ...actions: Action[]): State => actions.reduce(reduce, state);
const broken = (state: State): readonly string[] =>
  verdictsIn(state.run!).flatMap(({ property, state: verdict }) => (verdict === 'violated' ? [property.name] : []));

describe('the same choices under another setting', () => {
  const trace = traceOf('lossy-bind@published/0.0.0.0.0.1.0', scenarios);
  const end = upon(initialState({ scenarios, catalogue, trace }, size), { kind: 'end' });

  test('under the safeguard that mends, the run departs at the step that opened the row twice', () => {
    expect(broken(end)).toContain('one-live-row-per-card');
    const mended = upon(end, { kind: 'safeguard', name: 'request-identity' });
    expect(mended.run).toMatchObject({ position: 7, departure: { step: 7 } });
    expect(mended.run!.departure!.why).toContain('[row2: free → requested.asked]');
    expect(broken(mended)).toEqual([]);
    expect(takenIn(mended.run!).map(({ at }) => at)).toEqual(takenIn(end.run!).map(({ at }) => at));
  });

  test('under an unrelated safeguard, the run is the same', () => {
    const same = upon(end, { kind: 'safeguard', name: 'list-masking' });
    expect([same.run!.departure, same.notice]).toEqual([undefined, 'list-masking = masked: the same story']);
    expect(broken(same)).toEqual(broken(end));
  });

  test('a missing choice ends the rerun, and the message names the choice', () => {
    const other = upon(
      initialState({ scenarios, catalogue, trace: traceOf('lossy-bind@published/0.0.0.0.0.1.0.1', scenarios) }, size),
      { kind: 'end' },
      { kind: 'profile' },
    );
    expect(other.run!.setting).toMatchObject({ profile: 'hardened' });
    expect(other.run!.path.length).toBeLessThan(8);
    expect(other.run!.departure!.step).toBe(7);
  });

  test('undo restores the run, and redo the rerun', () => {
    const there = upon(end, { kind: 'safeguard', name: 'request-identity' });
    const back = upon(there, { kind: 'undo' });
    expect(back.run).toBe(end.run);
    expect(upon(back, { kind: 'redo' }).run).toBe(there.run);
    // A model is built once.
    expect(upon(back, { kind: 'safeguard', name: 'request-identity' }).run!.model).toBe(there.run!.model);
  });

  test('the other profile keeps the parameters of the scenario', () => {
    const four = traceOf('two-phase-commit@managers=4/0', scenarios);
    const other = upon(initialState({ scenarios, catalogue, trace: four }, size), { kind: 'profile' });
    expect(other.run!.setting).toMatchObject({ profile: 'published', parameters: { managers: 4 } });
  });

  test('a scenario without profiles and safeguards gets a message', () => {
    const { settings: _, ...scenario } = twoPhaseCommit;
    const state = initialState({ scenarios: [scenario as Scenario], catalogue, scenario: scenario as Scenario }, size);
    expect(upon(state, { kind: 'profile' }).notice).toBe('this scenario has no profiles');
    expect(upon(state, { kind: 'safeguard', name: 'list-masking' }).notice).toBe('this scenario has no safeguards');
  });
});
