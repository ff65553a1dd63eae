/** Messages that a party does not expect: what stands beside a chart where its table says *unexpected*. */

/**
 * Messages that these states do not take, and why that is right; or, as long as it is not mended, where the checker finds
 * that it is wrong.
 */
export type Unexpected<Type extends string = string> = {
  readonly messages: Type | readonly Type[];
  readonly states: string | readonly string[];
} & ({ readonly because: string } | { readonly found: string });

/**
 * The unexpected messages of a chart, by region. Regions and states are named by path: names of things as their kind, slots
 * without their number.
 */
export type UnexpectedByRegion<Type extends string = string> = Readonly<Record<string, readonly Unexpected<Type>[]>>;
