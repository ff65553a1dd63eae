/** A session: keys and terminal sizes in, frames and commands out, until the quit action. */
import { useApp, useStdout } from 'ink';
import { type ReactNode, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react';
import { actionFor, isWriting } from '../keys/keys.ts';
import { type KeyInput, useKeys } from '../keys/use-keys.ts';
import { clearScreen, drawn, enterAlternateScreen, leaveAlternateScreen } from '../paint/draw.ts';
import type { Line } from '../paint/line.ts';
import type { Canvas } from '../paint/paint.ts';
import { svgOf } from '../paint/svg.ts';
import type { Action } from '../state/action.ts';
import type { Size } from '../state/arrange.ts';
import type { Command, HostCommand } from '../state/command.ts';
import { speeds } from '../state/playing.ts';
import type { Ask, Question } from '../state/question.ts';
import type { State } from '../state/state.ts';
import { questionIn } from '../tour/tour.ts';
import { reduce } from './reduce.ts';
import { Screen } from './screen.tsx';

/** The services a session needs from its host. */
export interface Host {
  readonly ask: Ask;
  /** Executes a command; resolves to a message for the footer, or to an empty string. */
  readonly perform: (command: HostCommand) => Promise<string>;
  /** Calls `act` every `milliseconds`, until the returned function is called. */
  readonly every: (milliseconds: number, act: () => void) => () => void;
  readonly canvas: Canvas;
}

/** A state, and the error that ended its updates. */
interface Progress {
  readonly state: State;
  readonly failure?: { readonly error: unknown };
}

/** The next state. A key is interpreted in the state it arrives in, however fast it follows the previous key. */
function reduceInput({ state, failure }: Progress, input: Action | KeyInput): Progress {
  if (failure) return { state, failure };
  try {
    return { state: stateAfter(state, input) };
  } catch (error) {
    return { state, failure: { error } };
  }
}

function stateAfter(state: State, input: Action | KeyInput): State {
  if (input.kind === 'key') return pressed(state, input.name);
  if (input.kind !== 'paste') return reduce(state, input);
  return isWriting(state) ? input.names.reduce(pressed, state) : reduce(state, { kind: 'open', token: input.token });
}

function pressed(state: State, name: string): State {
  const action = actionFor(name, state);
  return action ? reduce(state, action) : state;
}

interface SessionProps {
  readonly beginning: State;
  readonly host: Host;
  /** Receives every state. */
  readonly remember?: (state: State) => void;
}

/** The terminal UI as a component. */
export function Session({ beginning, host, remember }: SessionProps): ReactNode {
  const { stdout } = useStdout();
  const { exit } = useApp();
  const [{ state, failure }, act] = useReducer(reduceInput, { state: { ...beginning, size: sizeOf(stdout) } });
  const { ask, perform, every, canvas } = host;
  const entered = useAlternateScreen();
  const frame = useRef<readonly Line[]>([]);
  const written = useRef('');

  useKeys(act);

  useEffect(() => {
    const resized = (): void => {
      stdout.write(clearScreen);
      written.current = '';
      act({ kind: 'resize', size: sizeOf(stdout) });
    };
    stdout.on('resize', resized);
    return () => {
      stdout.off('resize', resized);
    };
  }, [stdout]);

  useEffect(() => remember?.(state), [state, remember]);

  useQuestion(state.asking?.question ?? questionIn(state), ask, act, exit);

  // Each command is executed once, in order.
  const done = useRef(beginning.commands.length);
  useEffect(() => {
    for (; done.current < state.commands.length; done.current++)
      perform(forHost(state.commands[done.current]!, frame.current)).then(
        text => text && act({ kind: 'say', text }),
        error => act({ kind: 'say', text: error instanceof Error ? error.message : String(error) }),
      );
  }, [state.commands, perform]);

  const pace = state.playing ? speeds[state.speed] : undefined;
  useEffect(() => (pace === undefined ? undefined : every(pace, () => act({ kind: 'tick' }))), [pace, every]);

  useEffect(() => {
    if (failure) exit(asError(failure.error));
    else if (state.done) exit();
  }, [state.done, failure, exit]);

  const show = (lines: readonly Line[]): void => {
    frame.current = lines;
    const text = drawn(lines, state.size, canvas);
    if (text !== written.current) stdout.write(text);
    written.current = text;
  };
  return entered && !failure ? <Screen state={state} show={show} /> : null;
}

/** True once the alternate screen is entered: the first frame waits for it. React leaves it after Ink's last write. */
function useAlternateScreen(): boolean {
  const { stdout } = useStdout();
  const [entered, setEntered] = useState(false);
  useLayoutEffect(() => {
    stdout.write(enterAlternateScreen);
    setEntered(true);
    return () => {
      stdout.write(leaveAlternateScreen);
    };
  }, [stdout]);
  return entered;
}

/** Puts each question to the checker once, and cancels it when the state no longer asks it. */
function useQuestion(
  question: Question | undefined,
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
    let isWaiting = true;
    const showProgress = (progress: string): void => {
      if (isWaiting) act({ kind: 'progress', key, progress });
    };
    ask(current, showProgress, () => isWaiting).then(
      answer => {
        if (isWaiting && answer) act({ kind: 'answer', key, answer });
      },
      error => exit(asError(error)),
    );
    return () => {
      isWaiting = false;
    };
  }, [key, ask, act, exit]);
}

/** A command as the host executes it; a picture is painted from the frame on the screen. */
function forHost(command: Command, frame: readonly Line[]): HostCommand {
  if (command.kind !== 'picture') return command;
  const { file, columns } = command;
  return { kind: 'export', file, text: `${svgOf(frame, columns)}\n` };
}

function sizeOf({ columns, rows }: Partial<Size>): Size {
  return { columns: columns || 80, rows: rows || 24 };
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
