/**
 * Charts made once. A chart is a function of what its maker is told, so whoever tells the same gets the same chart, and
 * with it all that XState ever answered about it. Of the safeguards only those count that the maker has read: a setting
 * that differs in others shares the chart.
 */
import type { Party, SafeguardName, SafeguardValues, Terms } from '#machines';
import { HarnessError } from '../world/harness-error.ts';
import { canonical } from '../world/interning/interner.ts';

/** So many charts are kept, those used last; a chart that is large in states takes some megabytes. */
const keptMost = 64;

type Chart = Party['chart'];

interface Made {
  readonly chart: Chart;
  /** The safeguards that were read so far, and their values. */
  readonly read: ReadonlyMap<SafeguardName, string>;
  /** The safeguards of all settings it was given to. */
  readonly given: SafeguardValues[];
}

/** Makers by number. */
const makers: unknown[] = [];

/** What was made, by the maker's number and all it was told but the safeguards; in order of last use. */
const kept = new Map<string, readonly Made[]>();

/** The chart a maker makes of these terms, and of nothing else. */
export function cachedChart<Told extends Terms>(maker: (told: Told) => Chart, told: Told): Chart {
  const { safeguards, ...rest } = told;
  if (!makers.includes(maker)) makers.push(maker);
  const key = canonical([makers.indexOf(maker), rest]);
  const known = kept.get(key) ?? [];
  const same = known.find(({ read }) => [...read].every(([name, value]) => safeguards[name] === value));
  const found = same ?? make(maker, told);
  found.given.push(safeguards);
  kept.delete(key);
  kept.set(key, same ? known : [...known, found]);
  for (const oldest of kept.keys()) {
    if (kept.size <= keptMost) break;
    kept.delete(oldest);
  }
  return found.chart;
}

function make<Told extends Terms>(maker: (told: Told) => Chart, told: Told): Made {
  const read = new Map<SafeguardName, string>();
  const given: SafeguardValues[] = [];
  const safeguards = new Proxy(told.safeguards, {
    get: (values, name: SafeguardName) => {
      if (!read.has(name)) {
        // Read by a guard or an action, when somebody else has the chart already: it would answer for the wrong setting.
        if (given.some(each => each[name] !== values[name]))
          throw new HarnessError(`a chart reads the safeguard ${name} after it was made; let its maker read it`);
        read.set(name, values[name]);
      }
      return values[name];
    },
  });
  return { chart: maker({ ...told, safeguards }), read, given };
}
