/** A menu as lines: the search text, the entries in two columns, and the entry under the cursor in full. Pure. */

import { justified, type Line, paragraph, span, truncated, windowAround } from '../paint/line.ts';
import { symbols } from '../paint/theme.ts';
import { previewOf } from '../run/preview.ts';
import type { Run } from '../run/run.ts';
import type { Rect } from '../state/arrange.ts';
import type { Overlay } from '../state/overlay.ts';
import type { State } from '../state/state.ts';
import { menuEntries, menuTitle } from './menus.ts';

const blank: Line = [];

/** The lines of the open menu. */
export function menuLines(
  state: State,
  run: Run,
  overlay: Extract<Overlay, { kind: 'menu' }>,
  { width, height }: Rect,
): readonly Line[] {
  const entries = menuEntries(state, overlay);
  const column = Math.min(Math.max(0, ...entries.map(({ title }) => title.length)) + 2, Math.floor(width * 0.5));
  const lines = entries.map(({ title, about, style }, at): Line => {
    const here = at === overlay.cursor;
    return truncated(
      [
        span(here ? `${symbols.cursor} ` : '  ', 'here'),
        ...truncated([span(title, here ? 'here' : style)], column - 1),
        span(' '.repeat(Math.max(1, column - title.length))),
        span(about, 'quiet'),
      ],
      width,
    );
  });
  const none: Line[] = [[span(overlay.text === '' ? '  there is none here' : '  nothing is called so', 'quiet')]];
  const typed: Line =
    overlay.text === '' ? [span('type to narrow it', 'quiet')] : [span('/', 'strong'), span(overlay.text, 'here')];
  const head = [justified(menuTitle(overlay.of, run), typed, width), blank];
  const chosen = entries[overlay.cursor];
  const action = chosen?.action;
  const details = action?.kind === 'choose' ? `→ ${previewOf(run, action.at).effect}` : (chosen?.about ?? '');
  const below = paragraph(details, Math.min(width, 76));
  const room = Math.max(3, height - head.length - below.length - 1);
  return [...head, ...windowAround(lines.length > 0 ? lines : none, overlay.cursor, room), blank, ...below];
}
