/** What the auth server remembers of provisioning: the universal instances that elements have said they have. */
import type { CardType } from '../../protocol/card.ts';
import type { ElementIdentifier } from '../../protocol/identifier.ts';
import type { AuthServerContext, OfRow, Scope } from '../context.ts';

/** The instance of a card type in an element. */
export interface OfInstance {
  readonly element: ElementIdentifier;
  readonly cardType: CardType;
}

/** The card types that the server knows an element to serve, of those that it had provisioned. */
const provisionedOf = ({ durable }: AuthServerContext, element: ElementIdentifier): readonly CardType[] =>
  durable.provisioned?.[element] ?? [];

export const provisioningWrites = {
  noteProvisioned: ({ context }: Scope, { element, cardType }: OfInstance): AuthServerContext['durable'] => ({
    ...context.durable,
    provisioned: {
      ...context.durable.provisioned,
      [element]: [...new Set([...provisionedOf(context, element), cardType])].sort(),
    },
  }),
};

const isAbout = ({ event }: Scope, { element, cardType }: OfInstance): boolean =>
  event.type === 'instance.provisioned' && event.element === element && event.cardType === cardType;

export const provisioningGuards = {
  ofInstance: isAbout,
  hasInstance: (scope: Scope, of: OfInstance) =>
    isAbout(scope, of) && scope.event.type === 'instance.provisioned' && scope.event.status === '9000',
  /** The card is of a type whose instance the row's element lacks, as far as the server knows. */
  isUnprovisioned: ({ context, event }: Scope, { row }: OfRow) => {
    const element = context.durable.rows[row]?.element;
    const served = element === undefined ? undefined : context.durable.provisioned?.[element];
    return served !== undefined && event.type === 'card.authenticated' && !served.includes(event.cardType);
  },
  wasProvisioned: ({ context }: Scope, { element, cardType }: OfInstance) =>
    provisionedOf(context, element).includes(cardType),
};
