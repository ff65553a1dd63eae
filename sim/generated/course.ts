/**
 * A course: rounds of protocols that the holder begins as it likes, as a scenario. The roster has what the rounds need, and
 * each card begins in the state in which its first round begins.
 */
import { cardHolder, type Device, pointOfSale, type Roster } from '#machines';
import type { CardScenario } from '../cards/card-setting.ts';
import { cardSettings } from '../cards/card-settings.ts';
import { cardWorld, plentyBytes } from '../cards/card-world.ts';
import type { Granted } from '../world/scenario.ts';
import { type CardState, owner, protocols, type Round } from './protocol.ts';

/** Where a card is before the first intent. */
export interface Beginning {
  readonly card: Roster['cards'][number];
  readonly device: Device;
  readonly state: CardState;
}

/** A generated scenario. */
export interface Course {
  readonly scenario: CardScenario;
  /** Everything but name and story, as text: courses with the same key are one scenario. */
  readonly key: string;
}

/** The course as a scenario: quiet timers, no fault. */
export function courseOf(
  name: string,
  story: string,
  rounds: readonly Round[],
  beginnings: readonly Beginning[],
  devices: readonly Device[],
): Course {
  const roster = rosterOf(rounds, beginnings, devices);
  const scenario: CardScenario = {
    name,
    story,
    subject: 'cards',
    system: cardWorld(roster),
    intents: merged([
      ...rounds.flatMap(round => protocols[round.protocol].intents(round)),
      ...picks(rounds, beginnings),
    ]),
    faults: {},
    timers: 'quiet',
    settings: cardSettings({ storage: 'records' }),
    asserts: [...new Set(rounds.flatMap(({ protocol }) => protocols[protocol].asserts))],
    allowsVacuous: true,
  };
  const granted = scenario.intents.map(each => JSON.stringify(each)).sort();
  return { scenario, key: JSON.stringify([roster, granted, [...scenario.asserts].sort()]) };
}

/** A card that is to be paid with and pays at no time otherwise is picked first. */
function picks(rounds: readonly Round[], beginnings: readonly Beginning[]): readonly Granted[] {
  return rounds
    .filter(({ protocol, card, device }) => {
      if (protocol !== 'pay') return false;
      const paysAtFirst = beginnings.some(each => each.card.type === card.type && each.state === 'paying');
      return !paysAtFirst && !rounds.some(each => each.protocol === 'switch' && each.device === device);
    })
    .map(({ card, device }) => ({
      party: cardHolder,
      intent: { type: 'holder.select', card: card.name, device: device.name },
      times: 1,
    }));
}

/** Each intent once, with the number of times it is granted. */
function merged(granted: readonly Granted[]): readonly Granted[] {
  const byText = new Map<string, Granted>();
  for (const each of granted) {
    const text = JSON.stringify([each.party, each.intent]);
    const before = byText.get(text);
    byText.set(text, before ? { ...each, times: before.times! + each.times! } : each);
  }
  return [...byText.values()];
}

/** The roster that the rounds need. */
function rosterOf(rounds: readonly Round[], beginnings: readonly Beginning[], devices: readonly Device[]): Roster {
  const count = (...names: readonly string[]): number =>
    rounds.filter(({ protocol }) => names.includes(protocol)).length;
  const cards = [...new Set(beginnings.map(({ card }) => card))];
  const bound = beginnings.filter(({ state }) => state !== 'unbound');
  const jobs = count('migrate');
  const taps = count('pay');
  const suspensions = rounds.filter(({ protocol }) => protocol === 'suspend');
  const suspends = [...new Set(suspensions.map(({ byOwner }) => (byOwner ? 'lostMode' : 'issuer')))];
  return {
    cards,
    devices,
    bound: bound.map(({ card, device, state }) => ({
      card: card.name,
      device: device.name,
      ...(state === 'paying' ? { active: true } : {}),
    })),
    freeBytes: plentyBytes,
    // A request that is sent again can open a second row.
    rows: bound.length + 2 * count('bind', 'one-tap', 'migrate'),
    ...(jobs > 0 ? { jobs, signedIn: signedInFor(rounds) } : {}),
    ...(jobs > 0 || count('one-tap') > 0 ? { users: [{ name: owner, cards: cards.map(({ name }) => name) }] } : {}),
    ...(taps > 0 ? { shops: [pointOfSale], transactions: taps + 1 } : {}),
    ...(suspends.length > 0 ? { suspends } : {}),
  };
}

/** The owner is signed in where a card is to move to. */
function signedInFor(rounds: readonly Round[]) {
  const targets = rounds.filter(({ protocol }) => protocol === 'migrate').map(({ device }) => device.name);
  return [...new Set(targets)].map(device => ({ user: owner, device }));
}
