/** The operators on actions: an action is dropped, or the mirror of a state. */
import { type Change, changeAt } from './change.ts';
import { messageOf, raisedBy } from './message.ts';
import type { OpenConfig } from './open-config.ts';
import { type Doing, type Drawn, doingsOf, eventOf, type General, ownWords, type Place } from './place.ts';

/** The changes of the actions of a state. */
export const changesOfActions = (place: Place, drawn: Drawn): readonly Change[] =>
  doingsOf(place, drawn).flatMap(doing => doing.actions.flatMap(action => dropped(doing, action, drawn.general)));

function dropped({ place, when, branch, drop }: Doing, action: OpenConfig, general: General): readonly Change[] {
  // A report tells observers what happened: it is part of the measurement.
  if (action?.type === 'report') return [];
  const make = () => drop(action);
  const isMirror = when === 'entry' && writesDown(action, place);
  if (isMirror) return [changeAt({ place, words: [], operator: 'drop-mirror', make })];
  const words = [when, actionName(action, general)];
  return [changeAt({ place, words, operator: 'drop-action', event: branch && eventOf(branch), make })];
}

/** Whether an action writes down the name of the state in which it stands. */
function writesDown(action: OpenConfig, { key }: Place): boolean {
  const own = action?.own ?? action?.params;
  return typeof own === 'object' && own?.state === key;
}

/** An action as part of a name: `send-bind.request`, `raise-row.fence`, `keepAnswer`, `function`. */
export function actionName(action: OpenConfig, general: General): string {
  if (typeof action === 'string') return action;
  const raised = raisedBy(action);
  if (raised !== undefined) return `raise-${raised}`;
  if (typeof action === 'function') return action.name || 'function';
  const message = messageOf(action);
  if (message) return `send-${message.type}`;
  return `${String(action.type)}${action.type === 'send' ? '' : ownWords(action, general)}`;
}
