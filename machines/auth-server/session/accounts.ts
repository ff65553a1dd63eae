/** The guards and writes of accounts: who is signed in on which device, and the cards bound to each user. */
import type { Device, Roster, User } from '../../protocol/card.ts';
import { firstInstallation, installationOf, requestOf } from '../../protocol/identifier.ts';
import { userCode } from '../../protocol/messages/one-tap.ts';
import type { AccountEvent, Accounts, AuthServerContext, BindingRow, Logins, Scope, SessionRow } from '../context.ts';

type Of<Type extends AccountEvent['type']> = Extract<AccountEvent, { type: Type }>;

export interface OfDevice {
  readonly device: string;
  /** Whether logins made before the device was wiped are forgotten once somebody else logs in on it. */
  readonly prunes: boolean;
}

/** The accounts at the beginning. */
export function newAccounts(roster: Roster): Accounts {
  const { users, signedIn = [], jobs = 0 } = roster;
  if (!users) return {};
  const registered = Object.fromEntries(users.map(({ name, cards, registered: listed }) => [name, listed ?? cards]));
  const sessions = signedIn.map(({ user, device }): [string, SessionRow] => [
    device,
    { state: 'open', session: requestOf(0, 0), sequence: 0, user },
  ]);
  const logins = jobs > 0 ? { logins: firstLogins(roster) } : {};
  return { sessions: Object.fromEntries(sessions), registered, ...logins };
}

/** The logins before the beginning: of those who are signed in, and of the owners of the cards bound to a device. */
function firstLogins({
  users: accounts = [],
  signedIn = [],
  devices,
  bound,
}: Roster): Readonly<Record<string, Logins>> {
  const wasOn = (device: string, { name, cards, loggedIn = [] }: User) =>
    loggedIn.includes(device) ||
    signedIn.some(each => each.device === device && each.user === name) ||
    bound.some(each => each.device === device && cards.includes(each.card));
  return Object.fromEntries(
    devices.map(({ name, element }, place): [string, Logins] => {
      const there = accounts.filter(user => wasOn(name, user));
      const users = there.map(user => user.name);
      return [name, { element, users, installation: firstInstallation(place) }];
    }),
  );
}

/** The last session of a device. */
const sessionOf = ({ durable }: AuthServerContext, device: string): SessionRow | undefined =>
  durable.sessions?.[device];

/** The user in whose session, open on the device, this is asked; undefined where there is none. */
export function userAsking(
  context: AuthServerContext,
  { device, session }: { device: string; session: string | null },
) {
  const row = sessionOf(context, device);
  return row?.state === 'open' && row.session === session ? row.user : undefined;
}

/** Whether this is asked for the user in whose session, open on the device, it is asked. */
export const isOwnAsking = (
  context: AuthServerContext,
  asked: { readonly device: string; readonly session: string; readonly user: string },
): boolean => userAsking(context, asked) === asked.user;

/** Whether a card is bound to the account of a user. */
export const holdsCard = ({ durable }: AuthServerContext, user: string, card: string): boolean =>
  (durable.registered?.[user] ?? []).includes(card);

/** The devices, other than the one that asks, on which the account was logged in and has a bound card. [seen] P4 */
export function devicesOf(
  context: AuthServerContext,
  asked: { readonly device: string; readonly user: string },
  devices: readonly Device[],
): readonly string[] {
  const { logins = {}, rows } = context.durable;
  const hasCard = (element: string) =>
    rows.some(row => row?.element === element && row.state === 'active' && holdsCard(context, asked.user, row.card));
  return devices
    .filter(({ name }) => name !== asked.device && logins[name]?.users.includes(asked.user))
    .filter(({ element }) => hasCard(element))
    .map(({ name }) => name);
}

/** The cards of the account on a device on which it was logged in. [inf-M] P4 */
export function cardsOn(
  context: AuthServerContext,
  asked: { readonly user: string; readonly target: string },
  devices: readonly Device[],
): readonly string[] {
  const element = devices.find(({ name }) => name === asked.target)?.element;
  if (!wasLoggedIn(context, asked.user, asked.target)) return [];
  return context.durable.rows
    .flatMap(row => (row?.element === element && row?.state === 'active' ? [row.card] : []))
    .filter(card => holdsCard(context, asked.user, card));
}

/** Whether a user was logged in on a device. */
export const wasLoggedIn = ({ durable }: AuthServerContext, user: string, device: string): boolean =>
  durable.logins?.[device]?.users.includes(user) ?? false;

/** Whether a user signs in from a newer app than any that was logged in on the device: it was wiped or reinstalled. */
const isFromNewApp = ({ durable }: AuthServerContext, { device, installation }: Of<'session.open'>): boolean =>
  installation > (durable.logins?.[device]?.installation ?? installation);

/** Whether a device that was wiped passes from the owner of a card on its element to another user. */
export const passesOn = (
  context: AuthServerContext,
  opened: Of<'session.open'>,
  { card, element, request }: Pick<BindingRow, 'card' | 'element' | 'request'>,
): boolean =>
  context.durable.logins?.[opened.device]?.element === element &&
  // A card that this very app has bound is the new owner's, whoever is signed in.
  installationOf(request) < opened.installation &&
  isFromNewApp(context, opened) &&
  isNewer(context, opened) &&
  !holdsCard(context, opened.user, card);

/** The history of logins with one more. */
function withLogin(context: AuthServerContext, opened: Of<'session.open'>, prunes: boolean): Pick<Accounts, 'logins'> {
  const { logins } = context.durable;
  if (!logins) return {};
  const { device, user, installation } = opened;
  const before = logins[device]!;
  const users = prunes && isFromNewApp(context, opened) ? [] : before.users.filter(each => each !== user);
  const login = {
    ...before,
    users: [...users, user].sort(),
    installation: Math.max(before.installation, installation),
  };
  return { logins: { ...logins, [device]: login } };
}

/** Whether the card is bound to the account of the user in whose session this is asked. */
export function ownerAsks(
  context: AuthServerContext,
  event: { readonly device: string; readonly session: string; readonly card: string },
): boolean {
  const user = userAsking(context, event);
  return user !== undefined && holdsCard(context, user, event.card);
}

/** Wrong codes a user is good for; after as many nobody signs in under that name. */
const mistakesMax = 3;

/** Tries left; it names one asking for a code, so that a repeated answer is counted once. */
export const triesLeft = (context: AuthServerContext, device: string): number =>
  mistakesMax - (context.durable.mistakes?.[sessionOf(context, device)?.user ?? ''] ?? 0);

/** The user whose cards are asked for; where none is named, the one in the session of the device. */
export const userNamed = ({ context, event }: Scope, { device }: Pick<OfDevice, 'device'>): string | undefined =>
  event.type === 'cards.query' ? event.user : sessionOf(context, device)?.user;

/** The cards bound to that user. */
export const cardsOf = (scope: Scope, of: Pick<OfDevice, 'device'>): readonly string[] =>
  scope.context.durable.registered?.[userNamed(scope, of) ?? ''] ?? [];

/** Whether the user who is signed in asks for his own cards, in the session that is open. */
const asksForOwn = ({ context, event }: Scope, { device }: OfDevice): boolean => {
  const open = sessionOf(context, device);
  return (
    event.type === 'cards.query' &&
    event.device === device &&
    event.session === open?.session &&
    event.user === open.user
  );
};

/** What each action makes of the durable part. */
export const accountWrites = {
  openSession: ({ context, event }: Scope, { device, prunes }: OfDevice) => {
    const { durable } = context;
    const opened = event as Of<'session.open'>;
    const { session, sequence, user } = opened;
    const row: SessionRow = { state: 'open', session, sequence, user };
    return { ...durable, sessions: { ...durable.sessions, [device]: row }, ...withLogin(context, opened, prunes) };
  },
  mirrorSession: ({ context: { durable } }: Scope, { device, state }: OfDevice & { state: SessionRow['state'] }) => ({
    ...durable,
    sessions: { ...durable.sessions, [device]: { ...durable.sessions![device]!, state } },
  }),
  countMistake: ({ context }: Scope, { device }: OfDevice) => {
    const user = sessionOf(context, device)!.user!;
    const { mistakes } = context.durable;
    return { ...context.durable, mistakes: { ...mistakes, [user]: (mistakes?.[user] ?? 0) + 1 } };
  },
  closeSession: ({ context: { durable }, event }: Scope, { device }: OfDevice) => {
    const { session, sequence } = event as Of<'session.close'>;
    return { ...durable, sessions: { ...durable.sessions, [device]: { state: 'closed' as const, session, sequence } } };
  },
  registerCard: ({ context: { durable }, event }: Scope) => {
    const { user, card } = event as Of<'card.register'>;
    const held = durable.registered?.[user] ?? [];
    return { ...durable, registered: { ...durable.registered, [user]: [...held.filter(each => each !== card), card] } };
  },
};

/** Whether a session is newer than any the server has heard of on its device. */
const isNewer = (context: AuthServerContext, { device, sequence }: { device: string; sequence: number }): boolean =>
  sequence > (sessionOf(context, device)?.sequence ?? -1);

export const accountGuards = {
  ofDevice: ({ event }: Scope, { device }: OfDevice) => 'device' in event && event.device === device,
  /** A session newer than any the server has heard of on this device. */
  newer: ({ context, event }: Scope, { device }: OfDevice) =>
    'sequence' in event && 'device' in event && event.device === device && isNewer(context, event),
  /** The session the server knows last on this device. */
  sameSession: ({ context, event }: Scope, { device }: OfDevice) =>
    'session' in event &&
    'device' in event &&
    event.device === device &&
    event.session === sessionOf(context, device)?.session,
  ownQuery: asksForOwn,
  /** Asks, on this device, for cards in another name or session than that of the user who is signed in. */
  foreignQuery: (scope: Scope, of: OfDevice) =>
    scope.event.type === 'cards.query' && scope.event.device === of.device && !asksForOwn(scope, of),
  /** Asks for the cards of a user to whom none is bound. */
  holdsNone: (scope: Scope, of: OfDevice) =>
    scope.event.type === 'cards.query' && scope.event.device === of.device && cardsOf(scope, of).length === 0,
  /** The code that was sent to the user who signs in, to whom no card or some are bound. */
  rightCode: (scope: Scope, { device, holds }: OfDevice & { holds: 'none' | 'some' }) =>
    scope.event.type === 'user.answer' &&
    scope.event.device === device &&
    scope.event.session === sessionOf(scope.context, device)?.session &&
    scope.event.code === userCode &&
    triesLeft(scope.context, device) > 0 &&
    (cardsOf(scope, { device }).length === 0) === (holds === 'none'),
  /** A wrong code that answers the last asking. */
  wrongCode: ({ context, event }: Scope, { device, last }: OfDevice & { last: boolean }) =>
    event.type === 'user.answer' &&
    event.device === device &&
    event.session === sessionOf(context, device)?.session &&
    event.left === triesLeft(context, device) &&
    event.left <= 1 === last,
  noTries: ({ context, event }: Scope, { device }: OfDevice) =>
    'device' in event && event.device === device && triesLeft(context, device) <= 0,
  sessionIs: ({ context }: Scope, { device, state }: OfDevice & { state: string }) =>
    sessionOf(context, device)?.state === state,
};
