/**
 * Step: a message about one card leaves what any party keeps of another card as it was, and a message to the card holder
 * about one device leaves the holder's view of other devices as it was. One card of a type pays, so what is kept of which
 * card pays is not judged here.
 *
 * Clause: ours.
 * Breaks when: the card holder takes the news of one card for that of another.
 */
import {
  type AuthServerContext,
  authServer,
  cardHolder,
  type IssuerContext,
  issuerServer,
  otherIssuerServer,
} from '#machines';
import { type CardProperty, everyStep, type StepView, type WorldView } from '#sim';
import { rosterOf, walletOf } from '../world/cards.ts';

type ByName = Readonly<Record<string, unknown>>;

/** What a party keeps of each card, by card. */
function keptOfCards(world: WorldView, party: string): ByName {
  if (party === cardHolder) return (world.local(cardHolder).value as { binding: ByName }).binding;
  const device = rosterOf(world).devices.find(({ terminal }) => terminal === party);
  if (device) return walletOf(world, device).bindings;
  if (party === authServer) {
    const { rows } = (world.local(authServer).context as AuthServerContext).durable;
    return Object.fromEntries(
      rosterOf(world).cards.map(({ name }) => [name, rows.map(row => (row?.card === name ? row.state : null))]),
    );
  }
  if (party !== issuerServer && party !== otherIssuerServer) return {};
  const { links = {}, holds = {}, wrong = {} } = (world.local(party).context as IssuerContext).durable;
  return Object.fromEntries(rosterOf(world).cards.map(({ name }) => [name, [links[name], holds[name], wrong[name]]]));
}

/** What the card holder sees of sessions and migrations, by device. */
function seenOfDevices(world: WorldView): ByName {
  const { session = {}, migration = {} } = world.local(cardHolder).value as { session?: ByName; migration?: ByName };
  return Object.fromEntries(rosterOf(world).devices.map(({ name }) => [name, [session[name], migration[name]]]));
}

const isKept = (before: ByName, after: ByName, but: unknown): boolean =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].every(
    name => name === but || JSON.stringify(before[name]) === JSON.stringify(after[name]),
  );

function othersAreKept({ choice, before, after }: StepView): boolean {
  if (choice.kind !== 'deliver') return true;
  const { party, envelope } = choice;
  const { card, device, on = device } = envelope.message;
  return (
    (card === undefined || isKept(keptOfCards(before, party), keptOfCards(after, party), card)) &&
    (on === undefined || party !== cardHolder || isKept(seenOfDevices(before), seenOfDevices(after), on))
  );
}

export const newsChangesOnlyWhatItIsAbout: CardProperty = {
  name: 'news-changes-only-what-it-is-about',
  says: 'A message about one card changes nothing that its receiver keeps of another card; news of one device changes nothing that the card holder knows of another.',
  kind: 'safety',
  subject: 'cards',
  source: 'ours',
  breaks: [
    {
      scenario: 'one-tap-two-issuers',
      change: {
        mutant: 'cardHolder:binding.card.offered-on-device:bind.failed:is-told-that-it-did-not-work:drop-guard',
      },
    },
  ],
  test: everyStep(othersAreKept, ({ choice }) => choice.kind === 'deliver'),
};
