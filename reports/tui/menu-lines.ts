/** A menu as lines: what was typed to narrow it, its entries in two columns, and the whole of the one under the cursor. Pure. */
import type { Room } from './arrange.ts';
import type { Layer } from './layer.ts';
import { around, clipped, type Line, paragraph, span, spread } from './line.ts';
import { symbols } from './looks.ts';
import { menuEntries, menuTitle } from './menus.ts';
import { previewOf } from './preview.ts';
import type { Run } from './run.ts';
import type { State } from './state.ts';

const blank: Line = [];

/** The menu that is open. */
export function menuLines(
  state: State,
  run: Run,
  layer: Extract<Layer, { kind: 'menu' }>,
  { width, height }: Room,
): readonly Line[] {
  const entries = menuEntries(state, layer);
  const column = Math.min(Math.max(0, ...entries.map(({ title }) => title.length)) + 2, Math.floor(width * 0.5));
  const lines = entries.map(({ title, about, look }, at): Line => {
    const here = at === layer.cursor;
    return clipped(
      [
        span(here ? `${symbols.cursor} ` : '  ', 'here'),
        ...clipped([span(title, here ? 'here' : look)], column - 1),
        span(' '.repeat(Math.max(1, column - title.length))),
        span(about, 'quiet'),
      ],
      width,
    );
  });
  const none: Line[] = [[span(layer.text === '' ? '  there is none here' : '  nothing is called so', 'quiet')]];
  const typed: Line =
    layer.text === '' ? [span('type to narrow it', 'quiet')] : [span('/', 'strong'), span(layer.text, 'here')];
  const head = [spread(menuTitle(layer.of, run), typed, width), blank];
  const chosen = entries[layer.cursor];
  const action = chosen?.action;
  const told = action?.kind === 'choose' ? `→ ${previewOf(run, action.at).effect}` : (chosen?.about ?? '');
  const below = paragraph(told, Math.min(width, 76));
  const room = Math.max(3, height - head.length - below.length - 1);
  return [...head, ...around(lines.length > 0 ? lines : none, layer.cursor, room), blank, ...below];
}
