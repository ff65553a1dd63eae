/** The view: a state, drawn. Holds nothing and decides nothing. */
import { Box } from 'ink';
import { type ReactNode, useContext } from 'react';
import { gutter, type Room } from './arrange.ts';
import { Block, Colour, Painted } from './block.tsx';
import { chartOf, chartWindow } from './chart.ts';
import { footerLine, headerLines, mainNote, mainTitle, titleLine, worldNote } from './edges.ts';
import { type Light, lightsIn } from './lights.ts';
import { from, type Line, span } from './line.ts';
import { factLines, lightCount, lightLines, worldLines } from './main-panes.ts';
import { choiceLines, choicesNote, sentenceLines } from './panes.ts';
import type { Run } from './run.ts';
import { chooserLines, helpLines, tokenLines } from './screens.ts';
import { firstShown } from './scrolling.ts';
import { arranged, type State, screenOf } from './state.ts';
import { stopIn } from './tour.ts';
import { headingLine, stopLines } from './tour-panes.ts';

/** The whole screen. */
export function View({ state, colour = true }: { readonly state: State; readonly colour?: boolean }): ReactNode {
  return (
    <Colour.Provider value={colour}>
      <Screen state={state} />
    </Colour.Provider>
  );
}

function Screen({ state }: { readonly state: State }): ReactNode {
  const { screen, tooSmall } = arranged(state);
  const { run, overlay } = state;
  if (tooSmall) return <Block lines={[[span('Too small: make it 60 × 20.')]]} room={screen} />;
  if (overlay === 'help') return <Whole lines={helpLines(screenOf(state), body(screen))} state={state} />;
  if (!run && state.visit) return <Whole lines={stopLines(state, body(screen))} state={state} />;
  if (!run) return <Whole lines={chooserLines(state, body(screen))} state={state} />;
  if (overlay === 'token') return <Whole lines={tokenLines(run, body(screen))} state={state} />;
  return <RunView state={state} run={run} />;
}

/** The room of a screen above its foot. */
function body({ width, height }: Room): Room {
  return { width, height: height - 1 };
}

function Whole({ lines, state }: { readonly lines: readonly Line[]; readonly state: State }): ReactNode {
  const { screen } = arranged(state);
  return (
    <Box flexDirection="column" width={screen.width} height={screen.height}>
      <Block lines={lines} room={body(screen)} />
      <Foot state={state} columns={screen.width} />
    </Box>
  );
}

function Foot({ state, columns }: { readonly state: State; readonly columns: number }): ReactNode {
  return <Block lines={[footerLine(screenOf(state), columns)]} room={{ width: columns, height: 1 }} />;
}

function RunView({ state, run }: { readonly state: State; readonly run: Run }): ReactNode {
  const { screen, stacked, main, sentence, choices } = arranged(state);
  const colour = useContext(Colour);
  const lights = lightsIn(run);
  const left = (
    <Box flexDirection="column" width={main.width} flexShrink={0}>
      <Title title={mainTitle(state, run, stacked)} note={mainNote(state, run)} width={main.width} />
      <Main state={state} run={run} lights={lights} room={main} />
      <Block lines={sentenceLines(run, lights, sentence, stopIn(state)?.property)} room={sentence} />
      <Title title={[span('Choices', 'title')]} note={choicesNote(state, run)} width={main.width} />
      <Block lines={choiceLines(state, run, choices)} room={choices} />
    </Box>
  );
  return (
    <Box flexDirection="column" width={screen.width} height={screen.height}>
      {state.visit ? (
        <Block lines={[headingLine(state, lights, screen.width)]} room={{ width: screen.width, height: 1 }} />
      ) : null}
      <Block lines={headerLines(run, lights, screen.width, colour)} room={{ width: screen.width, height: 2 }} />
      {stacked ? left : <TwoColumns state={state} run={run} lights={lights} left={left} />}
      <Foot state={state} columns={screen.width} />
    </Box>
  );
}

interface Shown {
  readonly state: State;
  readonly run: Run;
  readonly lights: readonly Light[];
}

function TwoColumns({ state, run, lights, left }: Shown & { readonly left: ReactNode }): ReactNode {
  const { world, lights: room } = arranged(state);
  const colour = useContext(Colour);
  const rule = Array.from({ length: world.height + room.height + 2 }, (): Line => [span(' │ ', 'quiet')]);
  return (
    <Box>
      {left}
      <Block lines={rule} room={{ width: gutter, height: rule.length }} />
      <Box flexDirection="column" width={world.width} flexShrink={0}>
        <Title title={[span('World', 'title')]} note={worldNote(run)} width={world.width} />
        <Block lines={from(worldLines(run, world), 0, world.height)} room={world} />
        <Title title={[span('Lights', 'title'), ...lightCount(lights, colour)]} note="" width={world.width} />
        <Block lines={from(lightLines(lights, room, colour), 0, room.height)} room={room} />
      </Box>
    </Box>
  );
}

function Main({ state, run, lights, room }: Shown & { readonly room: Room }): ReactNode {
  const colour = useContext(Colour);
  const first = firstShown(state, run, room);
  const shown = (lines: readonly Line[]): ReactNode => <Block lines={from(lines, first, room.height)} room={room} />;
  if (state.main === 'world') return shown(worldLines(run, room));
  if (state.main === 'lights') return shown(lightLines(lights, room, colour));
  if (state.main === 'facts') return shown(factLines(run, state.party, room.width).lines);
  return <Painted lines={chartWindow(chartOf(run, room.width, colour), room, state.scroll)} room={room} />;
}

function Title({
  title,
  note,
  width,
}: {
  readonly title: Line;
  readonly note: string;
  readonly width: number;
}): ReactNode {
  return <Block lines={[titleLine(title, note, width)]} room={{ width, height: 1 }} />;
}
