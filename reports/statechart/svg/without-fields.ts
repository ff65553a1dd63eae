/** A picture without the fields of its messages, where they need more room than there is. */
import { joined } from '../lines.ts';
import type { Box } from '../picture.ts';

/** The picture without fields, but for those of which the chart gives the value, such as a reason. */
export function withoutFields(box: Box): Box {
  const shortened = (lines: Box['own']): Box['own'] =>
    joined(lines.map(line => ({ ...line, sends: line.sends.map(shortOf) })));
  return {
    ...box,
    sends: box.sends.map(shortOf),
    own: shortened(box.own),
    boxes: box.boxes.map(withoutFields),
    arrows: box.arrows.map(arrow => ({ ...arrow, lines: shortened(arrow.lines) })),
  };
}

/** `bind.failed to cardHolder (card, reason: busy)` becomes `bind.failed to cardHolder (reason: busy)`. */
function shortOf(sent: string): string {
  return sent.replace(/ \((.*)\)$/, (_, fields: string) => {
    const given = fields.split(', ').filter(field => field.includes(': '));
    return given.length > 0 ? ` (${given.join(', ')})` : '';
  });
}
