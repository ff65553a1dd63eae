/** Telling the issuer of one row: the picture, and what is true of every region that asks. */
import type { RegionConfig } from '../../layers/concerning.ts';
import type { Layer } from '../../layers/region.ts';
import { regionOf } from '../../layers/region-of.ts';
import { asking } from '../../protocol/asking.ts';
import type { Terms } from '../../protocol/party-name.ts';
import { aboutRow } from '../row/about-row.ts';
import { telling } from './telling.ts';

/** What the issuer knows of one row. */
export function tellingRegion(row: number, terms: Terms): RegionConfig {
  const description = `What the issuer knows of row ${row + 1}.`;
  return regionOf(
    aboutRow(`issuerOfRow${row + 1}`, row, terms),
    { ...telling, description },
    { everywhere: { ...asking('issuerTimeout'), remembered } },
    terms.layer,
  );
}

/** What the issuer knows is kept with the row: what it has not said that it knows, it hears again after a restart. */
const remembered: Layer = region => ({
  ...region,
  states: {
    ...region.states,
    waiting: {
      ...region.states.waiting!,
      always: [
        { guard: 'issuerKnowsOfEnd', target: 'told', description: 'The issuer knows that the row is over.' },
        ...[region.states.waiting!.always ?? []].flat(),
      ],
    },
  },
});
