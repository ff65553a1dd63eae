/** Long work that a signal can end: shows progress on a terminal, prints what is found, and keeps it on Ctrl-C. */

import { setImmediate } from 'node:timers/promises';
import type { Ora } from 'ora';
import type { Progress } from '#sim';
import { progressText } from '../formats/progress-text.ts';
import { clock } from './clock.ts';
import { printNotice } from './streams.ts';

/** Often enough to be seen to move, seldom enough to be read. */
const shownEveryMs = 200;

/** What asks for an end: Ctrl-C, a supervisor, and a terminal that goes away. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Work that is done turn by turn; between two turns a signal can be heard. */
export class Interruptible {
  /** Whether a signal has asked for an end. */
  interrupted = false;
  private spinner: Ora | undefined;
  private showAt = 0;
  /** Passes a signal on to other threads. */
  private stop: (() => void) | undefined;
  private readonly interrupt = (): void => {
    this.interrupted = true;
    this.stop?.();
  };

  private constructor() {
    for (const signal of signals) process.on(signal, this.interrupt);
  }

  /** Does the work, and lets go of signals and terminal however it ends. */
  static async during<Result>(work: (interruptible: Interruptible) => Promise<Result>): Promise<Result> {
    const interruptible = new Interruptible();
    try {
      // On a terminal that does not know its width the spinner would clear lines for ever.
      if (process.stderr.isTTY && process.stderr.columns > 0) {
        const { default: ora } = await import('ora');
        interruptible.spinner = ora({ discardStdin: false });
      }
      return await work(interruptible);
    } finally {
      interruptible.spinner?.stop();
      for (const signal of signals) process.off(signal, interruptible.interrupt);
    }
  }

  /** Runs a check to its end, or to `'stop'` after a signal; shows its progress under a name. */
  run<Result>(
    name: string,
    turns: Generator<Progress & { readonly news?: readonly string[] }, Result, 'stop' | undefined>,
  ): Promise<Result> {
    return this.drive(
      turns,
      progress => progressText(name, progress),
      ({ news }) => news ?? [],
    );
  }

  /** Drives any generator to its end, or to `'stop'` after a signal; its progress and its news are put into words here. */
  async drive<Turn, Result>(
    turns: Generator<Turn, Result, 'stop' | undefined>,
    progressOf: (turn: Turn) => string,
    newsOf: (turn: Turn) => readonly string[] = () => [],
  ): Promise<Result> {
    await setImmediate();
    let turn = turns.next();
    while (!turn.done) {
      const { value } = turn;
      for (const line of newsOf(value)) this.print(line);
      this.show(() => progressOf(value));
      await setImmediate();
      turn = turns.next(this.interrupted ? 'stop' : undefined);
    }
    this.spinner?.stop();
    return turn.value;
  }

  /** Waits for the work of other threads; shows its progress, and calls `stop` after a signal. */
  async await<Result>(work: Promise<Result>, progress: () => string, stop: () => void): Promise<Result> {
    // Without a terminal, too: only this timer keeps the process alive while it waits for threads.
    const timer = setInterval(() => this.show(progress), shownEveryMs);
    this.stop = stop;
    if (this.interrupted) stop();
    try {
      return await work;
    } finally {
      clearInterval(timer);
      this.stop = undefined;
      this.spinner?.stop();
    }
  }

  /** Prints a line to standard error; on a terminal above the progress. */
  print(line: string): void {
    // The spinner is drawn anew when it is shown next.
    this.spinner?.stop();
    printNotice(line);
  }

  private show(text: () => string): void {
    if (!this.spinner || clock.now() < this.showAt) return;
    this.showAt = clock.now() + shownEveryMs;
    this.spinner.text = text();
    if (!this.spinner.isSpinning) this.spinner.start();
  }
}
