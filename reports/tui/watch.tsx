/** The terminal UI: watching a run, step by step, and choosing what happens. */
import { render, useApp, useInput, useStdout } from 'ink';
import { type ReactNode, useEffect, useLayoutEffect, useReducer, useState } from 'react';
import type { Size } from './arrange.ts';
import { actionFor, namesOf } from './keys.ts';
import { type Action, type Beginning, begun, reduce, type State } from './state.ts';
import { View } from './view.tsx';

const enterAlternateScreen = '\u001B[?1049h\u001B[H';
const leaveAlternateScreen = '\u001B[?1049l';
const clearScreen = '\u001B[2J\u001B[H';

/** Shows scenarios, a scenario or a trace until the person quits; the terminal is left as it was. */
export async function watch(input: Beginning): Promise<void> {
  // Made before Ink starts, so that a trace of another version is refused on the plain screen.
  const state = begun(input, { columns: 80, rows: 24 });
  await render(<Session beginning={state} />, { exitOnCtrlC: true }).waitUntilExit();
}

function sizeOf({ columns, rows }: Partial<Size>): Size {
  return { columns: columns || 80, rows: rows || 24 };
}

/** A key means what it means in the state it meets, however fast it was typed after the last one. */
function heard(state: State, what: Action | { readonly kind: 'key'; readonly name: string }): State {
  const action = what.kind === 'key' ? actionFor(what.name, state.run ? 'run' : 'chooser') : what;
  return action ? reduce(state, action) : state;
}

/** A person at a terminal: keys and resizing in, frames out. */
export function Session({ beginning }: { readonly beginning: State }): ReactNode {
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

  useEffect(() => {
    if (state.done) exit();
  }, [state.done, exit]);

  if (!entered) return null;
  return <View state={state} colour={stdout.hasColors?.() ?? false} />;
}
