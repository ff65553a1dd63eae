/** Edges: the lines at the head and the foot of the screen, and the titles between. Pure. */
import { budgetsLeft, viewOf } from '#sim';
import { intentWords } from '../sequence/words.ts';
import { chartOf, scrollMax } from './chart.ts';
import { inFlight } from './facts.ts';
import { bindings, type Screen } from './keys.ts';
import type { Light } from './lights.ts';
import { clipped, type Line, span, spread, squeezed, widthOf } from './line.ts';
import { symbols } from './looks.ts';
import { lightCount } from './main-panes.ts';
import { type Run, tokenSoFar, worldOf } from './run.ts';
import { arranged, type State, tabs } from './state.ts';

/** Which run this is and where in it we are; what may still go wrong, and how the lights stand. */
export function headerLines(run: Run, lights: readonly Light[], columns: number, colour: boolean): readonly Line[] {
  const where: Line = [span(`step ${run.position} of ${run.path.length}`, 'strong')];
  const name: Line = [
    span(run.scenario.name, 'here'),
    span('  '),
    span(run.setting.profile, run.setting.profile === 'hardened' ? 'good' : 'owed'),
  ];
  const room = columns - widthOf(name) - widthOf(where) - 4;
  const token = room < 12 ? [] : [span('  '), span(squeezed(tokenSoFar(run), room), 'quiet')];
  return [spread([...name, ...token], where, columns), spread(budgetLine(run), lightCount(lights, colour), columns)];
}

function budgetLine(run: Run): Line {
  const left = budgetsLeft(worldOf(run));
  if (left.length === 0) return [span('no faults in the budget', 'quiet')];
  const spans = left.flatMap(budget => {
    const { kind, left, times } = budget;
    const name = kind === 'fault' ? budget.fault : intentWords(budget.party, budget.intent, run.model.roster);
    return [
      span(`${name} `, left === 0 ? 'quiet' : kind === 'fault' ? 'fault' : 'plain'),
      span(`${left}/${times}   `, left === 0 ? 'quiet' : 'plain'),
    ];
  });
  return [span('left: ', 'quiet'), ...spans];
}

/** The keys a person needs at once; the rest are a key away. */
export function footerLine(screen: Screen, columns: number): Line {
  const hints = bindings.flatMap(({ hint, on, shown }) => (hint && on.includes(screen) ? [{ shown, hint }] : []));
  const most = hints.flatMap(({ shown, hint }) => [span(shown, 'strong'), span(` ${hint}   `, 'quiet')]);
  const last = most.slice(-4);
  // The way out and the way to the other keys stay when there is no room for all.
  const first: typeof most = [];
  for (let at = 0; at < most.length - 4; at += 2) {
    const next = most.slice(at, at + 2);
    if (widthOf([...first, ...next, ...last]) > columns) break;
    first.push(...next);
  }
  return clipped([...first, ...last], columns);
}

/** A pane's title on its rule, and a note at its right. */
export function titleLine(title: Line, note: string, columns: number): Line {
  const end = note === '' ? [] : [span(` ${note}`, 'quiet')];
  const begin = clipped([...title, span(' ')], columns);
  const rule = Math.max(0, columns - widthOf(begin) - widthOf(end));
  return clipped([...begin, span(symbols.rule.repeat(rule), 'quiet'), ...end], columns);
}

/** The title of the main place: what it shows, among what else it could show. */
export function mainTitle(state: State, run: Run, stacked: boolean): Line {
  if (state.main === 'facts') {
    const { name } = run.model.parties[state.party]!;
    return [
      span(`Inspecting ${name}`, 'title'),
      span(`  ${state.party + 1} of ${run.model.parties.length}, tab`, 'quiet'),
    ];
  }
  // Beside the other panes the main place tells what it shows; alone, also what else it could.
  const shown = stacked ? tabs : tabs.filter(tab => tab === state.main);
  return shown.flatMap(tab => {
    const title = `${tab.charAt(0).toUpperCase()}${tab.slice(1)}`;
    return [span(title, !stacked ? 'title' : tab === state.main ? 'here' : 'quiet'), span('  ')];
  });
}

/** What stands beside the title of the main place. */
export function mainNote(state: State, run: Run): string {
  const { main } = arranged(state);
  const above = state.main === 'chart' ? scrollMax(chartOf(run, main.width), main) - state.scroll : 0;
  const notes = [
    above > 0 ? `↑ ${above} more` : '',
    state.main === 'chart' && state.scroll > 0 ? `↓ ${state.scroll} more` : '',
    state.main === 'facts' ? '' : 'tab',
  ];
  return notes.filter(note => note !== '').join('  ');
}

/** How much is in flight, beside the title of the world. */
export function worldNote(run: Run): string {
  const world = worldOf(run);
  const count = inFlight(world, viewOf(world)).length;
  return count === 0 ? 'nothing in flight' : `${count} in flight`;
}
