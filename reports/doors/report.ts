/** The entry point `tongka/report`: outcomes, runs and charts as text, JSON, Mermaid and Promela. Pure. */
export { type ChartCoverage, type TransitionTables, transitionTablesOf } from '#sim';
export { coverageJson, coverageText } from '../formats/coverage-text.ts';
export { type JsonOptions, outcomeJson } from '../formats/outcome-json.ts';
export { type Brush, type Brushes, outcomesText, outcomeText, type TextOptions } from '../formats/outcome-text.ts';
export { promela } from '../formats/promela.ts';
export { sampleJson } from '../formats/sample-json.ts';
export { sampleText } from '../formats/sample-text.ts';
export { type Layout, layoutOf, type Row } from '../sequence/layout.ts';
export { paintMermaid } from '../sequence/mermaid.ts';
export { type PaintOptions, paintText } from '../sequence/text.ts';
export { statechartMermaid } from '../statechart/mermaid.ts';
export { type Arrow, type Box, pictureOf } from '../statechart/picture.ts';
