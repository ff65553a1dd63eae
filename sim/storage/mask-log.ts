/** The sleep-set mask of each world, in order of discovery. */
import type { Mask } from '../world/move-pairs.ts';
import type { MemoryBudget } from './memory-budget.ts';
import { StateLog } from './state-log.ts';

export class MaskLog {
  private readonly queue: StateLog;
  private readonly words = new Int32Array(2);

  constructor(room: MemoryBudget) {
    this.queue = new StateLog(2, room);
  }

  push({ pairs, fresh }: Mask): void {
    this.words[0] = pairs;
    this.words[1] = fresh;
    this.queue.push(this.words);
  }

  read(at: number, into: Mask): void {
    const block = this.queue.block(at);
    const offset = this.queue.offset(at);
    into.pairs = block[offset]!;
    into.fresh = block[offset + 1]!;
  }

  /** Nobody asks for the masks of worlds before place `at` any more. */
  forget(at: number): void {
    this.queue.forget(at);
  }
}
