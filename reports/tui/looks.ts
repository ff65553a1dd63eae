/** Looks: how each kind of text and each light is drawn. The only place that knows colours and symbols. */
import type { TextProps } from 'ink';
import type { LightState } from './lights.ts';
import type { Look } from './line.ts';

type Drawn = Pick<TextProps, 'color' | 'bold' | 'dimColor' | 'inverse' | 'underline'>;

const coloured: Readonly<Record<Look, Drawn>> = {
  plain: {},
  title: { bold: true },
  quiet: { dimColor: true },
  strong: { bold: true },
  here: { color: 'cyan', bold: true },
  good: { color: 'green' },
  bad: { color: 'red', bold: true },
  owed: { color: 'yellow' },
  fault: { color: 'magenta' },
  changed: { color: 'cyan' },
};

/** Without colour, weight alone has to tell: nothing is said by colour only. */
const plain: Readonly<Record<Look, Drawn>> = {
  plain: {},
  title: { bold: true },
  quiet: { dimColor: true },
  strong: { bold: true },
  here: { bold: true },
  good: {},
  bad: { bold: true },
  owed: {},
  fault: {},
  changed: { bold: true },
};

/** How Ink draws a look, with colour or without. */
export function drawn(look: Look, colour: boolean): Drawn {
  return (colour ? coloured : plain)[look];
}

/** The look of a light. */
export const lightLook: Readonly<Record<LightState, Look>> = {
  holds: 'good',
  violated: 'bad',
  unreached: 'quiet',
  owed: 'owed',
};

/** The symbol of a light; without colour a violated one has a symbol of its own. */
export function lightSymbol(state: LightState, colour: boolean): string {
  if (state === 'violated') return colour ? '●' : '✗';
  return { holds: '●', unreached: '○', owed: '◐' }[state];
}

/** What stands before the choice the cursor is on, before a fault, and before a party that has just moved. */
export const symbols = { cursor: '›', fault: '!', moved: '•', rule: '─' } as const;
