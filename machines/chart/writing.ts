/** Actions that write one part of a chart's context, made of the pure functions that say what it becomes. */
import { type ActionFunction, assign, type EventObject, type MachineContext } from 'xstate';
import type { Scope } from './effect.ts';

/** The new value of a part of the context, by action. */
type Writes<Context, Event, Part> = Readonly<Record<string, (scope: Scope<Context, Event>, params: never) => Part>>;

/** An action for each function, under its name. */
type Actions<Context extends MachineContext, Event extends EventObject, Made> = {
  [Name in keyof Made]: ActionFunction<Context, Event, Event, ParamsOf<Made[Name]>, never, never, never, never, never>;
};
type ParamsOf<Write> = Write extends (scope: never, params: infer Params) => unknown
  ? unknown extends Params
    ? undefined
    : Params
  : undefined;

/** How a chart writes a part of its context: `writing<Context, Event>()('durable', { count: … })`. */
export function writing<Context extends MachineContext, Event extends EventObject>() {
  return <Part extends keyof Context & string, Made extends Writes<Context, Event, Context[Part]>>(
    part: Part,
    writes: Made,
  ): Actions<Context, Event, Made> =>
    Object.fromEntries(
      Object.entries(writes).map(([name, write]) => [
        name,
        assign({ [part]: (scope: Scope<Context, Event>, params: never) => write(scope, params) } as never),
      ]),
    ) as never;
}
