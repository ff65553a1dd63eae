/** How many columns a text takes in a terminal. */
import stringWidth from 'string-width';

/** ASCII and the signs charts are drawn with: one column each. Asking about them one by one would take most of the time. */
const narrow = /^[\x20-\x7e\u00b7\u2013\u2014\u2018-\u201d\u2026\u2190-\u2193\u2212\u2500-\u25fc]*$/;

/** Whether every character of a text is known to take one column. */
export function isNarrow(text: string): boolean {
  return narrow.test(text);
}

/** The columns a text takes. */
export function widthOf(text: string): number {
  return isNarrow(text) ? text.length : stringWidth(text);
}
