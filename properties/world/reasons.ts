/** When the reason of a refusal is true, judged in the step in which it is given first, by what its subject is like. */
import {
  type AuthServerContext,
  authServer,
  type Device,
  type IssuerContext,
  issuerOf,
  type Message,
  type Proof,
} from '#machines';
import type { StepView, WorldView } from '#sim';
import { elementOf, isLive, jobsOf, rosterOf, rowsOf, walletOf } from './cards.ts';
import { cardsOf, linkOf } from './one-tap.ts';
import { decisionsOf, isSpent, transactionsOf, verifiesFor } from './payments.ts';
import { heldIn, isOfFields } from './storage.ts';

/** A refusal as it is judged: the step, what was heard in it if anything, and the message that gives the reason. */
interface Given {
  readonly step: StepView;
  readonly heard: Message | undefined;
  readonly from: string;
  readonly said: Message;
}

/** The state in which a timer expires or a chart goes on by itself. */
const stateIn = ({ step: { choice } }: Given): string => ('state' in choice ? choice.state : '');
const textOf = (value: unknown): string => (value as string | undefined) ?? '';
interface Authentication {
  readonly card: string;
  readonly secret: string;
}
/** Whether the secret is the one that belongs to the card. */
const isRight = ({ card, secret }: Authentication): boolean => secret === `secret of ${card}`;
const cardIn = ({ said, heard }: Given): string => textOf(said.card ?? heard?.card);
const issuerState = (world: WorldView, card: string) =>
  (world.local(issuerOf(rosterOf(world), card)).context as IssuerContext).durable;
const serverState = (world: WorldView) => (world.local(authServer).context as AuthServerContext).durable;

const deviceOf = (world: WorldView, terminal: string): Device | undefined =>
  rosterOf(world).devices.find(each => each.terminal === terminal);

const isFull = (world: WorldView, device: Device): boolean => {
  const { free, recordBytes } = elementOf(world, device).durable;
  return free < recordBytes;
};

/** A time-out of this kind, or a restart that gives up what was cut short. */
const isTooLate =
  (...timers: readonly string[]) =>
  ({ step: { choice } }: Given): boolean =>
    choice.kind === 'proceed' || (choice.kind === 'expire' && timers.includes(choice.timer));
const isUnanswered = isTooLate('replyTimeout', 'issuerTimeout', 'tapTimeout');
const noPersonCame = isTooLate('personTimeout', 'codeLifetime');

/** What a terminal hears where a card cannot be used any more. */
const endsCard: readonly string[] = ['activation.refused', 'card.select', 'card.delete', 'migration.erase'];

/** Whether a row of the card, or the one with the transaction identifier that was heard, cannot be used; or a device gives it up. */
function isNotLive({ step, heard, ...given }: Given): boolean {
  if (deviceOf(step.before, given.from)) return endsCard.includes(heard?.type ?? '');
  const rows = rowsOf(step.after);
  const own = rows.filter(
    ({ transaction, token }) => transaction === heard?.transaction || (token !== undefined && token === heard?.token),
  );
  const concerned = own.length > 0 ? own : rows.filter(({ card }) => card === cardIn({ step, heard, ...given }));
  return concerned.some(({ state }) => state !== 'active');
}

const isOver = (given: Given): boolean =>
  rowsOf(given.step.after).some(row => row.card === cardIn(given) && !isLive(row));

function isBusy(given: Given): boolean {
  const { before } = given.step;
  const device = deviceOf(before, given.from);
  if (device) {
    const { bindings, listing } = walletOf(before, device);
    return listing !== undefined || bindings[cardIn(given)] !== undefined;
  }
  const link = linkOf(before, cardIn(given));
  return link !== undefined && link.request !== given.heard?.request;
}

function isSignedOut({ step: { before, choice }, heard, from }: Given): boolean {
  const device = deviceOf(before, from);
  if (device)
    return (
      choice.kind === 'expire' ||
      heard?.type === 'session.end' ||
      heard?.reason === 'notSignedIn' ||
      (walletOf(before, device).session?.state ?? 'signingOut').startsWith('signingOut')
    );
  const { sessions } = serverState(before);
  return (
    sessions?.[textOf(heard?.device)]?.session !== heard?.session || sessions?.[textOf(heard?.device)]?.state !== 'open'
  );
}

function isBoundAlready(given: Given): boolean {
  const { before } = given.step;
  const device = deviceOf(before, given.from);
  return rowsOf(before).some(
    row => row.card === cardIn(given) && isLive(row) && (device === undefined || row.element === device.element),
  );
}

/** Whether a card is not on the device it is to leave, or another migration has it. */
function isNotThere({ step: { before }, heard }: Given): boolean {
  const device = rosterOf(before).devices.find(({ name }) => name === heard?.target);
  const isHeld = jobsOf(before).some(({ card, request }) => card === heard?.card && request !== heard?.request);
  return (
    isHeld ||
    !rowsOf(before).some(row => row.card === heard?.card && row.element === device?.element && row.state === 'active')
  );
}

/** When a reason is true; one that is not here is not judged. */
const truths: Readonly<Record<string, (given: Given) => boolean>> = {
  authenticationFailed: ({ heard }) =>
    heard?.type === 'card.authenticate' && !isRight(heard.authentication as Authentication),
  blocked: given => issuerState(given.step.before, cardIn(given)).holds?.[cardIn(given)]?.state !== 'free',
  issuerUnreachable: isUnanswered,
  serverUnreachable: isUnanswered,
  noAnswer: given => isUnanswered(given) || (noPersonCame(given) && stateIn(given).includes('proving')),
  unconfirmed: isUnanswered,
  notApproved: noPersonCame,
  noChoice: given => noPersonCame(given) && /choosing|picking/.test(stateIn(given)),
  codeExpired: noPersonCame,
  interrupted: given => isTooLate()(given) || given.heard?.type === 'code.typed',
  codeSpent: given =>
    given.from === authServer || (issuerState(given.step.after, cardIn(given)).wrong?.[cardIn(given)] ?? 0) >= 3,
  retired: isOver,
  notLive: isNotLive,
  busy: isBusy,
  alreadyBound: isBoundAlready,
  // What an element or a device says of room is judged when it says so; a device that waits for no card says 6985.
  noRoom: ({ step: { before }, heard }) =>
    ['6985', '6A84'].includes(textOf(heard?.status)) || rosterOf(before).devices.some(device => isFull(before, device)),
  noCapacity: ({ step: { before } }) =>
    [serverState(before).rows, serverState(before).jobs, serverState(before).transactions].some(
      slots => slots.length > 0 && !slots.includes(null as never),
    ),
  unknownCard: ({ step: { before }, from, heard }) => issuerOf(rosterOf(before), textOf(heard?.card)) !== from,
  typeUnserved: given => {
    const { devices } = rosterOf(given.step.before);
    return devices.some(({ lacks = [], provisions = [] }) => lacks.length + provisions.length > 0);
  },
  notOwner: ({ step: { before }, heard }) => !cardsOf(before, textOf(heard?.user)).includes(textOf(heard?.card)),
  notSignedIn: isSignedOut,
  noDevice: ({ heard }) => heard?.type === 'devices.answer' && (heard.devices as readonly string[]).length === 0,
  notThere: isNotThere,
  notBound: given =>
    walletOf(given.step.before, deviceOf(given.step.before, given.from)!).bindings[cardIn(given)] === undefined,
  notPayable: ({ heard }) =>
    ['directory.listed', 'instance.refused', 'transaction.refused'].includes(heard?.type ?? ''),
  issuerDeclined: ({ step: { before } }) => decisionsOf(before).some(({ outcome }) => outcome === 'declined'),
  proofWrong: ({ heard }) =>
    heard?.type === 'transaction.verify' && !verifiesFor(heard.proof as Proof, textOf(heard.token)),
  replayed: ({ step: { before }, heard }) =>
    heard?.type === 'transaction.verify' && isSpent(transactionsOf(before), textOf(heard.token), heard.proof as Proof),
  wrongType: ({ heard }) => heard?.type === 'activation.request',
  stale: ({ heard }) => heard?.type === 'token.refused',
};

/** The answers that say why. */
const refusals: readonly string[] = ['bind.refused', 'quick.refused', 'quick.declined', 'cards.refused'];
const isRefusal = ({ type, outcome }: Message): boolean =>
  refusals.includes(type) || (type === 'migration.outcome' && outcome === 'failed');

const elementNamed = (world: WorldView, name: string): Device =>
  rosterOf(world).devices.find(({ secureElement }) => secureElement === name)!;

/** Whether what an element or a device says of a record is so: stored, or no room for it. */
function isStatusTrue(world: WorldView, from: string, { type, status, transaction }: Message): boolean {
  const device = deviceOf(world, from);
  if (type === 'record.refused') return status !== '6A84' || isFull(world, elementNamed(world, from));
  if (type !== 'migration.loaded' || !device) return true;
  const { durable } = elementOf(world, device);
  if (status === '6A84') return isFull(world, device);
  return status !== '9000' || isOfFields(durable) || heldIn(world, durable).includes(transaction as string);
}

/** The reasons on record with the servers, with the card where one is named: a refusal that is given again has the same. */
const recordedIn = (world: WorldView): readonly string[] => {
  const { rows, jobs, transactions } = serverState(world);
  const links = rosterOf(world).cards.map(({ name }) => ({ card: name, reason: linkOf(world, name)?.reason }));
  const ofCards = [...rows, ...jobs, ...links].map(each => `${each?.card} ${each?.reason}`);
  return [...ofCards, ...transactions.map(each => ` ${each?.reason}`)];
};

/** Whether somebody says in a step why, or should. */
export const givesReasons = ({ sends }: StepView): boolean =>
  sends.some(
    ({ message }) => message.reason !== undefined || message.type === 'migration.loaded' || isRefusal(message),
  );

/** Whether every reason that is given in a step is true, or was given before. */
export function areReasonsTrue(step: StepView): boolean {
  const heard = step.choice.kind === 'deliver' ? step.choice.envelope.message : undefined;
  return step.sends.every(({ from, message: said }) => {
    const reason = said.reason as string | undefined;
    if (reason === undefined) return !isRefusal(said) && isStatusTrue(step.before, from, said);
    const isTrue = truths[reason ?? ''];
    if (!isTrue || heard?.reason === reason) return true;
    const given: Given = { step, heard, from, said };
    return isTrue(given) || recordedIn(step.before).includes(`${cardIn(given)} ${reason}`);
  });
}
