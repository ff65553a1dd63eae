/**
 * The story: the last step in a sentence of the charts' own descriptions, its violations, and the steps before. Pure.
 */
import { sentenceOf } from '../../sequence/narrate.ts';
import { type Line, paragraph, span, truncated } from '../paint/line.ts';
import { verdictSymbol } from '../paint/theme.ts';
import { causeText } from '../properties/explain.ts';
import { lastOf, type Run } from '../run/run.ts';
import { brokenNow, type RunVerdict } from '../run/verdicts.ts';
import type { Rect } from '../state/arrange.ts';

/**
 * The lines that fill a rectangle, or more if scrolled. The property of the tour's stop is first among the violations.
 */
export function storyLines(run: Run, { width, height }: Rect, first?: string): readonly Line[] {
  const last = lastOf(run);
  if (!last) return ended(paragraph(run.scenario.story, width, 'strong'), height, width);
  const number = String(run.position);
  const sentence = paragraph(sentenceOf(last, run.model), width - numbered(number), last.heard ? 'strong' : 'bad');
  const numberedLines = sentence.map(
    (line, at): Line => [span((at === 0 ? number : '').padEnd(numbered(number)), 'quiet'), ...line],
  );
  const departs =
    run.departure?.step === run.position ? paragraph(`The story departs: ${run.departure.why}.`, width, 'caution') : [];
  const isFirst = ({ property }: RunVerdict): boolean => property.name === first;
  const broken = brokenNow(run).toSorted((one, two) => Number(isFirst(two)) - Number(isFirst(one)));
  const causes = broken[0] ? paragraph(causeText(run, broken[0]), width, 'changed') : [];
  const alarms = [
    ...broken.flatMap(({ property }) =>
      paragraph(`${verdictSymbol.violated} Violated: ${property.says}`, width, 'bad'),
    ),
    ...(height > 4 ? causes : []),
    ...departs,
  ];
  // Violations take precedence over the sentence, but the first line of each is kept.
  const alarm = ended(alarms, Math.max(Math.min(alarms.length, 1), height - Math.min(numberedLines.length, 1)), width);
  const now = [...ended(numberedLines, height - alarm.length, width), ...alarm];
  return [...now, ...before(run, width, height - now.length)];
}

/** The steps before, the latest first, as many as fit completely. */
function before(run: Run, width: number, room: number): readonly Line[] {
  const lines: Line[] = [];
  for (let at = run.position - 1; at > 0 && lines.length < room; at--) {
    const { step } = run.path[at - 1]!;
    const number = String(at);
    const sentence = step ? paragraph(sentenceOf(step, run.model), width - numbered(number), 'quiet') : [];
    if (lines.length + sentence.length > room) break;
    lines.push(
      ...sentence.map(
        (line, row): Line => [span((row === 0 ? number : '').padEnd(numbered(number)), 'quiet'), ...line],
      ),
    );
  }
  return lines;
}

/** The columns of a step's number before its sentence. */
function numbered(number: string): number {
  return Math.max(3, number.length + 1);
}

/** The first `most` lines; an ellipsis marks a cut. */
function ended(lines: readonly Line[], most: number, width: number): readonly Line[] {
  if (lines.length <= most) return lines;
  return lines.slice(0, most).map((line, at) => (at === most - 1 ? truncated([...line, span(' …')], width) : line));
}
