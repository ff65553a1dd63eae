/**
 * The card holder: asks for what it wants, is told how it went, and may ask again where it did not work. What it asks for is
 * a person's own accord, so a scenario says how often; being told is all the holder ever sees of the protocol.
 */
import type { RegionConfig } from '../../layers/concerning.ts';
import { cardTypes } from '../../protocol/card.ts';
import type { Terms } from '../../protocol/party-name.ts';
import { holder } from './holder.ts';
import {
  approvalRegion,
  cardRegion,
  lostRegion,
  migrationRegion,
  paymentRegion,
  selectionRegion,
  sessionRegion,
} from './regions.ts';

export function cardHolderChart(terms: Terms) {
  const { roster } = terms;
  const { cards, devices, users, jobs, shops: [shop] = [], suspends } = roster;
  const types = cardTypes.filter(cardType => cards.some(({ type }) => type === cardType));
  return holder.createMachine({
    id: 'cardHolder',
    description: 'The card holder.',
    context: { durable: {} },
    type: 'parallel',
    states: {
      binding: inParallel(
        'What the card holder knows of adding cards.',
        regionsOf(cards, ({ name }) => [name, cardRegion(name, terms)]),
      ),
      ...(users && {
        session: inParallel(
          'On which devices somebody is signed in.',
          regionsOf(devices, device => [device.name, sessionRegion(device, terms)]),
        ),
      }),
      activation: inParallel(
        'Which card of each type the holder wants to pay with.',
        regionsOf(types, cardType => [cardType, selectionRegion(cardType, terms)]),
      ),
      ...(jobs && {
        migration: inParallel('Moving cards between devices.', {
          ...regionsOf(devices, device => [device.name, migrationRegion(device, terms)]),
          approving: approvalRegion(),
        }),
      }),
      ...(suspends?.includes('lostMode') && {
        lostMode: inParallel(
          'Which devices are lost.',
          regionsOf(devices, device => [device.name, lostRegion(device, terms)]),
        ),
      }),
      ...(shop !== undefined && { payment: paymentRegion(shop) }),
    },
  });
}

const inParallel = (description: string, states: RegionConfig): RegionConfig => ({
  description,
  type: 'parallel',
  states,
});

const regionsOf = <Each>(all: readonly Each[], region: (each: Each) => readonly [string, RegionConfig]): RegionConfig =>
  Object.fromEntries(all.map(region));
