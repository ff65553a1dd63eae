import { expect, test } from 'vitest';
import { catalogue } from '#properties';
import { scenarios } from '#sim';
import { widthOf } from '../../text/width.ts';
import { frameOf, frameText } from '../app/frame.tsx';
import { reduce } from '../app/reduce.ts';
import type { Action } from '../state/action.ts';
import { paneNames } from '../state/arrange.ts';
import { initialState } from '../state/opening.ts';
import type { State } from '../state/state.ts';
import { asciiOf } from './ascii.ts';
import { span } from './line.ts';
import { fullCanvas, painted, plainCanvas } from './paint.ts';
import { svgOf } from './svg.ts';

const scenario = scenarios.find(({ name }) => name === 'lossy-bind')!;
const ways: readonly Action[] = [
  { kind: 'profile' },
  ...Array.from({ length: 9 }, () => ({ kind: 'forward' }) as const),
  { kind: 'back' },
];
const state = ways.reduce(reduce, initialState({ scenarios, catalogue, scenario }, { columns: 120, rows: 40 }));
const states: readonly State[] = [
  state,
  ...paneNames.map(pane => reduce(state, { kind: 'focus', pane })),
  reduce(state, { kind: 'help' }),
  reduce(state, { kind: 'menu', of: 'safeguards' }),
  initialState({ scenarios, catalogue }, { columns: 120, rows: 40 }),
];

test('every sign on the screen has an ASCII substitute of the same width', () => {
  for (const each of states) {
    const frame = frameText(each, plainCanvas);
    expect(asciiOf(frame.replaceAll('\n', ''))).toMatch(/^[\x20-\x7E]*$/);
    expect(asciiOf(frame.replaceAll('\n', ''))).not.toContain('?steps');
    for (const line of frame.split('\n')) expect(asciiOf(line).length).toBe(widthOf(line));
  }
  expect(asciiOf('é')).toBe('?');
});

test('without colour, violated, pending and active have different signs', () => {
  const bare = frameText(state, { colour: false, weight: true, unicode: true });
  expect(bare).not.toMatch(/\p{Cc}\[[0-9;]*3[0-7]m/u);
  expect(bare).toContain('◐');
  expect(bare).toMatch(/\[requesting\.asked\]|\[storing\]|\[confirming/);
});

test('adjacent spans of one style share one escape sequence, and every style is reset', () => {
  expect(painted([span('a', 'good'), span('b', 'good'), span(' c')], fullCanvas)).toBe('\u001B[32mab\u001B[39m c');
});

test('a picture contains every letter of the frame, each span at its column', () => {
  const lines = frameOf(state);
  const picture = svgOf(lines, 120);
  const letters = picture.replaceAll(/<[^>]*>/g, '').replaceAll(/[\u00A0\n]/g, '');
  const escaped = lines
    .flat()
    .map(({ text }) => text)
    .join('')
    .replaceAll(' ', '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;');
  expect(letters).toBe(escaped);
  expect(picture).toMatch(/^<svg [^>]*width="1036" height="748"/);
});
