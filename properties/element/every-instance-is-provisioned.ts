/**
 * Stabilises: in the end each element has the universal instances of its device, personalised, and the server knows of those
 * that it provisioned. An app that is installed anew knows nothing of what was under way, so it is left out.
 *
 * Clause: P1, P5 [seen]: the instances are in the element; [inf-M]: that the server gets them there. Catalogue F08 for the
 * power loss.
 * Breaks when: an instance that was left half done serves as if it were whole.
 */
import { type AuthServerContext, authServer } from '#machines';
import { type CardProperty, stabilises, type WorldView } from '#sim';
import { elementOf, hasNewApp, rosterOf } from '../world/cards.ts';

const isProvisioned = (world: WorldView): boolean => {
  const { provisioned = {} } = (world.local(authServer).context as AuthServerContext).durable;
  return rosterOf(world).devices.every(device =>
    (device.provisions ?? []).every(
      type =>
        hasNewApp(world, device) ||
        (provisioned[device.element]?.includes(type) &&
          elementOf(world, device).durable.instances.some(
            ({ cardType, state }) => cardType === type && state === 'PERSO',
          )),
    ),
  );
};

export const everyInstanceIsProvisioned: CardProperty = {
  name: 'every-instance-is-provisioned',
  says: 'In the end the element has its universal instances, and the server knows, unless the app is installed anew meanwhile.',
  kind: 'liveness',
  subject: 'cards',
  source: 'F08 [inf-M] P1-A',
  breaks: [{ scenario: 'provision', change: { mutant: 'half-done-for-ever' } }],
  test: stabilises(isProvisioned, world => rosterOf(world).devices.some(({ provisions }) => provisions !== undefined)),
};
