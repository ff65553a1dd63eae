/**
 * Tokens: a trace as text, `scenario[@setting]/choices[:cycle][~check]`. The check is a digest of the described steps,
 * so that a token of another version is refused and never misread.
 */
import { choiceText } from '../world/choice.ts';
import { InputError, oneOf } from '../world/input-error.ts';
import type { Model } from '../world/model.ts';
import type { Scenario } from '../world/scenario.ts';
import { settingNamed, settingWords } from '../world/setting.ts';
import { quoted } from '../world/visible.ts';
import type { Step } from '../world/world.ts';
import { type Replayed, replay, type Trace } from './trace.ts';

/** The token of a trace. The model replays the trace for the digest, unless `check` is given. */
export function tokenOf(
  model: Model,
  { scenario, setting, stem, cycle }: Trace,
  check: string = digest(replay(model, { stem, cycle }).steps),
): string {
  const words = settingWords(scenario, setting);
  const at = words.length > 0 ? `@${words.join(',')}` : '';
  const round = cycle ? `:${cycle.join('.')}` : '';
  return `${scenario.name}${at}/${stem.join('.')}${round}~${check}`;
}

/** A parsed token: its trace, and the digest it claims. */
export interface TokenRead extends Trace {
  readonly check: string | undefined;
}

/**
 * Parses a token of one of these scenarios.
 * @throws InputError where it is malformed or names an unknown scenario or setting
 */
export function traceOf(token: string, scenarios: readonly Scenario[]): TokenRead {
  const parts = /^([^@]*?)(?:@([^/]*))?\/([\d.]*)(?::([\d.]+))?(?:~([0-9a-f]+))?$/.exec(token);
  if (!parts)
    throw new InputError(
      `malformed token ${quoted(token)}: a token looks like lossy-bind@published/0.2.1~9f2c (scenario@setting/choices~check)`,
    );
  const [, name = '', words, stem = '', cycle, check] = parts;
  const found = oneOf(
    'scenario',
    name,
    scenarios.map(scenario => scenario.name),
  );
  const scenario = scenarios.find(each => each.name === found)!;
  return {
    scenario,
    setting: settingNamed(scenario, words?.split(',') ?? []),
    stem: places(token, stem),
    cycle: cycle === undefined ? undefined : places(token, cycle),
    check,
  };
}

/**
 * Replays a token.
 * @throws InputError where a choice is not enabled, or the steps have another digest
 */
export function replayToken(model: Model, { stem, cycle, check }: TokenRead): Replayed {
  const replayed = replay(model, { stem, cycle });
  const now = digest(replayed.steps);
  if (check !== undefined && check !== now)
    throw new InputError(
      `the token is of another version: its steps now mean something else (check ${now}, the token says ${check}); find the trace again with check or find`,
    );
  return replayed;
}

function places(token: string, text: string): number[] {
  if (text === '') return [];
  return text.split('.').map(place => {
    if (place === '')
      throw new InputError(`malformed token ${quoted(token)}: choices are whole numbers with single dots between`);
    return Number(place);
  });
}

/** The digest of steps, by the texts of their choices: four hexadecimal digits (FNV-1a, folded to 16 bits). */
export function digest(steps: readonly Pick<Step, 'choice'>[]): string {
  return digestText(steps.reduce(digestOn, digestOfNothing));
}

/** The hash of no steps, to be extended step by step. */
export const digestOfNothing = 0x811c9dc5;

/** The hash extended by one step. */
export function digestOn(before: number, { choice }: Pick<Step, 'choice'>): number {
  let hash = before;
  for (const code of Buffer.from(`${choiceText(choice)}\n`)) hash = Math.imul(hash ^ code, 0x01000193);
  return hash;
}

/** The digest of a hash, as in a token. */
export function digestText(hash: number): string {
  return (((hash >>> 16) ^ hash) & 0xffff).toString(16).padStart(4, '0');
}
