/** The activation of one row's payment token: the picture of activation, and what deletion says of it. */
import type { RegionConfig } from '../../layers/concerning.ts';
import { regionOf, when } from '../../layers/region-of.ts';
import { remembering } from '../../layers/remembering.ts';
import type { Terms } from '../../protocol/party-name.ts';
import type { Scope } from '../context.ts';
import { aboutRow } from '../row/about-row.ts';
import { activation } from './activation.ts';
import { closing, closingHeedingInstallation } from './closing.ts';
import { instructedFor } from './memory.ts';
import { ordering } from './ordering.ts';

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
  const orders = terms.safeguards['activation-sequence'] === 'increasing';
  const layers = {
    safeguards: { ordering: when(orders, ordering) },
    features: { closing, closingHeedingInstallation: when(checks, closingHeedingInstallation) },
    everywhere: { memory },
  };
  const description = `Activation of row ${row + 1}.`;
  const subject = aboutRow(`activation${row + 1}`, row, terms);
  const about = {
    ...subject,
    kept: (scope: Scope) => ({ ...subject.kept(scope), sequence: instructedFor(scope.context, row)?.sequence }),
  };
  return regionOf(about, { ...activation, description }, layers, terms.layer);
}
