/** A pane on the screen: its title on a rule, and its lines below. */
import { Box } from 'ink';
import type { ReactNode } from 'react';
import { type Line, span } from '../paint/line.ts';
import { Lines } from '../paint/lines.tsx';
import { titleLine } from '../run-screen/header-footer.ts';
import type { Placed } from '../state/arrange.ts';
import type { Running } from '../state/state.ts';
import { linesInSight, panes } from './panes.ts';

export function PaneView({ state, placed }: { readonly state: Running; readonly placed: Placed }): ReactNode {
  const { rect, titled } = placed;
  return (
    <Box flexDirection="column" flexShrink={0}>
      {titled && <Lines rect={{ width: rect.width, height: 1 }} lines={[titleOf(state, placed)]} />}
      <Lines rect={rect} lines={linesInSight(state, placed)} />
    </Box>
  );
}

function titleOf(state: Running, { pane, rect }: Placed): Line {
  const { title, badge, note } = panes[pane];
  const begin: Line = [span(title, 'title'), ...(badge?.(state) ?? [])];
  return titleLine(begin, note?.(state, rect) ?? '', rect.width, pane === state.focus);
}
