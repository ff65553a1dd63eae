/** For tests: checkpoints in memory, checks that use them, and properties that read much. */

import { checking, modelFor, type Outcome } from '../analysis/check.ts';
import type { CardChange } from '../cards/card-setting.ts';
import { always, everyStep, leadsTo, type Property, stabilises } from '../property/property.ts';
import type { Limits } from '../property/verdict.ts';
import { decode, fromWords, Words } from '../storage/word-file.ts';
import type { Scenario } from '../world/scenario.ts';
import { settingOf } from '../world/setting.ts';
import type { Outside, Store } from './outside.ts';

/** A file in memory, read in pieces of a size nobody expects. */
export class Shelf implements Store {
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

  /** All that was kept, but for what was spent. */
  get told(): unknown {
    const words = new Words(decode(this.read()!));
    const about = fromWords(words);
    const { spent, ...told } = fromWords(words) as { spent: object; reached: object };
    const rest: number[] = [];
    for (const block of decode(this.read()!)) rest.push(...block);
    // What comes after the two values, which is where the worlds begin.
    const sizes = [rest[0]!, rest[1 + Math.ceil(rest[0]! / 4)]!].map(bytes => 1 + Math.ceil(bytes / 4));
    return { about, told, words: rest.slice(sizes[0]! + sizes[1]!) };
  }
}

/** What a check is to differ in. */
export interface Run {
  readonly change?: CardChange;
  readonly properties?: readonly Property[];
  readonly limits?: Limits;
  readonly outside?: Partial<Outside>;
}

/** Checks to the end. */
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

/** A property to be checked. */
/** A property to be checked. */
export const about = (of: Scenario, name: string, test: Property['test']): Property => ({
  name,
  says: 'Under test.',
  kind: 'safety',
  subject: of.subject,
  source: 'ours',
  breaks: [],
  test,
});

/** Properties of every form that read much: late violations, steps, liveness. */
export function curious(of: Scenario): Property[] {
  const names = modelFor(of, settingOf(of)).parties.map(({ name }) => name);
  const [one = '', other = ''] = [names[0], names.at(-1)];
  return [
    about(
      of,
      'never-all-empty-late',
      always(world => world.inbox(one).length < 2 || world.inbox(other).length === 0),
    ),
    about(
      of,
      'reads-all',
      always(world => names.every(name => world.inbox(name).length < 3)),
    ),
    about(
      of,
      'hears',
      everyStep(({ heard, after }) => heard || after.inbox(one).length === 0),
    ),
    about(
      of,
      'answers',
      leadsTo(
        world => world.inbox(one).length > 0,
        world => world.inbox(one).length === 0,
      ),
    ),
    about(
      of,
      'calms',
      stabilises(world => names.every(name => world.inbox(name).length === 0)),
    ),
  ];
}
