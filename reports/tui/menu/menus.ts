/** Menus: the entries of each, narrowed by the typed text and sorted by likelihood. Pure. */
import fuzzysort from 'fuzzysort';
import { type SafeguardName, safeguards } from '#machines';
import { budgetsLeft, isCardSetting } from '#sim';
import { choiceLabel } from '../../sequence/narrate.ts';
import { type Line, span, type TextStyle } from '../paint/line.ts';
import { conditionsOf } from '../run/conditions.ts';
import { offeredIn, type Run, worldOf } from '../run/run.ts';
import type { Action } from '../state/action.ts';
import { type ExportFormat, exportFormats } from '../state/export-format.ts';
import type { MenuName, Overlay } from '../state/overlay.ts';
import type { Mend } from '../state/question.ts';
import type { State } from '../state/state.ts';

/** An entry of a menu. */
export interface Entry {
  readonly title: string;
  readonly about: string;
  readonly style: TextStyle;
  readonly action: Action;
}

/** The title line of a menu. */
export function menuTitle(of: MenuName, run: Run): Line {
  switch (of) {
    case 'faults':
      return [span('Faults', 'title'), span(`  ${budgetText(run)}`, 'quiet')];
    case 'safeguards':
      return [span('Safeguards', 'title'), span('  enter takes the same choices again with another value', 'quiet')];
    case 'mends':
      return [span('Which safeguard mends it', 'title'), span('  enter takes the same choices with it', 'quiet')];
    case 'find':
      return [
        span('Find', 'title'),
        span('  the shortest way from here to a state, or to what a property says', 'quiet'),
      ];
    case 'export':
      return [span('Export', 'title'), span('  into the folder you are in', 'quiet')];
  }
}

function budgetText(run: Run): string {
  const left = budgetsLeft(worldOf(run)).flatMap(budget =>
    budget.kind === 'fault' ? [`${budget.fault} ${budget.left} of ${budget.times} left`] : [],
  );
  return left.length === 0 ? 'none in the budget of this setting' : left.join(' · ');
}

/** The entries of the open menu. */
export function menuEntries(
  { run, mends }: Pick<State, 'run' | 'mends'>,
  { of, text }: Extract<Overlay, { kind: 'menu' }>,
): readonly Entry[] {
  if (!run) return [];
  const entries = of === 'mends' ? mends.map(mendEntry) : entriesOf(run, of);
  if (text === '') return entries;
  return fuzzysort.go(text, entries, { keys: ['title', 'about'], threshold: 0.2 }).map(({ obj }) => obj);
}

function entriesOf(run: Run, of: Exclude<MenuName, 'mends'>): readonly Entry[] {
  switch (of) {
    case 'faults':
      return offeredIn(run).flatMap(({ at, choice, fault }) =>
        fault
          ? [
              {
                title: choiceLabel(choice, run.model),
                about: '',
                style: 'fault' as const,
                action: { kind: 'choose' as const, at },
              },
            ]
          : [],
      );
    case 'safeguards':
      return safeguardEntries(run);
    case 'find':
      return conditionsOf(run).map(({ condition, about }) => ({
        title: condition,
        about,
        style: 'plain',
        action: { kind: 'find', target: { condition } },
      }));
    case 'export':
      return (Object.keys(exportFormats) as ExportFormat[]).map(format => ({
        title: format,
        about: exportFormats[format],
        style: 'plain',
        action: { kind: 'export', format },
      }));
  }
}

/** Every safeguard, those that are not hardened first. */
function safeguardEntries({ setting }: Run): readonly Entry[] {
  if (!isCardSetting(setting)) return [];
  const names = Object.keys(safeguards) as SafeguardName[];
  const isOff = (name: SafeguardName): boolean => setting.safeguards[name] !== safeguards[name].hardened;
  return [...names.filter(isOff), ...names.filter(name => !isOff(name))].map(name => ({
    title: `${isOff(name) ? '○' : '●'} ${name} = ${setting.safeguards[name]}`,
    about: `${others(name, setting.safeguards[name])}; ${safeguards[name].story}`,
    style: isOff(name) ? 'caution' : 'good',
    action: { kind: 'safeguard', name },
  }));
}

/** The other values of a safeguard. */
function others(name: SafeguardName, now: string): string {
  return `or ${safeguards[name].values.filter(value => value !== now).join(', ')}`;
}

/** The entry of a safeguard's effect on the run, with a sign for mends, does not mend, and undecided. */
function mendEntry({ safeguard, value, mends, says }: Mend): Entry {
  const sign = mends === undefined ? '◐' : mends ? '✓' : '✗';
  const style = mends === undefined ? 'caution' : mends ? 'good' : 'quiet';
  return {
    title: `${sign} ${safeguard} = ${value}`,
    about: says,
    style,
    action: { kind: 'safeguard', name: safeguard, value },
  };
}
