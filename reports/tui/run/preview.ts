/** Previews: the effect of each choice before it is taken. Pure; computed once, since each frame reads them. */
import { type Property, type Step, seenAfter, semanticsOf, type World } from '#sim';
import { stateChanges } from '../../sequence/difference.ts';
import { stepOf } from './next-steps.ts';
import { type Run, worldOf } from './run.ts';
import { seenIn } from './verdicts.ts';

export interface Preview {
  /** The states that change and the messages that are sent, in a few words. */
  readonly effect: string;
  /** The safety properties the step breaks. */
  readonly breaks: readonly Property[];
  /** Whether the receiver has no transition for the message. */
  readonly unheard: boolean;
}

const remembered = new WeakMap<World, Map<number, Preview>>();

/** The preview of the choice at an index. */
export function previewOf(run: Run, at: number): Preview {
  const world = worldOf(run);
  const known = remembered.get(world) ?? new Map<number, Preview>();
  remembered.set(world, known);
  const preview = known.get(at) ?? previewed(run, stepOf(world, at));
  known.set(at, preview);
  return preview;
}

function previewed(run: Run, next: Step | undefined): Preview {
  if (!next) return { effect: '', breaks: [], unheard: false };
  const before = seenIn(run);
  const after = seenAfter(run.properties, before, next, run.position + 1);
  const breaks = run.properties.filter(
    ({ test }, at) => semanticsOf(test).kind === 'safety' && before[at] === undefined && after[at] !== undefined,
  );
  return { effect: effectOf(next), breaks, unheard: !next.heard };
}

/** The effect of a step in a few words. */
export function effectOf({ before, after, sends, from }: Step): string {
  const changes = from.model.parties.flatMap(({ name }) =>
    stateChanges(before.local(name).value, after.local(name).value).map(change => `[${change}]`),
  );
  const sent = sends.map(({ message }) => `${message.type} sent`);
  return [...changes, ...sent].join(' ') || 'no party changes';
}
