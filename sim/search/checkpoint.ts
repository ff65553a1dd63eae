/**
 * Checkpoints: the stored progress of a check, from which a later run resumes. A checkpoint has the worlds in order of
 * discovery, the meaning of their numbers, and the state of each monitor. Caches are not stored. A resumed run meets
 * the same worlds, in the same order, with the same verdicts and tokens, as an uninterrupted one.
 */

import type { Monitors, Seen } from '../property/monitors.ts';
import type { Property } from '../property/property.ts';
import type { Limits } from '../property/verdict.ts';
import { CorruptFile, decode, encode, fromWords, toWords, Words } from '../storage/word-file.ts';
import { InputError } from '../world/input-error.ts';
import { adoptNumbers, type Numbers, numbersOf } from '../world/interning/numbers.ts';
import type { Model } from '../world/model.ts';
import { settingWords } from '../world/setting.ts';
import { shortened, visible } from '../world/visible.ts';
import type { Store } from './outside.ts';
import type { Search } from './search.ts';
import { marksOf, restoreMarks, type SearchState } from './search-state.ts';

/** The time spent by earlier runs. */
export interface Spent {
  readonly seconds: number;
}

/** The identity of a check; a run can resume only a checkpoint of the same identity. */
interface Identity {
  readonly build: string;
  readonly scenario: string;
  readonly properties: readonly string[];
  readonly sleepSets: boolean;
}

/** The second value of a checkpoint. */
interface Progress {
  readonly reached: SearchState;
  readonly seen: Seen;
  readonly numbers: Numbers;
  readonly spent: Spent;
}

export class Checkpoint {
  private readonly identity: Identity;

  constructor(
    private readonly store: Store,
    private readonly model: Model,
    properties: readonly Property[],
    { sleepSets = true, symmetry = false }: Limits,
  ) {
    if (symmetry) throw new InputError('a checkpoint does not keep what symmetry knows; check without one of them');
    if (model.listed || model.reached)
      throw new InputError('a checkpoint does not keep chart coverage or a breakdown; check without one of them');
    const { scenario, setting } = model;
    this.identity = {
      build: store.build,
      scenario: [scenario.name, settingWords(scenario, setting).join()].filter(Boolean).join('@'),
      properties: properties.map(({ name }) => name),
      sleepSets,
    };
  }

  /** Whether there is a checkpoint. @throws InputError if it is corrupt or of another check */
  check(): boolean {
    const file = this.store.read();
    if (!file) return false;
    let first: Int32Array | undefined;
    try {
      // The first block has the identity; the others are read for the digest.
      for (const block of decode(file)) first ??= block;
    } catch (error) {
      throw error instanceof CorruptFile ? this.refused(error.message) : error;
    }
    this.compare(this.identityIn(new Words(first ? [first] : [])));
    return true;
  }

  private identityIn(words: Words): Identity {
    try {
      return fromWords(words) as Identity;
    } catch (error) {
      throw error instanceof SyntaxError ? this.refused('is no checkpoint') : error;
    }
  }

  /** Restores a new search from the checkpoint. Returns the time spent by earlier runs. */
  resume(search: Search, monitors: Monitors): Spent {
    const words = new Words(decode(this.store.read() ?? []));
    fromWords(words);
    const { reached, seen, numbers, spent } = fromWords(words) as Progress;
    adoptNumbers(this.model, numbers);
    search.restore(reached, words);
    monitors.adopt(seen);
    for (const marks of monitors.marks) restoreMarks(marks, reached.worlds, words);
    words.end();
    return spent;
  }

  /** Writes the progress of a search to the store. */
  save(search: Search, monitors: Monitors, spent: Spent): void {
    const { identity, model } = this;
    function* all(): Generator<Int32Array> {
      const { reached, words } = search.save();
      const progress: Progress = { reached, seen: monitors.keep(reached.worlds), numbers: numbersOf(model), spent };
      yield toWords(identity);
      yield toWords(progress);
      yield* words();
      for (const marks of monitors.marks) yield* marksOf(marks, reached.worlds);
    }
    this.store.write(encode(all()));
  }

  private compare(found: Identity): void {
    const { build, scenario, properties, sleepSets } = this.identity;
    if (typeof found?.scenario !== 'string' || !Array.isArray(found.properties)) throw this.refused('is no checkpoint');
    if (found.build !== build) throw this.refused('is of another build of tongka');
    if (found.scenario !== scenario)
      throw this.refused(`is of ${shortened(visible(found.scenario), 200)}, not of ${scenario}`);
    if (found.properties.join() !== properties.join()) throw this.refused('asks for other properties');
    if (found.sleepSets !== sleepSets)
      throw this.refused(`was made with --sleep-sets ${found.sleepSets ? 'on' : 'off'}`);
  }

  private refused(why: string): InputError {
    return new InputError(
      `the checkpoint ${this.store.name} ${why}; it is unchanged: name another file, or remove it to start again`,
    );
  }
}
