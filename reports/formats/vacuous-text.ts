/** The vacuous properties of an outcome, and the reasons. Pure. */
import type { Concluded, Outcome, Verdict } from '#sim';
import { wrap } from '../text/wrap.ts';

export const vacuousSign = '○';

const plurals: Readonly<Record<Verdict, string>> = { violated: 'violated', holds: 'hold', undecided: 'undecided' };

/** The number of properties that are not vacuous, and their verdict. */
export function saidText({ properties, explored }: Outcome): string {
  const { length } = properties;
  if (length === 0) return 'No property is in force here.';
  const speaking = properties.filter(({ vacuous }) => !vacuous).map(({ verdict }) => verdict);
  // Without complete coverage, no property is known to be vacuous.
  const says = explored.complete ? ` ${length === 1 ? 'says' : 'say'} something here` : '';
  const subject = `${explored.complete ? `${speaking.length} of ` : ''}${length} ${length === 1 ? 'property' : 'properties'}${says}`;
  const verdicts = (['violated', 'holds', 'undecided'] as const).flatMap(verdict => {
    const found = speaking.filter(each => each === verdict).length;
    if (found === 0) return [];
    if (found < speaking.length) return `${found} ${found === 1 ? verdict : plurals[verdict]}`;
    return found === 1 ? `it ${verdict === 'holds' ? verdict : `is ${verdict}`}` : `all ${plurals[verdict]}`;
  });
  const asserted = properties.filter(({ vacuous, verdict }) => vacuous && verdict === 'violated').length;
  const silent = asserted > 0 ? [`${asserted} asserted and vacuous`] : [];
  const counts = [...verdicts, ...silent].join(', ');
  return `${subject}${counts === '' ? '' : `: ${counts}`}.`;
}

/** Whether a property is listed in the one line of vacuous properties: neither asserted nor selected by name. */
export function isFolded({ vacuous, verdict, property }: Concluded, named: readonly string[] = []): boolean {
  return vacuous && verdict === 'holds' && !named.includes(property.name);
}

/** The line of vacuous properties, wrapped. */
export function foldedLines(folded: readonly Concluded[], width: number | undefined): string[] {
  if (folded.length === 0) return [];
  const names = folded.map(({ property }) => property.name).join(', ');
  const text = `${vacuousSign} vacuous here (${folded.length}): ${names}`;
  return wrap(text, width === undefined ? undefined : width - 2).map((line, at) => (at === 0 ? line : `  ${line}`));
}

/** The reason why a property is vacuous. */
export function vacuousText({ met }: Concluded): string {
  const why = met === false ? 'its premise never came up' : 'nothing that it reads ever changes';
  return `vacuous: ${why}, so it says nothing here`;
}

/** The properties selected by name that are vacuous in every outcome, and that no scenario asserts. */
export function vacuousEverywhere(outcomes: readonly Outcome[], named: readonly string[]): Concluded[] {
  return named.flatMap(name => {
    const found = outcomes.flatMap(({ properties }) => properties.filter(({ property }) => property.name === name));
    const [first] = found;
    return first && found.every(({ vacuous, verdict }) => vacuous && verdict === 'holds') ? first : [];
  });
}
