/**
 * Display of untrusted text. Characters that control a terminal, change the writing direction or are invisible are
 * written as JSON escapes, so that JSON text keeps its meaning.
 */

/** Control and format characters, lone surrogates, line and paragraph separators, and default ignorable characters. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Text of printable ASCII needs no escapes. */
const plain = /^[\x20-\x7E]*$/;

/** The text with its invisible characters escaped. */
export function visible(text: string): string {
  return plain.test(text) ? text : text.replaceAll(unseen, writtenOut);
}

const short: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function writtenOut(sign: string): string {
  return (
    short[sign] ??
    Array.from({ length: sign.length }, (_, at) => `\\u${sign.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')
  );
}

/** Terminal sequences of colour and weight, line ends and tabs, which are kept; and invisible characters. */
const inPages = new RegExp(`(\u001B\\[[\\d;]*m|[\\n\\t])|${unseen.source}`, 'gu');

const plainPage = /^[\n\x20-\x7E]*$/;

/** A printed page with its invisible characters escaped, except line ends, tabs and colours. */
export function visiblePage(page: string): string {
  if (plainPage.test(page)) return page;
  return page.replaceAll(inPages, (sign, kept?: string) => kept ?? writtenOut(sign));
}

/** A text of at most `most` characters; a longer one is cut and ends with an ellipsis. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const letters = Array.from(text.slice(0, 2 * most + 2));
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
}

/** The maximum length of quoted input, in characters. */
const givenMost = 60;

/** Input in quotation marks, with escapes, and cut to `givenMost` characters. */
export function quoted(given: string): string {
  return `"${shortened(visible(shortened(given, 2 * givenMost)), givenMost)}"`;
}

/** The maximum length of a shown path, in characters. */
const pathMost = 200;

/** A path with escapes; a longer one is cut to its end. */
export function pathText(path: string): string {
  const text = visible(path.slice(-2 * pathMost));
  return path.length > pathMost || text.length > pathMost ? `…${text.slice(1 - pathMost)}` : text;
}
