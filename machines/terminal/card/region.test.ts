/**
 * Goal: the order of a card's layers means nothing, except where this file says why. Method: the charts of three rosters
 * under every value of four safeguards, with layers in other orders.
 */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { rowsOf } from '../../layers/chart-rows.test-kit.ts';
import { type Layer, layered } from '../../layers/region.ts';
import { phone, type Roster } from '../../protocol/card.ts';
import type { DeviceTerms } from '../../protocol/party-name.ts';
import { profile, type SafeguardValues, safeguards } from '../../protocol/safeguard.ts';
import { binding } from './binding.ts';
import { cardLayers } from './region.ts';

/** Layers that change what another one adds: the first one comes first, and the other order throws. */
const dependent = [
  ['deletion', 'serverFirst'],
  ['deletion', 'shownCardDeleted'],
  ['moving', 'shownCardMoved'],
  ['confirming', 'oneTapConfirmed'],
  ['deletion', 'movedWhileDeleted'],
  ['serverFirst', 'movedWhileServerDeletes'],
  ['movedWhileDeleted', 'movedWhileServerDeletes'],
] as const;

/** Layers that give another chart in the other order. */
const ordered = [
  ['serverFirst', 'shownCardDeleted', 'The first replaces a transition to which the second adds a question.'],
  [
    'restoring',
    'listedAsMoved',
    'A card that moved is dead as well: what the list says of a moved one is tried first.',
  ],
  [
    'takingStill',
    'refusingWhileBusy',
    'A state that gave up would take the refusal with the rest, though the list spares it that.',
  ],
  ['takingStill', 'ignoringAnswers', 'A state that gave up would pass over the answer that it still takes.'],
  ['retrying', 'remembering', 'A state is written down once, and resumed with the last time of asking.'],
  ['refusingWhileBusy', 'remembering', 'The look-up is over before a command comes: there is nothing to refuse.'],
  ['ignoringAnswers', 'remembering', 'The look-up is over before an answer comes: there is nothing to pass over.'],
  ['askingAgainOnReset', 'remembering', 'The look-up is over before the element has power again.'],
] as const;

const before = new Map<string, readonly string[]>();
for (const [first, second] of [...dependent, ...ordered]) before.set(second, [...(before.get(second) ?? []), first]);

type Named = readonly [name: string, layer: Layer];
/** The layers that are true of every region: they come after all that is drawn. */
const firstCommon = 'takingStill';

const plain: Roster = {
  cards: [{ name: 'debitCard', type: 'debit', authentic: true }],
  devices: [phone],
  bound: [],
  freeBytes: 1_000,
  rows: 1,
};
const users = [{ name: 'ann', cards: ['debitCard'] }];
const rosters = {
  'no user signs in': plain,
  'cards are listed': { ...plain, users },
  'cards move': { ...plain, users, jobs: 1 },
};
const turned = ['bind-confirmation', 'deletion-order', 'shown-card', 'reconciliation'] as const;
const settings = turned.reduce<readonly SafeguardValues[]>(
  (all, name) => all.flatMap(each => safeguards[name].values.map(value => ({ ...each, [name]: value }))),
  [profile('hardened')],
);
const charts = Object.entries(rosters).flatMap(([roster, terms]) =>
  settings.map(
    values => [`${roster}, ${turned.map(name => values[name]).join(', ')}`, layersOf(terms, values)] as const,
  ),
);

function layersOf(roster: Roster, values: SafeguardValues): readonly Named[] {
  const terms: DeviceTerms = { roster, safeguards: values, readings: {} as never, device: phone };
  const { safeguards: own, features, everywhere } = cardLayers(terms);
  return Object.entries({ ...own, ...features, ...everywhere }).flatMap(([name, layer]) =>
    layer ? [[name, layer] as const] : [],
  );
}

/** The chart's rows. A state is looked up by its name alone: the order of looking up means nothing. */
function chartOf(layers: readonly Named[]): Readonly<Record<string, string>> {
  const { 'start: always': always = '', ...rows } = rowsOf(
    layered(
      binding,
      layers.map(([, layer]) => layer),
    ),
  );
  return { ...rows, 'start: always': always.split(' | ').sort().join(' | ') };
}

/** The layers with one directly before another that it stands behind; undefined where one of them is missing. */
function turnedRound(layers: readonly Named[], first: string, second: string): readonly Named[] | undefined {
  const [at, from] = [first, second].map(each => layers.findIndex(([name]) => name === each)) as [number, number];
  return at < 0 || from < 0 ? undefined : [...layers.slice(0, at), layers[from]!, ...without(layers.slice(at), second)];
}

const without = (layers: readonly Named[], gone: string) => layers.filter(([name]) => name !== gone);
const isListed = (first: string, second: string): boolean => before.get(second)?.includes(first) === true;

describe.each(Object.keys(rosters))('%s', roster => {
  test('neighbours commute, but for those that are listed', () => {
    for (const [title, layers] of charts.filter(([title]) => title.startsWith(roster))) {
      const chart = chartOf(layers);
      for (const [at, [second]] of layers.entries()) {
        const [first] = layers[at - 1] ?? [];
        if (first === undefined || isListed(first, second)) continue;
        expect(chartOf(turnedRound(layers, first, second)!), `${title}: ${second} before ${first}`).toEqual(chart);
      }
    }
  });
});

test('any order gives the same chart that keeps the order of the listed pairs', () => {
  const chances = fc.array(fc.nat(), { minLength: 20, maxLength: 20 });
  fc.assert(
    fc.property(fc.constantFrom(...charts), chances, ([, layers], chances) => {
      const cut = layers.findIndex(([name]) => name === firstCommon);
      const order = [...mixed(layers.slice(0, cut), chances), ...mixed(layers.slice(cut), chances)];
      expect(chartOf(order), order.map(([name]) => name).join(' ')).toEqual(chartOf(layers));
    }),
  );
});

/** The layers in an order by chance, each behind those that it has to follow. */
function mixed(layers: readonly Named[], chances: readonly number[]): readonly Named[] {
  const left = [...layers];
  const laid: Named[] = [];
  for (const chance of chances.slice(0, layers.length)) {
    const free = left.filter(([name]) => !left.some(([other]) => isListed(other, name)));
    const next = free[chance % free.length]!;
    left.splice(left.indexOf(next), 1);
    laid.push(next);
  }
  return laid;
}

test.each(dependent)('%s comes before %s: the other order throws', (first, second) => {
  const orders = charts.map(([, layers]) => turnedRound(layers, first, second)).filter(order => order !== undefined);
  expect(orders).not.toEqual([]);
  for (const order of orders) expect(() => chartOf(order)).toThrow(/^a difference (changes|replaces) /);
});

test.each(ordered)('%s comes before %s: the other order gives another chart. %s', (first, second) => {
  const differs = charts.some(([, layers]) => {
    const order = turnedRound(layers, first, second);
    return order !== undefined && JSON.stringify(chartOf(order)) !== JSON.stringify(chartOf(layers));
  });
  expect(differs).toBe(true);
});
