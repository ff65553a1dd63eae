/** Budgets: how often each fault and each counted intent may still happen, all in one small integer (mixed radix). */
import { HarnessError } from './harness-error.ts';

interface Counter {
  readonly name: string;
  readonly times: number;
  readonly stride: number;
}

export class Budgets {
  /** Everything unspent. */
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

  /** The counter called `name`, or -1 where it is not counted. */
  counter(name: string): number {
    return this.counters.findIndex(counter => counter.name === name);
  }

  /** Every counter's name, in order. */
  get names(): string[] {
    return this.counters.map(({ name }) => name);
  }

  /** What is left of each counter, given to another: what counter `at` had goes to counter `to[at]`. */
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

  /** What is left, by name, for telling. */
  tell(budget: number): Record<string, number> {
    return Object.fromEntries(this.counters.map(({ name }, at) => [name, this.left(budget, at)]));
  }
}
