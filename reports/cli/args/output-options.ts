/** The options for the output format. */
import { offSwitch, onSwitch, type ValuesOf } from './option.ts';

/** JSON, and JSON without timings, which is the same in every run. */
export const jsonOptions = {
  json: onSwitch('prints one JSON value'),
  timings: offSwitch('leaves out what differs from one run to the next'),
};

export const mermaidOption = { mermaid: onSwitch('prints the chart as Mermaid') };

/** The output options of a trace. */
export type TraceOutput = Partial<ValuesOf<typeof jsonOptions> & ValuesOf<typeof mermaidOption>>;
