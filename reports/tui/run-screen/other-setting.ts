/** Another setting: the choices of the run replayed under another profile, or with another value of a safeguard. */
import { profile, safeguards } from '#machines';
import { type CardSetting, isCardSetting, type Setting } from '#sim';
import { rerun } from '../run/rerun.ts';
import { continuedBy, openRun, type Run } from '../run/run.ts';
import { latestTip } from '../run/tree.ts';
import type { ActionOf } from '../state/action.ts';
import { settingKey } from '../state/opening.ts';
import type { Running, State } from '../state/state.ts';
import { goTo } from './history.ts';

/** The run under the other profile. */
export function underOtherProfile(state: Running): State {
  const { setting } = state.run;
  if (!isCardSetting(setting)) return { ...state, notice: 'this scenario has no profiles' };
  const other = setting.profile === 'hardened' ? 'published' : 'hardened';
  const changed: CardSetting = { ...setting, profile: other, safeguards: profile(other) };
  return under(state, changed, other);
}

/** The run with a safeguard at the given value, or at its next one. */
export function withSafeguard(state: Running, { name, value }: ActionOf<'safeguard'>): State {
  const { setting } = state.run;
  if (!isCardSetting(setting)) return { ...state, notice: 'this scenario has no safeguards' };
  const now = setting.safeguards[name];
  const { values } = safeguards[name];
  const next = value ?? values[(values.indexOf(now) + 1) % values.length]!;
  const changed: CardSetting = { ...setting, safeguards: { ...setting.safeguards, [name]: next } };
  return under(state, changed, `${name} = ${next}`);
}

/** The run under another setting, with a message that says whether it departs. */
function under(state: Running, setting: Setting, what: string): State {
  const { run } = state;
  const { scenario } = run;
  const key = settingKey(scenario, setting);
  const fresh = openRun(scenario, setting, state.catalogue, undefined, state.models[key]);
  const { steps, departure } = rerun(run, fresh.model);
  const again = continuedBy(fresh, steps, Math.min(run.position, steps.length));
  const next: Run = {
    ...again,
    opened: latestTip(again.tree, again.tree.nodes[0]!),
    ...(departure ? { departure } : {}),
  };
  const notice = departure ? `${what}: the story departs at step ${departure.step}` : `${what}: the same story`;
  const models = { ...state.models, [key]: fresh.model };
  return { ...goTo({ ...state, models, asking: undefined }, next), notice };
}
