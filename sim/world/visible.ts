/**
 * Text from outside, made fit to be shown. Signs that steer a terminal, turn the direction of writing or show nothing are
 * written out, as JSON writes them: text inside JSON still means the same.
 */

/** Control and format signs, halves of pairs, ends of lines and paragraphs, and whatever else takes no room. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/** Nothing but these needs no look. */
const plain = /^[\x20-\x7E]*$/;

/** The text with nothing in it that is not seen. */
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

/** Colours and weight, the ends of lines, and what is not seen. */
const inPages = new RegExp(`(\u001B\\[[\\d;]*m|[\\n\\t])|${unseen.source}`, 'gu');

const plainPage = /^[\n\x20-\x7E]*$/;

/** Printed text with nothing in it that is not seen, but for the ends of its lines, tabs and the colours it has. */
export function visiblePage(page: string): string {
  if (plainPage.test(page)) return page;
  return page.replaceAll(inPages, (sign, kept?: string) => kept ?? writtenOut(sign));
}

/** At most so many letters of a text, an ellipsis where something was left out. */
export function shortened(text: string, most: number): string {
  if (text.length <= most) return text;
  const letters = Array.from(text.slice(0, 2 * most + 2));
  return letters.length <= most ? text : `${letters.slice(0, most - 1).join('')}…`;
}

/** What somebody gave is told by so many letters at most. */
const givenMost = 60;

/** What was given, in quotation marks: visible, and no longer than helps to know it again. */
export function quoted(given: string): string {
  return `"${shortened(visible(shortened(given, 2 * givenMost)), givenMost)}"`;
}

/** The place of a file is told by so many letters at most. */
const pathMost = 200;

/** The place of a file, visible and not too long; its end says most. */
export function placeText(path: string): string {
  const text = visible(path.slice(-2 * pathMost));
  return path.length > pathMost || text.length > pathMost ? `…${text.slice(1 - pathMost)}` : text;
}
