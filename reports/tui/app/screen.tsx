/** The screen: the components that show a state. Terminal, tests, stills and pictures use the same ones. */
import { Box, type DOMElement } from 'ink';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { homeLines } from '../home/home-lines.ts';
import { helpLines, tokenLines } from '../keys/help-lines.ts';
import { composed } from '../paint/compose.ts';
import { type Line, span } from '../paint/line.ts';
import { Lines } from '../paint/lines.tsx';
import { footerLine } from '../run-screen/header-footer.ts';
import { RunView } from '../run-screen/run-view.tsx';
import type { Rect } from '../state/arrange.ts';
import { arranged, isRunning } from '../state/screen.ts';
import type { State } from '../state/state.ts';
import { stopLines } from '../tour/stop-lines.ts';

interface ScreenProps {
  readonly state: State;
  /** Receives the lines of the frame: one for each row of the terminal, none wider than the terminal. */
  readonly show: (frame: readonly Line[]) => void;
}

/** The root box of a screen. Ink lays it out and draws nothing of it; `show` receives its lines after each render. */
export function Screen({ state, show }: ScreenProps): ReactNode {
  const box = useRef<DOMElement>(null);
  const { screen } = arranged(state);
  useLayoutEffect(() => {
    if (box.current) show(composed(box.current, screen));
  });
  return (
    <Box ref={box} position="absolute" flexDirection="column" width={screen.width} height={screen.height}>
      <View state={state} />
    </Box>
  );
}

function View({ state }: { readonly state: State }): ReactNode {
  const { screen, tooSmall } = arranged(state);
  const { run, overlay, visit } = state;
  if (tooSmall) return <Lines rect={screen} lines={[[span('Too small: make it 60 × 20.')]]} />;
  const body = { width: screen.width, height: screen.height - 1 };
  if (overlay?.kind === 'help') return <Page state={state} body={body} lines={helpLines(state, body)} />;
  if (run && overlay?.kind === 'token') return <Page state={state} body={body} lines={tokenLines(run, body)} />;
  if (isRunning(state)) return <RunView state={state} />;
  return <Page state={state} body={body} lines={visit ? stopLines(state, body) : homeLines(state, body)} />;
}

interface PageProps {
  readonly state: State;
  readonly body: Rect;
  readonly lines: readonly Line[];
}

/** Lines that fill the screen above the footer. */
function Page({ state, body, lines }: PageProps): ReactNode {
  const { width } = body;
  return (
    <>
      <Lines rect={body} lines={lines} />
      <Lines rect={{ width, height: 1 }} lines={[footerLine(state, width)]} />
    </>
  );
}
