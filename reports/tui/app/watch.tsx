/** The entry point of the terminal UI. */
import { type Instance, type RenderOptions, render } from 'ink';
import { tokenSoFar } from '../run/run.ts';
import { initialState } from '../state/opening.ts';
import type { Beginning, State } from '../state/state.ts';
import type { UserState } from '../state/user-state.ts';
import { type Host, Session } from './session.tsx';

/** The result of a session. */
export interface SessionEnd {
  /** The token of the run on the screen; undefined if no step was taken. */
  readonly token: string | undefined;
  readonly user: UserState;
  /** The error that ended the session, if any. */
  readonly error: unknown;
}

/**
 * Shows home, a scenario or a trace until the quit action; restores the terminal.
 * @throws InputError if the trace is of another version.
 */
export async function watch(input: Beginning, host: Host): Promise<SessionEnd> {
  // The first state is built before Ink starts, so that an `InputError` reaches the plain screen.
  let last = initialState(input, { columns: 80, rows: 24 });
  const remember = (state: State): void => {
    last = state;
  };
  const error = await openSession(last, host, remember)
    .waitUntilExit()
    .then(
      () => undefined,
      (thrown: unknown) => thrown,
    );
  const token = last.run && last.run.position > 0 ? tokenSoFar(last.run) : undefined;
  return { token, user: { ...last.user, last: token ?? last.user.last }, error };
}

/** Starts a session on the given streams, by default those of the process. */
export function openSession(
  beginning: State,
  host: Host,
  remember?: (state: State) => void,
  streams: Pick<RenderOptions, 'stdin' | 'stdout'> = {},
): Instance {
  const session = <Session beginning={beginning} host={host} {...(remember ? { remember } : {})} />;
  return render(session, { ...streams, exitOnCtrlC: true });
}
