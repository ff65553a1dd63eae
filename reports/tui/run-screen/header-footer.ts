/** The header and the footer of the screen, and the titles of the panes. Pure. */
import { budgetsLeft, isCardSetting, settingWords } from '#sim';
import { intentWords } from '../../sequence/words.ts';
import { truncateStart } from '../../text/truncate.ts';
import { hintsFor } from '../keys/keys.ts';
import { justified, type Line, middleTruncated, span, type TextStyle, truncated, widthOf } from '../paint/line.ts';
import { symbols } from '../paint/theme.ts';
import { verdictCounts } from '../properties/verdict-lines.ts';
import { branchAt, type Run, tokenSoFar, worldOf } from '../run/run.ts';
import { verdictsIn } from '../run/verdicts.ts';
import { asksFor } from '../state/overlay.ts';
import { speeds } from '../state/playing.ts';
import type { State } from '../state/state.ts';

/** The header: the run and the position in it; the remaining budget and the number of verdicts of each kind. */
export function headerLines(state: State, run: Run, columns: number): readonly Line[] {
  const ahead = run.path.length - run.position;
  const where: Line = [
    ...(state.playing ? [span(`▶ ${speeds[state.speed]} ms  `, 'here')] : []),
    span(`step ${run.position} of ${run.path.length}`, 'strong'),
    ...(ahead > 0 ? [span(`  ${ahead} ahead`, 'quiet')] : []),
  ];
  const profile = isCardSetting(run.setting) ? run.setting.profile : undefined;
  const words = settingWords(run.scenario, run.setting).filter(word => word !== profile);
  const branch = run.tree.names[branchAt(run).id];
  const name: Line = [
    span(run.scenario.name, 'here'),
    ...(profile ? [span('  '), span(profile, profile === 'hardened' ? 'good' : 'caution')] : []),
    ...(words.length === 0 ? [] : [span(`  ${words.join(' ')}`, 'caution')]),
    ...(branch === undefined ? [] : [span(`  “${branch}”`, 'strong')]),
  ];
  const room = columns - widthOf(name) - widthOf(where) - 4;
  const token = room < 12 ? [] : [span('  '), span(middleTruncated(tokenSoFar(run), room), 'quiet')];
  return [
    justified([...name, ...token], where, columns),
    justified(budgetLine(run), verdictCounts(verdictsIn(run)), columns),
  ];
}

function budgetLine(run: Run): Line {
  const left = budgetsLeft(worldOf(run));
  if (left.length === 0) return [span('no faults in the budget', 'quiet')];
  const spans = left.flatMap(budget => {
    const { kind, left, times } = budget;
    const name = kind === 'fault' ? budget.fault : intentWords(budget.party, budget.intent, run.model.groups);
    return [
      span(`${name} `, left === 0 ? 'quiet' : kind === 'fault' ? 'fault' : 'plain'),
      span(`${left}/${times}   `, left === 0 ? 'quiet' : 'plain'),
    ];
  });
  return [span('left: ', 'quiet'), ...spans];
}

/**
 * The footer: the text being written, the checker's progress, the last message, or else hints for the most useful keys.
 */
export function footerLine(state: State, columns: number): Line {
  const { overlay, asking, notice } = state;
  if (overlay?.kind === 'prompt') {
    return truncated(
      [
        span(`${asksFor[overlay.of]}: `, 'strong'),
        span(truncateStart(overlay.text, columns - 30)),
        span(' ', 'chosen'),
      ],
      columns,
    );
  }
  if (asking) {
    const { question, progress } = asking;
    return truncated(
      [span(`${asks[question.kind]} ${progress}`, 'caution'), span('   esc gives up', 'quiet')],
      columns,
    );
  }
  if (notice !== '') return truncated([span(notice, styleOf(notice))], columns);
  return hintLine(state, columns);
}

const asks = {
  tour: 'exploring…',
  scenario: 'checking every world…',
  check: 'checking what may come…',
  find: 'looking for a way…',
  shorten: 'shortening the run…',
  mends: 'trying the safeguards…',
} as const;

function styleOf(notice: string): TextStyle {
  if (notice.includes('departs')) return 'caution';
  return /violated|fails|no longer|malformed|unknown/.test(notice) ? 'bad' : 'strong';
}

function hintLine(state: State, columns: number): Line {
  const most = hintsFor(state).flatMap(({ shown, hint }) => [span(shown, 'strong'), span(` ${hint}   `, 'quiet')]);
  const last = most.slice(-4);
  // The hints for quit and help stay if not all hints fit.
  const first: typeof most = [];
  for (let at = 0; at < most.length - 4; at += 2) {
    const next = most.slice(at, at + 2);
    if (widthOf([...first, ...next, ...last]) > columns) break;
    first.push(...next);
  }
  return truncated([...first, ...last], columns);
}

/** A pane's title on its rule with a note at the right; the title bar and the rule show the focus. */
export function titleLine(title: Line, note: string, columns: number, focused: boolean): Line {
  const end = note === '' ? [] : [span(` ${note}`, 'quiet')];
  const mark = focused ? [span(`${symbols.focus} `, 'focus')] : [];
  const [name, ...rest] = title;
  const begin = truncated([...mark, span(name?.text ?? '', focused ? 'focus' : 'title'), ...rest, span(' ')], columns);
  const rule = Math.max(0, columns - widthOf(begin) - widthOf(end));
  const line = focused ? '═' : symbols.rule;
  return truncated([...begin, span(line.repeat(rule), focused ? 'focus' : 'quiet'), ...end], columns);
}
