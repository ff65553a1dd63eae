import { fc, test } from '@fast-check/vitest';
import { describe, expect, test as plainTest } from 'vitest';
import { InputError, oneOf, wholeNumber } from './input-error.ts';
import { pathText, quoted, shortened, visible, visiblePage } from './visible.ts';

/** Arbitrary text, often with terminal control sequences or invisible characters. */
const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.constantFrom(
        '\u001B]52;c;cHduZWQ=\u0007',
        '\u202E',
        '\u200B',
        '\u009B31m',
        '\uFEFF',
        '\u{E0041}',
        '\u2028',
        '\uD800',
        'é',
        '漢',
        '"',
        '\\',
      ),
    ),
  )
  .map(parts => parts.join(''));
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{DI}]/u;

describe('visible text', () => {
  test.prop([text])('has no control, direction or invisible characters', given => {
    expect(visible(given)).not.toMatch(unseen);
  });

  test.prop([text])('is unchanged by a second escape', given => {
    expect(visible(visible(given))).toBe(visible(given));
  });

  test.prop([text])('in JSON parses to the same value', given => {
    expect(JSON.parse(visiblePage(JSON.stringify({ given }, undefined, 2)))).toEqual({ given });
  });

  plainTest('keeps letters of every alphabet and escapes the rest', () => {
    expect(visible('Müller 漢字 …▌')).toBe('Müller 漢字 …▌');
    expect(visible('a\u001B[31mb\u202Ec\r\n\u{E0041}')).toBe('a\\u001b[31mb\\u202ec\\r\\n\\udb40\\udc41');
  });

  plainTest('of a page keeps line ends, tabs and colours, and escapes the rest', () => {
    expect(visiblePage('\u001B[1;31mred\u001B[0m\n\tnext\u001B[2J\u0007\r')).toBe(
      '\u001B[1;31mred\u001B[0m\n\tnext\\u001b[2J\\u0007\\r',
    );
  });
});

describe('quoted input', () => {
  test.prop([text])('has at most 60 characters, for input of any length', given => {
    const shown = quoted(given.repeat(50));
    expect(Array.from(shown).length).toBeLessThanOrEqual(62);
    expect(shown).not.toMatch(unseen);
  });

  plainTest('is whole if it is short, and cut otherwise', () => {
    expect(quoted('losy-bind')).toBe('"losy-bind"');
    expect(quoted('a'.repeat(60))).toBe(`"${'a'.repeat(60)}"`);
    expect(quoted('a'.repeat(61))).toBe(`"${'a'.repeat(59)}…"`);
    expect(shortened('😀😀😀', 2)).toBe('😀…');
    expect(pathText(`/${'a'.repeat(300)}/end`)).toMatch(/^…a{195}\/end$/);
  });

  plainTest('a path is whole up to 200 characters, and cut to its end otherwise', () => {
    expect(pathText('runs/a.run')).toBe('runs/a.run');
    expect(pathText('a'.repeat(200))).toBe('a'.repeat(200));
    expect(pathText(`b${'a'.repeat(200)}`)).toBe(`…${'a'.repeat(199)}`);
    // Its escapes make it longer.
    expect(pathText('\u202E'.repeat(40))).toBe(`…${'\\u202e'.repeat(40).slice(-199)}`);
  });

  plainTest('is cut at whole code points, and only if it is too long', () => {
    expect(shortened('abc', 3)).toBe('abc');
    expect(shortened('abcd', 3)).toBe('ab…');
    expect(shortened('😀😀', 2)).toBe('😀😀');
    expect(shortened('😀a😀b', 3)).toBe('😀a…');
    expect(shortened('', 0)).toBe('');
  });

  plainTest.each<[() => unknown, string]>([
    [
      () => oneOf('scenario', 'losy', ['lossy', 'first']),
      'unknown scenario "losy": did you mean "lossy"? (one of lossy, first)',
    ],
    [() => oneOf('run', 'a\n', []), 'unknown run "a\\n": there is none yet'],
    [() => wholeNumber('--seed', '-1'), '--seed takes a whole number, 0 or more; "-1" was given'],
    [() => wholeNumber('--seed', ''), '--seed takes a whole number, 0 or more; "" was given'],
    [() => wholeNumber('--seed', '1.5', 1), '--seed takes a whole number, 1 or more; "1.5" was given'],
    [
      () => wholeNumber('--seed', '9007199254740992'),
      '--seed takes a whole number, 0 or more; "9007199254740992" was given',
    ],
    [() => wholeNumber('size', '1', 2, 4), 'size takes a whole number, from 2 to 4; "1" was given'],
    [() => wholeNumber('size', '5', 2, 4), 'size takes a whole number, from 2 to 4; "5" was given'],
    [() => wholeNumber('size', ' 3', 2, 4), 'size takes a whole number, from 2 to 4; " 3" was given'],
    [() => wholeNumber('size', '3a', 2, 4), 'size takes a whole number, from 2 to 4; "3a" was given'],
    [() => wholeNumber('size', 'a3', 2, 4), 'size takes a whole number, from 2 to 4; "a3" was given'],
  ])('that is not allowed is refused in one line: case %#', (act, line) => expect(act).toThrow(new InputError(line)));

  plainTest('that is allowed is accepted, the bounds included', () => {
    expect(['2', '4', '03'].map(given => wholeNumber('size', given, 2, 4))).toEqual([2, 4, 3]);
    expect(wholeNumber('size', '9007199254740991')).toBe(Number.MAX_SAFE_INTEGER);
    expect(oneOf('run', '', ['', 'b'])).toBe('');
    expect(new InputError('x').name).toBe('InputError');
  });

  plainTest.each([
    () => oneOf('scenario', 'x\u202E'.repeat(50_000), ['lossy-bind', 'first-bind']),
    () => wholeNumber('--seed', '\u001B]0;title\u0007'.repeat(10_000)),
  ])('in an error message is short and has no invisible characters', act => {
    let message = '';
    try {
      act();
    } catch (error) {
      if (error instanceof InputError) message = error.message;
    }
    expect(message).toMatch(/\\u/);
    expect(message).not.toMatch(unseen);
    expect(message.length).toBeLessThan(200);
  });
});
