/**
 * ASCII for terminals that know nothing else. Every sign the screen is drawn with has a stand-in as wide as itself, so
 * that nothing moves; a letter without one becomes a question mark.
 */

const standIns: Readonly<Record<string, string>> = {
  '─': '-',
  '╌': '-',
  '═': '=',
  '│': '|',
  '┊': ':',
  '├': '+',
  '┤': '+',
  '└': '`',
  '╡': '=',
  '╞': '=',
  '╳': 'x',
  '▶': '>',
  '◀': '<',
  '▷': '>',
  '◁': '<',
  '→': '>',
  '←': '<',
  '↑': '^',
  '↓': 'v',
  '⇧': '^',
  '⌫': '<',
  '↻': '@',
  '●': '*',
  '○': 'o',
  '◐': '%',
  '◉': '@',
  '◆': '#',
  '◷': '@',
  '•': '*',
  '·': '.',
  '×': 'x',
  '−': '-',
  '–': '-',
  '—': '-',
  '…': '~',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '›': '>',
  '▌': '|',
  '▓': '#',
  '░': '.',
  '█': '#',
  '✗': 'X',
  '✓': 'v',
  '◇': '?',
  '▸': '>',
  '▾': 'v',
  '□': '_',
};

/** The text with nothing but ASCII in it. */
export function asciiOf(text: string): string {
  return text.replaceAll(/[^\x20-\x7E]/gu, sign => standIns[sign] ?? '?');
}
