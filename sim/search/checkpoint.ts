/**
 * Checkpoints: how far a check has come, kept where a later run can go on. Kept are the worlds in order of discovery,
 * what their numbers stand for, and what each watch has seen; what is only remembered for speed is learned again. A run
 * that goes on meets the same worlds, in the same order, with the same verdicts and tokens, as one never interrupted.
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
import { adoptMarks, marksOf, type SearchState } from './search-state.ts';

/** What was spent before. */
export interface Spent {
  readonly seconds: number;
}

/** What a checkpoint is of: all of it must be the same for whoever goes on. */
interface About {
  readonly build: string;
  readonly scenario: string;
  readonly properties: readonly string[];
  readonly sleepSets: boolean;
}

interface Told {
  readonly reached: SearchState;
  readonly seen: Seen;
  readonly numbers: Numbers;
  readonly spent: Spent;
}

export class Checkpoint {
  private readonly about: About;

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
    this.about = {
      build: store.build,
      scenario: [scenario.name, settingWords(scenario, setting).join()].filter(Boolean).join('@'),
      properties: properties.map(({ name }) => name),
      sleepSets,
    };
  }

  /** Whether there is one to go on from; refuses one that is torn, or of something else. */
  check(): boolean {
    const file = this.store.read();
    if (!file) return false;
    let first: Int32Array | undefined;
    try {
      // What it is of stands in the first block; the others are looked at for the digest.
      for (const block of decode(file)) first ??= block;
    } catch (error) {
      throw error instanceof CorruptFile ? this.refused(error.message) : error;
    }
    this.compare(this.aboutIn(new Words(first ? [first] : [])));
    return true;
  }

  private aboutIn(words: Words): About {
    try {
      return fromWords(words) as About;
    } catch (error) {
      throw error instanceof SyntaxError ? this.refused('is no checkpoint') : error;
    }
  }

  /** Lets a new search go on from it; tells what was spent before. */
  resume(search: Search, monitors: Monitors): Spent {
    const words = new Words(decode(this.store.read() ?? []));
    fromWords(words);
    const { reached, seen, numbers, spent } = fromWords(words) as Told;
    adoptNumbers(this.model, numbers);
    search.restore(reached, words);
    monitors.adopt(seen);
    for (const marks of monitors.marks) adoptMarks(marks, reached.worlds, words);
    words.end();
    return spent;
  }

  /** Keeps how far a search has come. */
  save(search: Search, monitors: Monitors, spent: Spent): void {
    const { about, model } = this;
    function* all(): Generator<Int32Array> {
      const { reached, words } = search.save();
      const told: Told = { reached, seen: monitors.keep(reached.worlds), numbers: numbersOf(model), spent };
      yield toWords(about);
      yield toWords(told);
      yield* words();
      for (const marks of monitors.marks) yield* marksOf(marks, reached.worlds);
    }
    this.store.write(encode(all()));
  }

  private compare(kept: About): void {
    const { build, scenario, properties, sleepSets } = this.about;
    if (typeof kept?.scenario !== 'string' || !Array.isArray(kept.properties)) throw this.refused('is no checkpoint');
    if (kept.build !== build) throw this.refused('is of another build of tongka');
    if (kept.scenario !== scenario)
      throw this.refused(`is of ${shortened(visible(kept.scenario), 200)}, not of ${scenario}`);
    if (kept.properties.join() !== properties.join()) throw this.refused('asks for other properties');
    if (kept.sleepSets !== sleepSets) throw this.refused(`was made with --sleep-sets ${kept.sleepSets ? 'on' : 'off'}`);
  }

  private refused(why: string): InputError {
    return new InputError(
      `the checkpoint ${this.store.name} ${why}; it was left as it is: name another file, or remove it to begin anew`,
    );
  }
}
