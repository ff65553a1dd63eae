/** Budgets: the remaining number of each fault and each counted intent, all in one integer below 2^31 (mixed radix). */
import { HarnessError } from './harness-error.ts';

interface Counter {
  readonly name: string;
  readonly times: number;
  readonly stride: number;
}

export class Budgets {
  /** The value in which nothing is spent. */
  readonly full: number;
  private readonly counters: Counter[] = [];

  constructor(times: readonly (readonly [name: string, times: number])[]) {
    let stride = 1;
    for (const [name, count] of times) {
      this.counters.push({ name, times: count, stride });
      stride *= count + 1;
    }
    if (stride > 2 ** 31) throw new HarnessError('the budgets do not fit 31 bits; grant fewer faults and intents');
    this.full = stride - 1;
  }

  /** The index of the counter `name`, or -1 where there is none. */
  counter(name: string): number {
    return this.counters.findIndex(counter => counter.name === name);
  }

  /** The counters' names, in order. */
  get names(): string[] {
    return this.counters.map(({ name }) => name);
  }

  /** The budget in which counter `to[at]` has what counter `at` has in the given one; `to` is a permutation. */
  moved(budget: number, to: readonly number[]): number {
    return to.reduce((sum, other, at) => sum + this.left(budget, at) * this.counters[other]!.stride, 0);
  }

  left(budget: number, counter: number): number {
    const { stride, times } = this.counters[counter]!;
    return Math.floor(budget / stride) % (times + 1);
  }

  spend(budget: number, counter: number): number {
    return budget - this.counters[counter]!.stride;
  }

  /** The remaining number of each counter, by name. */
  byName(budget: number): Record<string, number> {
    return Object.fromEntries(this.counters.map(({ name }, at) => [name, this.left(budget, at)]));
  }
}
