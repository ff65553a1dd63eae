/**
 * HOW a run is told. Nothing imports this layer but a tool of your own; the command line starts at `cli/main.ts`.
 *
 * golden/      what is printed, kept to compare
 * regressions/ saved runs, replayed by the tests
 * sequence/    one layout, painted as text and as Mermaid
 * statechart/  the machines as Mermaid
 * formats/     outcomes and traces as text and JSON, models for other tools, pure
 * tui/         the terminal UI
 * cli/         the only place that touches process, files and clock; one verb a file
 */

export { coverageJson, coverageText } from './formats/coverage-text.ts';
export { outcomeJson } from './formats/outcome-json.ts';
export { outcomesText, outcomeText } from './formats/outcome-text.ts';
export { promela } from './formats/promela.ts';
export type { Layout } from './sequence/layout.ts';
export { layoutOf } from './sequence/layout.ts';
export { paintMermaid } from './sequence/mermaid.ts';
export { paintText } from './sequence/text.ts';
export { statechartMermaid } from './statechart/mermaid.ts';
