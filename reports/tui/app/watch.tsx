/** The terminal UI: watching a run, step by step, and choosing what happens. */
import { render, useApp, useInput, useStdout } from 'ink';
import { type ReactNode, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react';
import { namesOf, pastedToken } from '../keys/input.ts';
import { actionFor, isWriting } from '../keys/keys.ts';
import type { Canvas } from '../paint/paint.ts';
import { tokenSoFar } from '../run/run.ts';
import type { Action } from '../state/action.ts';
import type { Size } from '../state/arrange.ts';
import type { Command, HostCommand } from '../state/command.ts';
import { initialState } from '../state/opening.ts';
import { speeds } from '../state/playing.ts';
import type { Ask } from '../state/question.ts';
import type { Beginning, State } from '../state/state.ts';
import type { UserState } from '../state/user-state.ts';
import { questionIn } from '../tour/tour.ts';
import { frameDrawn } from './frame.ts';
import { reduce } from './reduce.ts';
import { stillPicture } from './still.ts';

const enterAlternateScreen = '\u001B[?1049h\u001B[?25l\u001B[H';
export const leaveAlternateScreen = '\u001B[?25h\u001B[?1049l';
const clearScreen = '\u001B[2J\u001B[H';

/** What the screen needs of the world outside. */
export interface Host {
  readonly ask: Ask;
  /** Does what a person wants of the world outside, and says what became of it, if anything is to be said. */
  readonly perform: (command: HostCommand) => Promise<string>;
  /** Acts again and again, until what it returns is called. */
  readonly every: (milliseconds: number, act: () => void) => () => void;
  readonly canvas: Canvas;
}

/** Where a person was when the screen was left: the token, if there was a run with steps; and what went wrong, if anything. */
export interface Left {
  readonly token: string | undefined;
  readonly user: UserState;
  readonly error: unknown;
}

/** Shows scenarios, a scenario or a trace until the person quits; the terminal is left as it was. */
export async function watch(input: Beginning, host: Host): Promise<Left> {
  // Made before Ink starts, so that a trace of another version is refused on the plain screen.
  let last = initialState(input, { columns: 80, rows: 24 });
  const remember = (state: State): void => {
    last = state;
  };
  const session = <Session beginning={last} host={host} remember={remember} />;
  const error = await render(session, { exitOnCtrlC: true })
    .waitUntilExit()
    .then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
  const token = last.run && last.run.position > 0 ? tokenSoFar(last.run) : undefined;
  return { token, user: { ...last.user, last: token ?? last.user.last }, error };
}

function sizeOf({ columns, rows }: Partial<Size>): Size {
  return { columns: columns || 80, rows: rows || 24 };
}

/** A state, and what went wrong in coming to the next one. */
interface Heard {
  readonly state: State;
  readonly failure?: { readonly error: unknown };
}

type Said =
  | Action
  | { readonly kind: 'key'; readonly name: string }
  /** A token in one piece; where something is being written, the keys that it is written with. */
  | { readonly kind: 'paste'; readonly token: string; readonly names: readonly string[] };

/** A key means what it means in the state it meets, however fast it was typed after the last one. */
function heard({ state, failure }: Heard, what: Said): Heard {
  if (failure) return { state, failure };
  try {
    if (what.kind === 'paste' && isWriting(state)) return { state: what.names.reduce(pressed, state) };
    if (what.kind === 'paste') return { state: reduce(state, { kind: 'open', token: what.token }) };
    if (what.kind === 'key') return { state: pressed(state, what.name) };
    return { state: reduce(state, what) };
  } catch (error) {
    return { state, failure: { error } };
  }
}

function pressed(state: State, name: string): State {
  const action = actionFor(name, state);
  return action ? reduce(state, action) : state;
}

interface Watching {
  readonly beginning: State;
  readonly host: Host;
  readonly remember?: (state: State) => void;
}

/** A person at a terminal: keys and resizing in, frames out. */
export function Session({ beginning, host, remember }: Watching): ReactNode {
  const { stdout } = useStdout();
  const { exit } = useApp();
  const [{ state, failure }, act] = useReducer(heard, { state: { ...beginning, size: sizeOf(stdout) } });
  const [entered, setEntered] = useState(false);
  const { ask, perform, every, canvas } = host;

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
    const token = pastedToken(input);
    const names = namesOf(input, key);
    if (token === undefined) for (const name of names) act({ kind: 'key', name });
    else act({ kind: 'paste', token, names });
  });

  useEffect(() => remember?.(state), [state, remember]);

  // Asked once for each question, and given up where the person goes elsewhere.
  useAsking(state.asking?.question ?? questionIn(state), ask, act, exit);

  // Each want is met once, in order.
  const met = useRef(beginning.commands.length);
  useEffect(() => {
    for (; met.current < state.commands.length; met.current++)
      perform(forHost(state.commands[met.current]!, state)).then(
        text => text && act({ kind: 'say', text }),
        error => act({ kind: 'say', text: error instanceof Error ? error.message : String(error) }),
      );
  }, [state, perform]);

  const pace = state.playing ? speeds[state.speed] : undefined;
  useEffect(() => (pace === undefined ? undefined : every(pace, () => act({ kind: 'tick' }))), [pace, every]);

  useEffect(() => {
    if (failure) exit(asError(failure.error));
    else if (state.done) exit();
  }, [state.done, failure, exit]);

  // Drawn past Ink, whose layout has nothing to do here and would take most of the time.
  const frame = entered && !failure ? frameDrawn(state, canvas) : '';
  useLayoutEffect(() => {
    if (frame !== '') stdout.write(frame);
  }, [stdout, frame]);
  return null;
}

/** A command as the host does it: a picture is painted here. */
function forHost(command: Command, state: State): HostCommand {
  if (command.kind !== 'picture') return command;
  return { kind: 'export', file: command.file, text: `${stillPicture({ ...state, said: '' })}\n` };
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}

function useAsking(
  question: ReturnType<typeof questionIn>,
  ask: Ask,
  act: (action: Action) => void,
  exit: (error?: Error) => void,
): void {
  const asked = useRef(question);
  asked.current = question;
  const key = question?.key;
  useEffect(() => {
    const { current } = asked;
    if (key === undefined || !current) return;
    let waiting = true;
    const told = (progress: string): void => {
      if (waiting) act({ kind: 'progress', key, told: progress });
    };
    ask(current, told, () => waiting).then(
      answer => {
        if (waiting && answer) act({ kind: 'answer', key, answer });
      },
      error => exit(asError(error)),
    );
    return () => {
      waiting = false;
    };
  }, [key, ask, act, exit]);
}
