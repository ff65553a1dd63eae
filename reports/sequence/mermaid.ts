/**
 * A sequence chart as a Mermaid `sequenceDiagram` (https://mermaid.js.org/syntax/sequenceDiagram.html). Arrows have the
 * number of their step.
 */
import type { PartyName } from '#machines';
import type { Layout, Row } from './layout.ts';
import { titleOf } from './words.ts';

/** The Mermaid text of a layout. */
export function paintMermaid({ lanes, rows, inFlight }: Layout): string {
  const lines = ['sequenceDiagram', ...lanes.map(lane => `  participant ${idOf(lane)} as ${escaped(titleOf(lane))}`)];
  let next: number | undefined;
  let indent = '  ';
  for (const [at, row] of rows.entries()) {
    if (row.kind === 'separator') {
      lines.push(`${indent}loop ${escaped(row.text)}`);
      indent = '    ';
      continue;
    }
    // Mermaid numbers arrows only; the number is set again after steps without an arrow.
    if (row.kind === 'arrow' && row.step !== next) lines.push(`${indent}autonumber ${row.step}`);
    if (row.kind === 'arrow') next = row.step + 1;
    const before = rows[at - 1];
    // Two notes on one party become one note of two lines.
    if (row.kind === 'note' && before?.kind === 'note' && before.lane === row.lane && before.step === row.step)
      lines.push(`${lines.pop()}<br/>${escaped(row.text)}`);
    else lines.push(indent + lineOf(row));
  }
  if (indent !== '  ') lines.push('  end');
  const [first, last] = [lanes[0], lanes.at(-1)];
  if (inFlight.length > 0 && first !== undefined && last !== undefined) {
    const waiting = inFlight.map(({ from, to, message }) => `${message.type} (${titleOf(from)} → ${titleOf(to)})`);
    const over = first === last ? idOf(first) : `${idOf(first)},${idOf(last)}`;
    lines.push(`  Note over ${over}: ${escaped('still in flight')}<br/>${waiting.map(escaped).join('<br/>')}`);
  }
  return `${lines.join('\n')}\n`;
}

const remarks = { delivered: '', lost: '', ignored: ' (ignored)', unheard: ' (unheard)' } as const;

function lineOf(row: Exclude<Row, { kind: 'separator' }>): string {
  switch (row.kind) {
    case 'arrow': {
      const label = [row.label, row.detail].filter(Boolean).join(' ') + remarks[row.outcome];
      return `${idOf(row.from)}${row.outcome === 'lost' ? '-x' : '->>'}${idOf(row.to)}: ${escaped(label)}`;
    }
    case 'copy':
      return `Note over ${idOf(row.from)},${idOf(row.to)}: ${escaped(`${row.label} is copied`)}`;
    case 'event':
    case 'power':
      return `Note over ${idOf(row.lane)}: ${escaped(row.text)}`;
    case 'note':
      return `Note right of ${idOf(row.lane)}: ${escaped(row.text)}`;
  }
}

/** Words that Mermaid reserves at the beginning of a line. */
const reserved = new Set([
  'end',
  'loop',
  'alt',
  'else',
  'opt',
  'par',
  'and',
  'rect',
  'note',
  'participant',
  'actor',
  'box',
  'as',
]);

/** A party's identifier: its name, without the words and characters that Mermaid reserves. */
function idOf(party: PartyName): string {
  const id = party.replace(/\W/g, '_');
  return reserved.has(id.toLowerCase()) ? `${id}_` : id;
}

/** Text with the characters special to Mermaid replaced by character codes. */
function escaped(text: string): string {
  return text
    .replace(/[#;]/g, sign => `#${sign.charCodeAt(0)};`)
    .replace(/\bend\b/gi, word => `#${word.charCodeAt(0)};${word.slice(1)}`);
}
