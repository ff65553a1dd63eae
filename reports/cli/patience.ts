/** Long work: shows progress on a terminal, and keeps what was found when a person presses Ctrl-C. */
import { setImmediate } from 'node:timers/promises';
import type { Ora } from 'ora';
import type { Progress } from '#sim';

/** Drives the checker's turns; between two of them a signal can be heard. */
export class Patience {
  /** Whether Ctrl-C was pressed. */
  interrupted = false;
  private spinner: Ora | undefined;
  private readonly interrupt = (): void => {
    this.interrupted = true;
  };

  private constructor() {
    process.on('SIGINT', this.interrupt);
  }

  /** Does `work` with patience, and lets go of the terminal however it ends. */
  static async during<Result>(work: (patience: Patience) => Promise<Result>): Promise<Result> {
    const patience = new Patience();
    try {
      // A terminal that does not know its width would keep the spinner clearing lines for ever.
      if (process.stderr.isTTY && process.stderr.columns > 0) {
        const { default: ora } = await import('ora');
        patience.spinner = ora({ discardStdin: false });
      }
      return await work(patience);
    } finally {
      patience.spinner?.stop();
      process.off('SIGINT', patience.interrupt);
    }
  }

  /** Drives a generator to its end, or sends it `'stop'` once Ctrl-C was pressed. */
  async finish<Result>(name: string, turns: Generator<Progress, Result, 'stop' | undefined>): Promise<Result> {
    await setImmediate();
    let turn = turns.next();
    while (!turn.done) {
      const { worlds, steps, depth } = turn.value;
      if (this.spinner) {
        this.spinner.text = `${name}: ${counted(worlds)} worlds, ${counted(steps)} steps, depth ${depth}`;
        if (!this.spinner.isSpinning) this.spinner.start();
      }
      await setImmediate();
      turn = turns.next(this.interrupted ? 'stop' : undefined);
    }
    this.spinner?.stop();
    return turn.value;
  }
}

/** A count with its thousands apart. */
export function counted(count: number): string {
  return count.toLocaleString('en-US');
}
