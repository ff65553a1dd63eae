/** The width of text in a terminal, in columns. */
import stringWidth from 'string-width';

/** ASCII and the characters of charts: one column each. The library would take most of the time for these. */
const narrow = /^[\x20-\x7e\u00b7\u2013\u2014\u2018-\u201d\u2026\u2190-\u2193\u2212\u2500-\u25fc]*$/;

/** Whether every character of a text is known to be one column wide. */
export function isNarrow(text: string): boolean {
  return narrow.test(text);
}

/** The width of a text in columns. */
export function widthOf(text: string): number {
  return isNarrow(text) ? text.length : stringWidth(text);
}
