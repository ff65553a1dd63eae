/**
 * Always: an element that the server believes to serve a type, after provisioning, has the personalised instance.
 *
 * Clause: P1-A [inf-M]: the server records the instance as ready for the element.
 * Breaks when: the app answers the server before the element has answered it.
 */
import { type AuthServerContext, authServer } from '#machines';
import { always, type CardProperty, type WorldView } from '#sim';
import { memoriesOf } from '../world/cards.ts';

const provisioned = (world: WorldView) =>
  Object.entries((world.local(authServer).context as AuthServerContext).durable.provisioned ?? {});

export const theServerKnowsWhichTypesAreServed: CardProperty = {
  name: 'the-server-knows-which-types-are-served',
  says: 'An element that the server believes to have a universal instance has it, personalised.',
  kind: 'safety',
  subject: 'cards',
  source: 'P1-A [inf-M]',
  breaks: [{ scenario: 'provision', change: { mutant: 'answers-for-the-element' } }],
  test: always(
    world =>
      provisioned(world).every(([element, types]) => {
        const { instances } = memoriesOf(world).find(memory => memory.element === element)!;
        return types.every(type => instances.some(({ cardType, state }) => cardType === type && state === 'PERSO'));
      }),
    world => provisioned(world).length > 0,
  ),
};
