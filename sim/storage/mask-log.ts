/** The sleep-set masks of the worlds, in order of discovery. */
import type { Mask } from '../world/move-pairs.ts';
import type { MemoryBudget } from './memory-budget.ts';
import { StateLog } from './state-log.ts';

export class MaskLog {
  private readonly log: StateLog;
  private readonly words = new Int32Array(2);

  constructor(budget: MemoryBudget) {
    this.log = new StateLog(2, budget);
  }

  push({ pairs, fresh }: Mask): void {
    this.words[0] = pairs;
    this.words[1] = fresh;
    this.log.push(this.words);
  }

  read(at: number, into: Mask): void {
    const block = this.log.block(at);
    const offset = this.log.offset(at);
    into.pairs = block[offset]!;
    into.fresh = block[offset + 1]!;
  }

  /** Frees memory of the masks of worlds before number `at`; they cannot be read any more. */
  forget(at: number): void {
    this.log.forget(at);
  }
}
