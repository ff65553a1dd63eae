/** Telling the issuer of one row: the picture, and what is true of every region that asks. */
import type { RegionConfig } from '../../layers/concerning.ts';
import { regionOf } from '../../layers/region-of.ts';
import { asking } from '../../protocol/asking.ts';
import type { Terms } from '../../protocol/party-name.ts';
import { aboutRow } from '../row/about-row.ts';
import { telling } from './telling.ts';

/**
 * What the issuer knows of one row. What it has said it knows is kept, so after a restart it hears the rest again, and no state
 * has to be remembered.
 */
export function tellingRegion(row: number, terms: Terms): RegionConfig {
  const description = `What the issuer knows of row ${row + 1}.`;
  return regionOf(
    aboutRow(`issuerOfRow${row + 1}`, row, terms),
    { ...telling, description },
    { everywhere: asking('issuerTimeout') },
    terms.layer,
  );
}
