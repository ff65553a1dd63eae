/** The transitions that are written in pictures and differences, and the runs that take them. */
import { calmRun, takenAtStart, takenBy } from './taken.js';

/** What counts towards the share of a file, in this order. */
export const counted = ['calm run', 'published check', 'refusal', 'time-out'];
/** What does not. */
export const others = ['hardened check', 'rest'];

const refusal = /\.(refused|failed|declined)\b/;

/** Each transition with its file, its place, and the first heading that is true of it. */
export function writtenIn(checkout) {
  const [calm, published, hardened] = [new Set(), new Set(), new Set()];
  for (const scenario of checkout.scenarios) {
    for (const profile of checkout.profileNames) add(calm, calmRun(checkout, scenario, profile));
    add(published, exhaustiveCheck(checkout, scenario, 'published'));
    add(hardened, exhaustiveCheck(checkout, scenario, 'hardened'));
  }
  return [...checkout.written].map(([mark, { event, isTimeout, transition, ...where }]) => {
    const heads = [
      ['calm run', calm.has(mark)],
      ['published check', published.has(mark)],
      ['refusal', refusal.test(event) || [transition.actions ?? []].flat().some(refuses)],
      ['time-out', isTimeout],
      ['hardened check', hardened.has(mark)],
      ['rest', true],
    ];
    return { ...where, head: heads.find(([, isTrue]) => isTrue)[0] };
  });
}

/** Adds the marks of the transitions that are taken. */
function add(marks, { model, queries }) {
  for (const { transition } of [...takenAtStart(model), ...takenBy(model, queries)])
    for (const mark of Object.getOwnPropertySymbols(transition)) marks.add(mark);
}

/** All that the exhaustive check of a scenario asks the charts. */
function exhaustiveCheck({ explore, modelFor, recordMoves, settingOf }, scenario, profile) {
  const model = recordMoves(modelFor(scenario, settingOf(scenario, { profile })));
  explore(model, []);
  return { model, queries: [...model.listed] };
}

/** Whether an action sends a refusal, or any message with a reason. */
function refuses(action) {
  if (action.type !== 'send') return false;
  const { message, fields } = action.params;
  return refusal.test(message) || fields.some(field => field === 'reason' || Object.hasOwn(Object(field), 'reason'));
}
