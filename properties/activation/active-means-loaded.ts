/**
 * Always: an active payment token is in a record of the element, or in the field of its type, beside a personalised instance
 * of its type.
 *
 * Clause: P2 [seen]: the payment token is updated, and the updated token set activated. Catalogue A03.
 * Breaks when: the field is activated before the payment token is written into it.
 */
import type { Memory } from '#machines';
import { always, type CardProperty } from '#sim';
import { memoriesOf } from '../world/cards.ts';

interface Activated {
  readonly cardType: string;
  readonly token: string | null;
}

const activated = ({ fields, records }: Memory): readonly Activated[] => [
  ...fields.filter(({ active }) => active),
  ...records.filter(({ state }) => state === 'ACTIVATED'),
];

const isLoaded = ({ fields, instances, records, lifeCycle }: Memory, { cardType, token }: Activated): boolean =>
  lifeCycle === 'SECURED' &&
  instances.some(instance => instance.cardType === cardType && instance.state === 'PERSO') &&
  token !== null &&
  (fields.length > 0 || records.some(record => record.cardType === cardType && record.token === token));

export const activeMeansLoaded: CardProperty = {
  name: 'active-means-loaded',
  says: 'What is active is a payment token the element holds, beside a personalised instance.',
  kind: 'safety',
  subject: 'cards',
  source: 'A03 [seen] P2',
  breaks: [{ scenario: 'first-activation', change: { mutant: 'activate-before-write' } }],
  test: always(
    world => memoriesOf(world).every(memory => activated(memory).every(each => isLoaded(memory, each))),
    world => memoriesOf(world).some(memory => activated(memory).length > 0),
  ),
};
