/** Long work: shows progress on a terminal, tells what is found, and keeps it when a person presses Ctrl-C. */

import { setImmediate } from 'node:timers/promises';
import type { Ora } from 'ora';
import type { Progress } from '#sim';
import { formatNumber } from '../text/number.ts';
import { clock, remark } from './outside.ts';

/** Often enough to be seen to move, seldom enough to be read. */
const shownEveryMs = 200;

/** What asks for an end: Ctrl-C, whoever runs this on a person’s behalf, and a terminal that goes away. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Drives the checker's turns; between two of them a signal can be heard. */
export class Patience {
  /** Whether Ctrl-C was pressed, or the same asked for by a signal. */
  interrupted = false;
  private spinner: Ora | undefined;
  private showAt = 0;
  /** What else is to be told of Ctrl-C. */
  private stop: (() => void) | undefined;
  private readonly interrupt = (): void => {
    this.interrupted = true;
    this.stop?.();
  };

  private constructor() {
    for (const signal of signals) process.on(signal, this.interrupt);
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
      for (const signal of signals) process.off(signal, patience.interrupt);
    }
  }

  /** Drives a generator to its end, or sends it `'stop'` once Ctrl-C was pressed. */
  finish<Result>(
    name: string,
    turns: Generator<Progress & { readonly news?: readonly string[] }, Result, 'stop' | undefined>,
  ): Promise<Result> {
    return this.outrun(
      turns,
      progress => progressText(name, progress),
      ({ news }) => news ?? [],
    );
  }

  /** The same, where how far it has come is told in other words, and what was found. */
  async outrun<Turn, Result>(
    turns: Generator<Turn, Result, 'stop' | undefined>,
    told: (turn: Turn) => string,
    news: (turn: Turn) => readonly string[] = () => [],
  ): Promise<Result> {
    await setImmediate();
    let turn = turns.next();
    while (!turn.done) {
      const { value } = turn;
      for (const line of news(value)) this.tell(line);
      this.show(() => told(value));
      await setImmediate();
      turn = turns.next(this.interrupted ? 'stop' : undefined);
    }
    this.spinner?.stop();
    return turn.value;
  }

  /** Waits for what other threads do: shows how it stands, and calls `stop` once Ctrl-C was pressed. */
  async outlast<Result>(work: Promise<Result>, standing: () => string, stop: () => void): Promise<Result> {
    // Without a terminal too: it keeps this thread waiting for others that nothing else waits for.
    const watch = setInterval(() => this.show(standing), shownEveryMs);
    this.stop = stop;
    if (this.interrupted) stop();
    try {
      return await work;
    } finally {
      clearInterval(watch);
      this.stop = undefined;
      this.spinner?.stop();
    }
  }

  /** Tells a line on standard error; on a terminal above the progress. */
  tell(line: string): void {
    // It is drawn anew when it is shown next.
    this.spinner?.stop();
    remark(line);
  }

  private show(text: () => string): void {
    if (!this.spinner || clock.now() < this.showAt) return;
    this.showAt = clock.now() + shownEveryMs;
    this.spinner.text = text();
    if (!this.spinner.isSpinning) this.spinner.start();
  }
}

/**
 * How far a check has come, in a line. How many worlds there are nobody knows before the end: what can be said is that
 * those waiting are still to come, and whether the levels of the search grow or shrink.
 */
export function progressText(name: string, progress: Progress): string {
  const { worlds, steps, depth, pace } = progress;
  if (!pace) return `${name}: ${formatNumber(worlds)} worlds, ${formatNumber(steps)} steps, depth ${depth}`;
  const { stepsPerSecond, waiting, bytes, growth, worldsPerSecond } = pace;
  const least = worldsPerSecond > 0 ? `, at least ${duration(waiting / worldsPerSecond)} more` : '';
  const parts = [
    `${formatNumber(worlds)} worlds`,
    `${formatNumber(stepsPerSecond)} steps a second`,
    `${formatNumber(waiting)} waiting`,
    `depth ${depth}`,
    `${formatNumber(Math.ceil(bytes / 2 ** 20))} MiB`,
    `${growth < 1 ? 'shrinking' : 'growing'}${least}`,
  ];
  return `${name}: ${parts.join(', ')}`;
}

function duration(seconds: number): string {
  if (seconds < 60) return `${Math.ceil(seconds)} s`;
  const minutes = Math.ceil(seconds / 60);
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
