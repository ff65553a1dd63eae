// Goal: the DOT text says what the picture says. Method: one small picture in full, and a chart with frames.
import { expect, test } from 'vitest';
import { createMachine } from 'xstate';
import { pictureDot } from './dot.ts';
import { pictureOf } from './picture.ts';

type Config = Parameters<typeof createMachine>[0];
const textOf = (config: unknown): string =>
  pictureDot(pictureOf(createMachine(config as Config)), { title: 'A "title"', lines: ['What & <why>.'] });
/** The lines without look. */
const bare = (text: string): string[] =>
  text.split('\n').map(line => line.replaceAll(/<\/?(FONT|TABLE|TR|TD|HR|B)\b[^>]*>/g, '').trim());

test('special characters are escaped', () => {
  const text = textOf({ initial: 'a', states: { a: { description: 'One < two & "three".' } } });
  expect(text).toContain('digraph "A \\"title\\""');
  expect(bare(text).join('\n')).toContain('What &amp; &lt;why&gt;.');
  expect(bare(text).join('\n')).toContain('One &lt; two &amp; &quot;three&quot;.');
});

test('a state with states inside is a frame, at which arrows are cut off', () => {
  const text = textOf({
    initial: 'out',
    states: {
      out: { on: { go: 'in' } },
      in: { initial: 'one', on: { leave: 'out' }, states: { one: { on: { next: 'two' } }, two: {} } },
    },
  });
  const lines = bare(text);
  expect(lines).toContain('subgraph cluster_in {');
  expect(lines.find(line => line.startsWith('in_one -> out'))).toContain('ltail=cluster_in');
  expect(lines.some(line => line.startsWith('out -> in_one'))).toBe(true);
  // The frame is entered from outside, so that its first state needs no sign.
  expect(lines.filter(line => /__begin \[/.test(line))).toHaveLength(1);
});

test('many arrows back to the beginning end at its name', () => {
  const busy = (next: string) => ({ on: { next, stop: 'idle' } });
  const states = { idle: { on: { go: 'a' } }, a: busy('b'), b: busy('c'), c: busy('d'), d: busy('a') };
  const lines = bare(textOf({ initial: 'idle', states }));
  expect(lines.filter(line => /-> \w+__to__idle/.test(line))).toHaveLength(4);
  expect(lines.filter(line => /-> idle\b/.test(line))).toEqual(
    ['__begin -> idle'].map(line => expect.stringContaining(line)),
  );
});
