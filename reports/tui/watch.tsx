/** The terminal UI: watching a run, step by step, and choosing what happens. */
import { render, useApp, useInput, useStdout } from 'ink';
import { type ReactNode, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react';
import type { Action } from './action.ts';
import type { Size } from './arrange.ts';
import { actionFor, namesOf } from './keys.ts';
import { type Beginning, begun, reduce, type State, screenOf } from './state.ts';
import { type Explore, questionIn } from './tour.ts';
import { View } from './view.tsx';

const enterAlternateScreen = '\u001B[?1049h\u001B[H';
const leaveAlternateScreen = '\u001B[?1049l';
const clearScreen = '\u001B[2J\u001B[H';

/** Shows scenarios, a scenario or a trace until the person quits; the terminal is left as it was. */
export async function watch(input: Beginning, explore: Explore): Promise<void> {
  // Made before Ink starts, so that a trace of another version is refused on the plain screen.
  const state = begun(input, { columns: 80, rows: 24 });
  await render(<Session beginning={state} explore={explore} />, { exitOnCtrlC: true }).waitUntilExit();
}

function sizeOf({ columns, rows }: Partial<Size>): Size {
  return { columns: columns || 80, rows: rows || 24 };
}

/** A key means what it means in the state it meets, however fast it was typed after the last one. */
function heard(state: State, what: Action | { readonly kind: 'key'; readonly name: string }): State {
  const action = what.kind === 'key' ? actionFor(what.name, screenOf(state)) : what;
  return action ? reduce(state, action) : state;
}

interface Watching {
  readonly beginning: State;
  readonly explore: Explore;
}

/** A person at a terminal: keys and resizing in, frames out. */
export function Session({ beginning, explore }: Watching): ReactNode {
  const { stdout } = useStdout();
  const { exit } = useApp();
  const [state, act] = useReducer(heard, { ...beginning, size: sizeOf(stdout) });
  const [entered, setEntered] = useState(false);

  // The first frame waits for the alternate screen; React cleans up after Ink's last write.
  useLayoutEffect(() => {
    stdout.write(enterAlternateScreen);
    setEntered(true);
    return () => {
      stdout.write(leaveAlternateScreen);
    };
  }, [stdout]);

  useEffect(() => {
    const resized = () => {
      stdout.write(clearScreen);
      act({ kind: 'resize', size: sizeOf(stdout) });
    };
    stdout.on('resize', resized);
    return () => {
      stdout.off('resize', resized);
    };
  }, [stdout]);

  useInput((input, key) => {
    for (const name of namesOf(input, key)) act({ kind: 'key', name });
  });

  // Asked once for each question, and given up where the person goes elsewhere.
  const question = questionIn(state);
  const asked = useRef(question);
  asked.current = question;
  const key = question?.key;
  useEffect(() => {
    const { current } = asked;
    if (key === undefined || !current) return;
    let waiting = true;
    explore(current, () => waiting).then(
      answer => {
        if (waiting && answer) act({ kind: 'answer', key, answer });
      },
      error => exit(error),
    );
    return () => {
      waiting = false;
    };
  }, [key, explore, exit]);

  useEffect(() => {
    if (state.done) exit();
  }, [state.done, exit]);

  if (!entered) return null;
  return <View state={state} colour={stdout.hasColors?.() ?? false} />;
}
