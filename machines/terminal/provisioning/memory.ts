/** What the terminal remembers of provisioning: how far the instance of each type is, and what a chart asks of it. */
import type { OfType, Scope } from '../context.ts';

export const provisioningWrites = {
  mirrorProvisioning: ({ context: { durable } }: Scope, { cardType, state }: OfType & { state: string }) => ({
    ...durable,
    provisioning: { ...durable.provisioning, [cardType]: state },
  }),
  endProvisioning: ({ context: { durable } }: Scope, { cardType }: OfType) => {
    const { provisioning, ...rest } = durable;
    const { [cardType]: _, ...others } = provisioning ?? {};
    return Object.keys(others).length > 0 ? { ...rest, provisioning: others } : rest;
  },
};

export const provisioningGuards = {
  isInstalled: ({ event }: Scope, { cardType }: OfType) =>
    event.type === 'instance.installed' && event.cardType === cardType && event.status === '9000',
  wasProvisioning: ({ context }: Scope, { cardType, state }: OfType & { state: string }) =>
    context.durable.provisioning?.[cardType] === state,
};
