/** The activation of one row's payment token: the picture of activation, and what deletion says of it. */
import type { RegionConfig } from '../../layers/concerning.ts';
import { regionOf, when } from '../../layers/region-of.ts';
import { remembering } from '../../layers/remembering.ts';
import type { Terms } from '../../protocol/party-name.ts';
import { aboutRow } from '../row/about-row.ts';
import { activation } from './activation.ts';
import { closing, closingHeedingInstallation } from './closing.ts';

/** The activation of one row. */
export function activationRegion(row: number, terms: Terms): RegionConfig {
  const checks = terms.safeguards['installation-check'] === 'checked';
  const memory = remembering({
    words: {
      writes: 'mirrorActivation',
      was: 'isActivation',
      forgets: { type: 'mirrorActivation', params: { state: 'inactive' } },
    },
    what: 'the row',
    resumes: true,
    known: { closed: { type: 'isState', params: { state: 'deleted' } } },
  });
  const layers = {
    features: { closing, closingHeedingInstallation: when(checks, closingHeedingInstallation) },
    everywhere: { memory },
  };
  const description = `Activation of row ${row + 1}.`;
  return regionOf(aboutRow(`activation${row + 1}`, row, terms), { ...activation, description }, layers, terms.layer);
}
