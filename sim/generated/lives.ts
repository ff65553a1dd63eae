/**
 * Lives of a card: rounds of protocols one after another, the holder beginning each when it likes. A life is too large to be
 * explored to the end. So each window, three consecutive rounds, is a scenario of its own, and the life is sampled.
 */
import type { Device } from '#machines';
import type { CardScenario } from '../cards/card-setting.ts';
import { debitCard } from '../cards/card-world.ts';
import { newDevice, oldDevice } from '../scenarios/migration.ts';
import { courseOf } from './course.ts';
import { once } from './once.ts';
import { type CardState, type ProtocolName, protocols, type Round } from './protocol.ts';

/** A life and its windows. */
export interface Life {
  readonly scenario: CardScenario;
  readonly windows: readonly CardScenario[];
}

/** The number of consecutive rounds that are explored together. */
const windowLength = 3;

/** The lives: by hand and with a migration; by one tap, which goes with no migration (clash X2). */
const courses: Readonly<Record<string, readonly ProtocolName[]>> = {
  'by-hand': ['bind', 'switch', 'pay', 'suspend', 'migrate', 'delete', 'bind'],
  'by-one-tap': ['one-tap', 'switch', 'pay', 'suspend', 'delete', 'bind'],
};

export const lives = once((): readonly Life[] => Object.entries(courses).map(([name, course]) => lifeOf(name, course)));

function lifeOf(name: string, course: readonly ProtocolName[]): Life {
  const rounds = roundsOf(course);
  const begins = Math.max(1, course.length - windowLength + 1);
  const windows = Array.from({ length: begins }, (_, at) => rounds.slice(at, at + windowLength));
  return {
    scenario: scenarioOf(`life/${name}`, rounds),
    windows: windows.map(each => scenarioOf(`life/${name}/${each.map(({ protocol }) => protocol).join('-')}`, each)),
  };
}

/** The rounds on one card, which is on the new device from its migration on. */
function roundsOf(course: readonly ProtocolName[]): readonly Round[] {
  const moves = course.indexOf('migrate');
  return course.map((protocol, at) => ({
    protocol,
    card: debitCard,
    device: moves >= 0 && at >= moves ? newDevice : oldDevice,
  }));
}

function scenarioOf(name: string, rounds: readonly Round[]): CardScenario {
  const [first] = rounds;
  const { begins } = protocols[first!.protocol];
  const isMoving = rounds.some(({ protocol }) => protocol === 'migrate');
  // The card begins where its first round finds it.
  const home: Device = first!.protocol === 'migrate' ? oldDevice : first!.device;
  const devices = isMoving ? [newDevice, oldDevice] : [home];
  const isPicked = rounds.some(({ protocol }) => protocol === 'switch');
  const state: CardState = isPicked && begins === 'paying' ? 'bound' : begins;
  const says = rounds.map(({ protocol }) => protocols[protocol].says).join(', ');
  const story = `A life of one card, in whatever order the card holder likes: ${says}.`;
  return courseOf(name, story, rounds, [{ card: debitCard, device: home, state }], devices).scenario;
}
