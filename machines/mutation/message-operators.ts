/** The operators on messages: another value of a field, another reason, a new identity for what is asked again. */
import { assign } from 'xstate';
import type { Scope, Send } from '../chart/effect.ts';
import { actionName } from './action-operators.ts';
import { type Change, changeAt, type OperatorName } from './change.ts';
import { chosenBy } from './hash.ts';
import { messageOf } from './message.ts';
import { listed, type OpenConfig } from './open-config.ts';
import { branchesOf, type Doing, type Drawn, doingsOf, eventOf, type General, type Place, targetOf } from './place.ts';

/** The fields that say why an answer is as it is. */
const reasonFields = ['reason', 'status'];
/** The fields by which a request is known again. */
const identityFields = ['request', 'session', 'nonce', 'authorisation'];

type Known = Scope<unknown, Record<string, unknown>>;
/** The value of a field in the place of the one it has. */
type Other = (value: unknown, known: Known, sent: Send) => unknown;

/** The changes of the messages that a state sends. */
export const changesOfMessages = (place: Place, drawn: Drawn): readonly Change[] => [
  ...doingsOf(place, drawn).flatMap(doing => doing.actions.flatMap(action => fieldsChanged(doing, action, drawn))),
  ...askedAnew(place, drawn),
];

function fieldsChanged({ place, when, branch }: Doing, action: OpenConfig, drawn: Drawn): readonly Change[] {
  const { general } = drawn;
  const message = messageOf(action);
  if (!message) return [];
  const words = [when, actionName(action, general)];
  const change = (operator: OperatorName, field: string, other: Other) => {
    const make = () => setField(action, field, other);
    return changeAt({ place, words, operator, detail: field, event: branch && eventOf(branch), make });
  };
  return Object.entries(message.fields).flatMap(([field, given]) => {
    if (reasonFields.includes(field)) {
      const reasons = reasonsIn(drawn, field);
      const key = [place.name, ...words, field].join(':');
      const other: Other = value =>
        chosenBy(
          key,
          reasons.filter(each => each !== value),
        ) ?? value;
      return reasons.some(each => each !== given) ? [change('other-reason', field, other)] : [];
    }
    // What the chart gives is the same in every message: there is no other value that the party knows.
    if (given !== undefined) return [];
    return [change('other-field', field, (value, known, sent) => anotherOf(value, field, known, sent, general))];
  });
}

/** The values that a chart gives to each field of reasons, by chart. */
const reasons = new WeakMap<Drawn, Map<string, readonly string[]>>();

/** Every value that a chart gives to a field in some message. */
function reasonsIn(drawn: Drawn, field: string): readonly string[] {
  const known = reasons.get(drawn) ?? new Map<string, readonly string[]>();
  reasons.set(drawn, known);
  const before = known.get(field);
  if (before) return before;
  const given = drawn.places.flatMap(place =>
    doingsOf(place, drawn).flatMap(({ actions }) => actions.map(action => messageOf(action)?.fields[field])),
  );
  const found = [...new Set(given.filter(value => typeof value === 'string'))].sort();
  known.set(field, found);
  return found;
}

/** Changes the value of a field in what an action sends, where the message has the field. */
function setField(action: OpenConfig, field: string, other: Other): void {
  const { params } = action;
  action.params = (known: Known, more: unknown): Send => {
    const sent: Send = typeof params === 'function' ? params(known, more) : params;
    if (!(field in sent.message)) return sent;
    return { ...sent, message: { ...sent.message, [field]: other(sent.message[field], known, sent) } };
  };
}

/**
 * Another value of the same type that the party knows: of a text with the same kind or kept under the same name, in its
 * context, the event or the message; of a number, in the event or the message. The value itself where there is none.
 */
function anotherOf(value: unknown, field: string, { context, event }: Known, { message }: Send, general: General) {
  if (typeof value === 'number') {
    const numbers = [...Object.values(message), ...Object.values(event)].filter(each => typeof each === 'number');
    return numbers.find(each => each !== value) ?? value;
  }
  if (typeof value !== 'string') return value;
  const sort = (text: string): string => general([text]).replaceAll(/\d+/g, '#');
  const alike = textsIn([context, event, message]).filter(
    ({ under, text }) => text !== value && (under === field || sort(text) === sort(value)),
  );
  return alike.map(({ text }) => text).sort()[0] ?? value;
}

/** Every text in a value, with the name under which it stands; names of parts are texts too. */
function textsIn(value: unknown, under = ''): readonly { readonly under: string; readonly text: string }[] {
  if (typeof value === 'string') return [{ under, text: value }];
  if (Array.isArray(value)) return value.flatMap(each => textsIn(each, under));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, inner]) => [{ under: '', text: name }, ...textsIn(inner, name)]);
}

/** A time-out after which the same is asked again: the second request has a new identity, wherever the party keeps it. */
function askedAnew(place: Place, drawn: Drawn): readonly Change[] {
  return branchesOf(place, drawn).flatMap(group =>
    group.flatMap(({ under, taken, event }) => {
      const again = under === 'after' ? targetOf(place, taken.target, drawn) : undefined;
      if (!again) return [];
      const asked = listed<OpenConfig>(place.node.entry).map(messageOf);
      return listed<OpenConfig>(again.node.entry).flatMap(action => {
        const message = messageOf(action);
        if (!message || !asked.some(each => each?.type === message.type)) return [];
        return identityFields
          .filter(field => field in message.fields)
          .map(field => {
            const make = () => {
              taken.actions = [...listed(taken.actions), renewed(action.params, field)];
            };
            const words = [event, `send-${message.type}`];
            return changeAt({ place, words, operator: 'new-identity', detail: field, make });
          });
      });
    }),
  );
}

/** An action that gives a new name to the identity in a message about to be sent, wherever it is kept. */
function renewed(params: unknown, field: string): OpenConfig {
  return assign(({ context, event }: OpenConfig) => {
    const sent: Send = typeof params === 'function' ? params({ context, event }) : params;
    const old = sent.message[field];
    return typeof old === 'string' ? renamed(context, old, `${old}anew`) : context;
  });
}

function renamed(value: OpenConfig, from: string, to: string): OpenConfig {
  if (value === from) return to;
  if (Array.isArray(value)) return value.map(each => renamed(each, from, to));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [name === from ? to : name, renamed(inner, from, to)]),
  );
}
