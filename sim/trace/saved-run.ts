/**
 * Saved runs: small text files for people and version control. A token belongs to one version of the model; a saved run
 * describes its choices, one in each line, and so survives edits of the protocol.
 *
 *     tongka run 1
 *     scenario lossy-bind
 *     setting published
 *     breaks one-live-row-per-card
 *
 *     intend cardHolder holder.bind
 *     deliver bind.start from cardHolder to terminal
 */

import { InputError, oneOf, wholeNumber } from '../world/input-error.ts';
import type { Scenario, Setting } from '../world/scenario.ts';
import { choiceKindsOf, settingNamed, settingWords } from '../world/setting.ts';
import { visible } from '../world/visible.ts';
import type { DescribedRun } from './alignment.ts';
import { type ChoiceDescription, descriptionText, parseDescription } from './choice-description.ts';

/** A saved run: its scenario and setting, the descriptions of its choices, and its verdict. */
export interface SavedRun extends DescribedRun {
  readonly scenario: Scenario;
  readonly setting: Setting;
  /** The verdict on a property when the run was saved; undefined for a run without one. */
  readonly shows?: { readonly verdict: 'breaks' | 'keeps'; readonly property: string } | undefined;
}

/** The version of the file format. Newer files are refused. */
const version = 1;
const opening = 'tongka run';
/** The line before the cycle. */
const round = 'again and again';
const headings = ['scenario', 'setting', 'breaks', 'keeps'] as const;

/** A run as text; the inverse of `readRun`. */
export function runToText({ scenario, setting, shows, stem, cycle }: SavedRun): string {
  const words = settingWords(scenario, setting);
  const lines = [
    `${opening} ${version}`,
    `scenario ${scenario.name}`,
    ...(words.length > 0 ? [`setting ${words.join(',')}`] : []),
    ...(shows ? [`${shows.verdict} ${shows.property}`] : []),
    '',
    ...stem.map(descriptionText),
    ...(cycle ? [round, ...cycle.map(descriptionText)] : []),
  ];
  return `${lines.join('\n')}\n`;
}

/** Whether a text is a saved run, of any version. */
export function isSavedRun(text: string): boolean {
  return text.startsWith(`${opening} `);
}

/** A line of a file, with its number. */
interface Line {
  readonly text: string;
  readonly number: number;
}

/**
 * Parses a saved run. Lines that begin with `#` are comments; invisible characters are escaped.
 * @param name the name of the file in errors
 * @throws InputError where the text is no saved run of these scenarios
 */
export function readRun(name: string, text: string, scenarios: readonly Scenario[]): SavedRun {
  const lines = text
    .split(/\r?\n/)
    .map((line, at): Line => ({ text: visible(line.trim().replaceAll(/ +/g, ' ')), number: at + 1 }))
    .filter(line => line.text !== '' && !line.text.startsWith('#'));
  const [first, ...rest] = lines;
  if (!first || !isSavedRun(first.text))
    throw new InputError(`${name} is no saved run: its first line is to be "${opening} ${version}"`);
  within(name, first, text => {
    const given = wholeNumber('the version of a saved run', text.slice(opening.length + 1), 1);
    if (given > version) throw new InputError(`version ${given} is newer than this program, which reads ${version}`);
  });
  return runOf(name, rest, scenarios);
}

function runOf(name: string, lines: readonly Line[], scenarios: readonly Scenario[]): SavedRun {
  const isHeading = ({ text }: Line): boolean => headings.some(heading => text.startsWith(`${heading} `));
  const begin = lines.findIndex(line => !isHeading(line));
  const head = begin < 0 ? lines : lines.slice(0, begin);
  const body = begin < 0 ? [] : lines.slice(begin);
  const line = (...wanted: (typeof headings)[number][]): Line | undefined => {
    const [found, twice] = head.filter(({ text }) => wanted.some(heading => text.startsWith(`${heading} `)));
    if (twice) throw complaint(name, twice, `only one line says ${wanted.join(' or ')}`);
    return found;
  };
  const called = line('scenario');
  if (!called) throw new InputError(`${name} does not say of which scenario it is; a line says: scenario lossy-bind`);
  const scenario = within(name, called, text => {
    const names = scenarios.map(each => each.name);
    return scenarios[names.indexOf(oneOf('scenario', value(text), names))]!;
  });
  const differs = line('setting');
  const showing = line('breaks', 'keeps');
  const turn = body.findIndex(({ text }) => text === round);
  const setting = differs
    ? within(name, differs, text => settingNamed(scenario, value(text).split(/, ?/)))
    : settingNamed(scenario, []);
  const kinds = choiceKindsOf(scenario);
  const descriptions = (part: readonly Line[]): ChoiceDescription[] =>
    part.map(each => within(name, each, line => parseDescription(line, kinds)));
  const cycle = turn < 0 ? undefined : descriptions(body.slice(turn + 1));
  if (cycle?.length === 0) throw complaint(name, body[turn]!, `nothing stands after "${round}"`);
  return {
    scenario,
    setting,
    ...(showing
      ? {
          shows: {
            verdict: showing.text.startsWith('breaks ') ? 'breaks' : 'keeps',
            property: value(showing.text),
          },
        }
      : {}),
    stem: descriptions(turn < 0 ? body : body.slice(0, turn)),
    cycle,
  };
}

/** The text after a heading. */
function value(text: string): string {
  return text.slice(text.indexOf(' ') + 1);
}

/** Parses one line. An error names the line. */
function within<Result>(name: string, line: Line, read: (text: string) => Result): Result {
  try {
    return read(line.text);
  } catch (error) {
    if (error instanceof InputError) throw complaint(name, line, error.message);
    throw error;
  }
}

function complaint(name: string, { number }: Line, says: string): InputError {
  return new InputError(`${name}, line ${number}: ${says}`);
}
