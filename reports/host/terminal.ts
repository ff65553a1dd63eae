/** The terminal: how wide it is, what it can show, its clipboard, and how it is left. */
import picocolors from 'picocolors';
import type { Canvas } from '../tui/paint/paint.ts';

/** How wide text may be; undefined where the width is unknown, as in a pipe. */
export function columns(): number | undefined {
  return process.stdout.columns || Number(process.env.COLUMNS) || undefined;
}

/** Whether a person sits at both ends, at a terminal on which a screen can be drawn. */
export function isInteractive(): boolean {
  return Boolean(process.stdin.isTTY && process.stdout.isTTY) && process.env.TERM !== 'dumb';
}

/** What the terminal can show. Its letters are what the locale says, where a locale is set. */
export function terminalCanvas(): Canvas {
  const { LC_ALL, LC_CTYPE, LANG, TERM } = process.env;
  const locale = LC_ALL || LC_CTYPE || LANG;
  const unicode = TERM !== 'linux' && (!locale || /utf-?8/i.test(locale));
  return { colour: isColoured() && (process.stdout.hasColors?.() ?? true), weight: true, unicode };
}

/** Puts text on the clipboard of the person at the terminal, over any distance (OSC 52). */
export function copyText(text: string): void {
  process.stdout.write(`\u001B]52;c;${Buffer.from(text).toString('base64')}\u0007`);
}

/** However the process ends, the terminal gets these signs and its cursor back; the function returned cancels that. */
export function restoreAtExit(signs: string): () => void {
  const restore = (): void => {
    process.stdout.write(`${signs}\u001B[?25h`);
  };
  process.once('exit', restore);
  return () => {
    process.off('exit', restore);
  };
}

/** Lets the terminal UI draw every frame: where these variables are set, Ink draws only the last one. */
export function takeScreen(): void {
  delete process.env.CI;
  delete process.env.CONTINUOUS_INTEGRATION;
}

/** Whether standard output is coloured: a terminal that can, unless `NO_COLOR` is set; `FORCE_COLOR` insists. */
export function isColoured(): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0';
  return process.stdout.isTTY === true && TERM !== 'dumb';
}

/** Colours words, or leaves them as they are. */
export function paint(): ReturnType<typeof picocolors.createColors> {
  return picocolors.createColors(isColoured());
}
