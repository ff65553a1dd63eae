/** The terminal UI: watching a run, step by step, and choosing what happens. */
import { type Instance, type RenderOptions, render } from 'ink';
import { tokenSoFar } from '../run/run.ts';
import { initialState } from '../state/opening.ts';
import type { Beginning, State } from '../state/state.ts';
import type { UserState } from '../state/user-state.ts';
import { type Host, Session } from './session.tsx';

/** What is known when the screen is left. */
export interface SessionEnd {
  /** The token of the run that was shown; undefined where no step was taken. */
  readonly token: string | undefined;
  readonly user: UserState;
  /** The error that ended the session, if any. */
  readonly error: unknown;
}

/** Shows scenarios, a scenario or a trace until the person quits; the terminal is left as it was. */
export async function watch(input: Beginning, host: Host): Promise<SessionEnd> {
  // Made before Ink starts, so that a trace of another version is refused on the plain screen.
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

/** Starts a session on a terminal: that of the process, unless other streams are given. */
export function openSession(
  beginning: State,
  host: Host,
  remember?: (state: State) => void,
  streams: Pick<RenderOptions, 'stdin' | 'stdout'> = {},
): Instance {
  const session = <Session beginning={beginning} host={host} {...(remember ? { remember } : {})} />;
  return render(session, { ...streams, exitOnCtrlC: true });
}
