/**
 * Long work that a signal can interrupt: shows progress on a terminal, prints findings, and keeps the result on Ctrl-C.
 */

import { setImmediate } from 'node:timers/promises';
import type { Ora } from 'ora';
import type { Progress } from '#sim';
import { progressText } from '../formats/progress-text.ts';
import { clock } from './clock.ts';
import { printNotice } from './streams.ts';

/** The interval of progress lines, in milliseconds. */
const shownEveryMs = 200;

/** The signals that request an end: Ctrl-C, a supervisor, and a closed terminal. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Work in turns; signals are handled between turns. */
export class Interruptible {
  /** Whether a signal requested an end. */
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

  /** Runs the work, and releases signals and terminal at its end or failure. */
  static async during<Result>(work: (interruptible: Interruptible) => Promise<Result>): Promise<Result> {
    const interruptible = new Interruptible();
    try {
      // On a terminal of unknown width the spinner would clear lines for ever.
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

  /**
   * Runs a generator to its end, or to `'stop'` after a signal; its progress and its findings are converted to text
   * here.
   */
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
    // Without a terminal also: only this timer keeps the process alive while it waits for threads.
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

  /** Prints a line to standard error; on a terminal above the progress line. */
  print(line: string): void {
    // The spinner is drawn again with the next progress.
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
