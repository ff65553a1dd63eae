/** The formats a run is exported in. */

/** Every format, with its description. */
export const exportFormats = {
  text: 'the chart of the steps taken, as text',
  mermaid: 'the same as a Mermaid sequence diagram',
  json: 'the steps by meaning, and what each property says of them, as JSON',
  run: 'the choices by meaning, as a saved run',
  statecharts: 'the charts of all parties, as Mermaid state diagrams',
  screen: 'this screen, as a picture (SVG)',
  promela: 'every world of the scenario under this setting, as a model for Spin',
} as const;

export type ExportFormat = keyof typeof exportFormats;
