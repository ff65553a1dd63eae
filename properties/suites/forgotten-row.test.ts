/**
 * Goal: a card whose row the server has lost can be deleted. Method: two cards are bound and the server has one row, as after a
 * failover to a stale replica. It is no scenario of the lists: there a record without a row is a violation in itself.
 */
import { expect, test } from 'vitest';
import { phone, type Roster } from '#machines';
import { catalogue } from '#properties';
import { type CardScenario, cardWorld, check, plentyBytes, scenarios, settingOf } from '#sim';

const deleteCard = scenarios.find(({ name }) => name === 'delete-card') as CardScenario;
const roster: Roster = {
  cards: [
    { name: 'salaryCard', type: 'debit' },
    { name: 'savingsCard', type: 'debit' },
  ],
  devices: [phone],
  bound: [
    { card: 'salaryCard', device: phone.name, active: true },
    { card: 'savingsCard', device: phone.name },
  ],
  freeBytes: plentyBytes,
  rows: 1,
};
const forgotten: CardScenario = { ...deleteCard, system: cardWorld(roster) };
const asked = ['every-deletion-ends', 'space-comes-back', 'no-request-stays-open', 'told-deleted-means-fenced'];

test.each(['hardened', 'published'] as const)('%s, the deletion of a card whose row is lost ends', profile => {
  const properties = catalogue.filter(({ name }) => asked.includes(name));
  const outcome = check(forgotten, settingOf(forgotten, { profile }), properties);
  expect(outcome.properties.map(({ property, verdict }) => [property.name, verdict])).toEqual(
    properties.map(({ name }) => [name, 'holds']),
  );
});
