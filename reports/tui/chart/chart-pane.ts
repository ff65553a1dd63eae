/** The pane of the chart: scrolled up by lines from its end, and shifted sideways. */
import type { Pane } from '../panes/pane.ts';
import { chartLines, chartScroll, stepsAbove } from './chart-lines.ts';

export const chartPane: Pane = {
  title: 'Chart',
  help: {
    name: 'the chart',
    does: '↑ ↓ scroll it, < > move it sideways, / searches it, enter gives it the whole screen',
  },
  lines: ({ run, scrolls, slide, match }, rect) => chartLines(run, rect, { scroll: scrolls.chart ?? 0, slide, match }),
  note: ({ run, scrolls, match }, rect) => {
    const above = stepsAbove(run, rect, scrolls.chart ?? 0);
    return [above > 0 ? `↑ ${above} step${above === 1 ? '' : 's'}` : '', match === '' ? '' : `/${match}`]
      .filter(Boolean)
      .join('  ');
  },
  isText: true,
  scrolledTo: ({ run, scrolls }, rect, lines) => chartScroll(run, rect, (scrolls.chart ?? 0) - lines),
};
