/** Previews: what each choice would do, before it is taken. Pure; remembered, since every frame asks again. */
import { type Property, type Step, seenAfter, semanticsOf, type World } from '#sim';
import { stateChanges } from '../../sequence/difference.ts';
import { seenIn } from './lights.ts';
import { stepOf } from './next-steps.ts';
import { type Run, worldOf } from './run.ts';

export interface Preview {
  /** The states that would change and the messages that would be sent, in a few words. */
  readonly effect: string;
  /** What it would break. */
  readonly breaks: readonly Property[];
  /** Whether the receiver has no answer to it. */
  readonly unheard: boolean;
}

const remembered = new WeakMap<World, Map<number, Preview>>();

/** What the choice at a place would do here. */
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

/** What a step does, in a few words. */
export function effectOf({ before, after, sends, from }: Step): string {
  const changes = from.model.parties.flatMap(({ name }) =>
    stateChanges(before.local(name).value, after.local(name).value).map(change => `[${change}]`),
  );
  const sent = sends.map(({ message }) => `${message.type} sent`);
  return [...changes, ...sent].join(' ') || 'no party changes';
}
