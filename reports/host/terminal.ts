/** The terminal: its width, its capabilities, its clipboard, and its restoration at exit. */
import picocolors from 'picocolors';
import type { Canvas } from '../tui/paint/paint.ts';

/** The width for text; undefined if it is unknown, as in a pipe. */
export function columns(): number | undefined {
  return process.stdout.columns || Number(process.env.COLUMNS) || undefined;
}

/** Whether input and output are a terminal that can draw a screen. */
export function isInteractive(): boolean {
  return Boolean(process.stdin.isTTY && process.stdout.isTTY) && process.env.TERM !== 'dumb';
}

/** The capabilities of the terminal. Unicode follows the locale if one is set. */
export function terminalCanvas(): Canvas {
  const { LC_ALL, LC_CTYPE, LANG, TERM } = process.env;
  const locale = LC_ALL || LC_CTYPE || LANG;
  const unicode = TERM !== 'linux' && (!locale || /utf-?8/i.test(locale));
  return { colour: isColoured() && (process.stdout.hasColors?.() ?? true), weight: true, unicode };
}

/** Copies text to the clipboard of the terminal's user, over any distance (OSC 52). */
export function copyText(text: string): void {
  process.stdout.write(`\u001B]52;c;${Buffer.from(text).toString('base64')}\u0007`);
}

/** Writes `signs` and shows the cursor when the process ends; the returned function cancels this. */
export function restoreAtExit(signs: string): () => void {
  const restore = (): void => {
    process.stdout.write(`${signs}\u001B[?25h`);
  };
  process.once('exit', restore);
  return () => {
    process.off('exit', restore);
  };
}

/** Lets the terminal UI draw every frame: Ink draws only the last one if these variables are set. */
export function takeScreen(): void {
  delete process.env.CI;
  delete process.env.CONTINUOUS_INTEGRATION;
}

/**
 * Whether standard output is coloured: on a terminal with colours, unless `NO_COLOR` is set; `FORCE_COLOR` forces
 * colours.
 */
export function isColoured(): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = process.env;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0';
  return process.stdout.isTTY === true && TERM !== 'dumb';
}

/** Functions that colour words, or return them unchanged. */
export function paint(): ReturnType<typeof picocolors.createColors> {
  return picocolors.createColors(isColoured());
}
