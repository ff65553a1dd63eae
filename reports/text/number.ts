/** Numbers as text, with commas between thousands. */

/** A number with commas between thousands. */
export function formatNumber(number: number, fractionDigitsMax = 3): string {
  return number.toLocaleString('en-US', { maximumFractionDigits: fractionDigitsMax });
}

/** A count with its noun: `1 world`, `8,832 worlds`. */
export function formatCount(count: number, noun: string): string {
  return `${formatNumber(count)} ${noun}${count === 1 ? '' : 's'}`;
}
