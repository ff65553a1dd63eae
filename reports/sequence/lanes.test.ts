/** Goal: every party is named in full at every width and for every length of the run. Method: each plan is computed. */
import { expect, test } from 'vitest';
import { calmDriver, Model, run, scenarios, settingOf, twoPhaseCommitOf } from '#sim';
import { widthOf } from '../text/width.ts';
import { planOf } from './lanes.ts';
import { layoutOf } from './layout.ts';
import { titleOf } from './words.ts';

const cards = scenarios.filter(({ name }) => ['first-bind', 'quick-switch'].includes(name));
const told = [...cards, ...[3, 4, 6].map(twoPhaseCommitOf)];

test.each(told)('the names of $name are complete and do not overlap', scenario => {
  const model = new Model(scenario, settingOf(scenario));
  const { steps } = run(model, calmDriver);
  for (let length = 0; length <= steps.length; length += Math.max(1, Math.floor(steps.length / 4))) {
    const layout = layoutOf(model, steps.slice(0, length));
    for (let columns = 57; columns <= 140; columns += 3) {
      const { lanes, headers, columnOf } = planOf(layout, columns);
      const where = `${columns} columns after ${length} steps: ${headers.map(lines => lines.join('/')).join(' | ')}`;
      const height = Math.max(...headers.map(lines => lines.length));
      for (let at = 0; at < height; at++) {
        let end = 0;
        for (const [lane, lines] of headers.entries()) {
          const text = lines[at - (height - lines.length)] ?? '';
          const begin = columnOf(lanes[lane]!) - Math.floor(widthOf(text) / 2);
          if (text !== '') expect(begin, where).toBeGreaterThan(end);
          end = text === '' ? end : begin + widthOf(text);
        }
        expect(end, where).toBeLessThanOrEqual(columns);
      }
      const words = headers.flat().join(' ').split(' ');
      if (columns >= 14 * lanes.length)
        for (const word of lanes.flatMap(lane => titleOf(lane).split(' '))) expect(words, where).toContain(word);
    }
  }
});
