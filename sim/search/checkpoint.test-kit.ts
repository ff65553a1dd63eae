/** For tests: a checkpoint store in memory, checks that use it, and properties that read many places. */

import { checking, modelFor, type Outcome } from '../analysis/check.ts';
import type { CardChange } from '../cards/card-setting.ts';
import { always, everyStep, leadsTo, type Property, stabilises } from '../property/property.ts';
import type { Limits } from '../property/verdict.ts';
import { decode, fromWords, Words } from '../storage/word-file.ts';
import type { Scenario } from '../world/scenario.ts';
import { settingOf } from '../world/setting.ts';
import type { Outside, Store } from './outside.ts';

/** A checkpoint store in memory; its pieces have an unusual size. */
export class MemoryStore implements Store {
  readonly name = 'shelf';
  kept: Uint8Array | undefined;
  writes = 0;

  constructor(readonly build = 'this') {}

  read(): Iterable<Uint8Array> | undefined {
    const { kept } = this;
    return (
      kept && Array.from({ length: Math.ceil(kept.length / 997) }, (_, at) => kept.subarray(997 * at, 997 * at + 997))
    );
  }

  write(pieces: Iterable<Uint8Array>): void {
    this.kept = Uint8Array.from(Buffer.concat(Array.from(pieces, piece => piece.slice())));
    this.writes++;
  }

  /** The contents of the checkpoint, without the time spent. */
  get contents(): unknown {
    const words = new Words(decode(this.read()!));
    const identity = fromWords(words);
    const { spent, ...progress } = fromWords(words) as { spent: object; reached: object };
    const rest: number[] = [];
    for (const block of decode(this.read()!)) rest.push(...block);
    // The worlds begin after the two plain values.
    const sizes = [rest[0]!, rest[1 + Math.ceil(rest[0]! / 4)]!].map(bytes => 1 + Math.ceil(bytes / 4));
    return { identity, progress, words: rest.slice(sizes[0]! + sizes[1]!) };
  }
}

/** The options of a check. */
export interface Run {
  readonly change?: CardChange;
  readonly properties?: readonly Property[];
  readonly limits?: Limits;
  readonly outside?: Partial<Outside>;
}

/** Runs a check to the end. */
export function checked(
  of: Scenario,
  store: Store | undefined,
  { change = {}, properties = [], limits = {}, outside = {} }: Run = {},
): Outcome {
  const setting = settingOf(of, change);
  const run = checking(of, setting, properties, limits, { now: () => 0, ...(store ? { store } : {}), ...outside });
  for (;;) {
    const { done, value } = run.next();
    if (done) return value;
  }
}

/** A safety property of a scenario. */
export const propertyOf = (of: Scenario, name: string, test: Property['test']): Property => ({
  name,
  says: 'Under test.',
  kind: 'safety',
  subject: of.subject,
  source: 'ours',
  breaks: [],
  test,
});

/** Properties of several forms that read many places: worlds, steps, liveness. */
export function readingProperties(of: Scenario): Property[] {
  const names = modelFor(of, settingOf(of)).parties.map(({ name }) => name);
  const [one = '', other = ''] = [names[0], names.at(-1)];
  return [
    propertyOf(
      of,
      'never-all-empty-late',
      always(world => world.inbox(one).length < 2 || world.inbox(other).length === 0),
    ),
    propertyOf(
      of,
      'reads-all',
      always(world => names.every(name => world.inbox(name).length < 3)),
    ),
    propertyOf(
      of,
      'hears',
      everyStep(({ heard, after }) => heard || after.inbox(one).length === 0),
    ),
    propertyOf(
      of,
      'answers',
      leadsTo(
        world => world.inbox(one).length > 0,
        world => world.inbox(one).length === 0,
      ),
    ),
    propertyOf(
      of,
      'calms',
      stabilises(world => names.every(name => world.inbox(name).length === 0)),
    ),
  ];
}
