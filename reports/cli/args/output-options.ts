/** The options that say how an answer is printed. */
import { offSwitch, onSwitch, type ValuesOf } from './option.ts';

/** JSON, and JSON that is the same each time. */
export const jsonOptions = {
  json: onSwitch('prints one JSON value'),
  timings: offSwitch('leaves out what differs from one run to the next'),
};

export const mermaidOption = { mermaid: onSwitch('prints the chart as Mermaid') };

/** How a trace is printed. */
export type TraceOutput = Partial<ValuesOf<typeof jsonOptions> & ValuesOf<typeof mermaidOption>>;
