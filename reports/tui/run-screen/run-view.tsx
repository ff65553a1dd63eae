/** The screen of a run: the header, the panes in columns or the open menu, and the footer. */
import { Box } from 'ink';
import { Fragment, type ReactNode } from 'react';
import { menuLines } from '../menu/menu-lines.ts';
import { type Line, span } from '../paint/line.ts';
import { Lines } from '../paint/lines.tsx';
import { PaneView } from '../panes/pane-view.tsx';
import { verdictsIn } from '../run/verdicts.ts';
import { gutter } from '../state/arrange.ts';
import { arranged } from '../state/screen.ts';
import type { Running } from '../state/state.ts';
import { headingLine } from '../tour/stop-lines.ts';
import { footerLine, headerLines } from './header-footer.ts';

export function RunView({ state }: { readonly state: Running }): ReactNode {
  const { run, overlay } = state;
  const { width, height } = arranged(state).screen;
  const heading = state.visit ? [headingLine(state, verdictsIn(run), width)] : [];
  const head = [...heading, ...headerLines(state, run, width)];
  const body = { width, height: height - head.length - 1 };
  return (
    <>
      <Lines rect={{ width, height: head.length }} lines={head} />
      {overlay?.kind === 'menu' ? (
        <Lines rect={body} lines={menuLines(state, run, overlay, body)} />
      ) : (
        <Columns state={state} height={body.height} />
      )}
      <Lines rect={{ width, height: 1 }} lines={[footerLine(state, width)]} />
    </>
  );
}

/** The columns of panes, separated by a rule. */
function Columns({ state, height }: { readonly state: Running; readonly height: number }): ReactNode {
  return (
    <Box height={height} flexShrink={0}>
      {arranged(state).columns.map((column, at) => (
        <Fragment key={column[0]!.pane}>
          {at > 0 && <Lines rect={{ width: gutter, height }} lines={Array.from({ length: height }, () => rule)} />}
          <Box flexDirection="column" width={column[0]!.rect.width} height={height} flexShrink={0}>
            {column.map(placed => (
              <PaneView key={placed.pane} state={state} placed={placed} />
            ))}
          </Box>
        </Fragment>
      ))}
    </Box>
  );
}

const blanks = Math.floor(gutter / 2);
const rule: Line = [span(`${' '.repeat(blanks)}│${' '.repeat(gutter - 1 - blanks)}`, 'quiet')];
