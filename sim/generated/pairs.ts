/**
 * Every ordered pair of protocols: on one card, on two cards of one type, and on two devices. The first protocol says how
 * the world begins; the holder begins either of them when it likes. Binding by one tap and migration are left out as a pair:
 * a new device gets its cards in one of the two ways (clash X2).
 */
import { type Device, phone } from '#machines';
import { debitCard, savingsCard } from '../cards/card-world.ts';
import { newDevice, oldDevice } from '../scenarios/migration.ts';
import { type Beginning, type Course, courseOf } from './course.ts';
import { once } from './once.ts';
import { type ProtocolName, protocolNames, protocols, type Round } from './protocol.ts';

export const places = ['one-card', 'two-cards', 'two-devices'] as const;
export type PairPlace = (typeof places)[number];

/** A pair of protocols at a place. */
export interface Pair extends Course {
  readonly first: ProtocolName;
  readonly second: ProtocolName;
  readonly place: PairPlace;
}

const wherePhrases: Readonly<Record<PairPlace, string>> = {
  'one-card': 'both with one card',
  'two-cards': 'each with a card of its own',
  'two-devices': 'each on a device of its own',
};

const isExcluded = (one: ProtocolName, other: ProtocolName): boolean =>
  [one, other].includes('one-tap') && [one, other].includes('migrate');

/** Every pair, in the order of the protocols. */
export const pairs = once((): readonly Pair[] =>
  protocolNames.flatMap(first =>
    protocolNames
      .filter(second => !isExcluded(first, second))
      .flatMap(second => places.map(place => ({ first, second, place, ...pairOf(first, second, place) }))),
  ),
);

function pairOf(first: ProtocolName, second: ProtocolName, place: PairPlace): Course {
  const [one, other] = roundsOf(first, second, place);
  const isMoving = [first, second].includes('migrate');
  const devices = isMoving || place === 'two-devices' ? [newDevice, oldDevice] : [phone];
  const story = `The card holder ${protocols[first].says}, and ${protocols[second].says}, ${wherePhrases[place]}, in whichever order.`;
  return courseOf(`pair/${first}-then-${second}/${place}`, story, [one, other], beginningsOf(one, other), devices);
}

/** The two rounds: their cards and devices. */
function roundsOf(first: ProtocolName, second: ProtocolName, place: PairPlace): readonly [Round, Round] {
  const [here, there] = devicesOf(first, second, place);
  return [
    { protocol: first, card: debitCard, device: here },
    {
      protocol: second,
      card: place === 'two-cards' ? savingsCard : debitCard,
      device: there,
      ...(first === 'suspend' && second === 'suspend' ? { byOwner: true } : {}),
    },
  ];
}

/** A card moves from the old device to the new one; a second migration brings a card back. */
function devicesOf(first: ProtocolName, second: ProtocolName, place: PairPlace): readonly [Device, Device] {
  const [isMovedFirst, isMovedSecond] = [first === 'migrate', second === 'migrate'];
  if (isMovedFirst && isMovedSecond) return place === 'two-cards' ? [newDevice, newDevice] : [newDevice, oldDevice];
  // On one card the other protocol meets the card where it is; on two devices, at the other end of the migration.
  if (isMovedFirst) return [newDevice, place === 'one-card' ? newDevice : oldDevice];
  if (isMovedSecond) return [place === 'two-devices' ? newDevice : oldDevice, newDevice];
  return place === 'two-devices' ? [oldDevice, newDevice] : [phone, phone];
}

/** The cards as the first protocol finds them; a second card, as the second does. */
function beginningsOf(one: Round, other: Round): readonly Beginning[] {
  const isPicked = [one, other].some(({ protocol }) => protocol === 'switch');
  const begins = ({ protocol, card, device }: Round): Beginning => {
    const { begins } = protocols[protocol];
    const home = protocol === 'migrate' ? oldDevice : device;
    // A card that is to be picked does not pay yet.
    const state = begins === 'paying' && isPicked && protocol !== 'pay' && one.card === other.card ? 'bound' : begins;
    return { card, device: home, state };
  };
  // A card that moves begins on the old device, whichever protocol comes first.
  const moved = one.card === other.card && other.protocol === 'migrate' && one.device === newDevice;
  const first = moved ? begins(other) : begins(one);
  return one.card === other.card ? [first] : onePays([first, begins(other)]);
}

/** One card of a type pays at a time: the first that does. */
function onePays(beginnings: readonly Beginning[]): readonly Beginning[] {
  const at = beginnings.findIndex(({ state }) => state === 'paying');
  return beginnings.map((each, place) =>
    each.state === 'paying' && place !== at ? { ...each, state: 'bound' } : each,
  );
}

/** The pairs that are the same scenario as an earlier one, by name; each with the earlier name. */
export const samePairs = once(
  (): ReadonlyMap<string, string> =>
    new Map(
      pairs().flatMap(({ scenario: { name }, key }) => {
        const { scenario: first } = pairs().find(each => each.key === key)!;
        return first.name === name ? [] : [[name, first.name] as const];
      }),
    ),
);
