/**
 * A cache of charts. A chart is a function of its maker's arguments, so equal arguments share a chart, and with it the
 * cached answers of XState. Only the safeguards that the maker has read are compared: settings that differ in other
 * safeguards share the chart.
 */
import type { Party, SafeguardName, SafeguardValues, Terms } from '#machines';
import { HarnessError } from '../world/harness-error.ts';
import { canonical } from '../world/interning/interner.ts';

/**
 * The maximum number of cached charts; the least recently used is dropped. A chart with many states takes some
 * megabytes.
 */
const keptMost = 256;

type Chart = Party['chart'];

interface Made {
  readonly chart: Chart;
  /** The safeguards read so far, and their values. */
  readonly read: ReadonlyMap<SafeguardName, string>;
  /** The safeguards of all settings that use this chart. */
  readonly given: SafeguardValues[];
}

/** Makers by number. */
const makers: unknown[] = [];

/** The charts by the maker's number and its arguments except the safeguards, in order of last use. */
const kept = new Map<string, readonly Made[]>();

/**
 * The chart of a maker for these terms. The maker must be a pure function of the terms.
 * @throws HarnessError where the chart later reads a safeguard in which its settings differ
 */
export function cachedChart<Given extends Terms>(maker: (terms: Given) => Chart, terms: Given): Chart {
  const { safeguards, ...rest } = terms;
  if (!makers.includes(maker)) makers.push(maker);
  const key = canonical([makers.indexOf(maker), rest]);
  const known = kept.get(key) ?? [];
  const same = known.find(({ read }) => [...read].every(([name, value]) => safeguards[name] === value));
  const found = same ?? make(maker, terms);
  found.given.push(safeguards);
  kept.delete(key);
  kept.set(key, same ? known : [...known, found]);
  for (const oldest of kept.keys()) {
    if (kept.size <= keptMost) break;
    kept.delete(oldest);
  }
  return found.chart;
}

function make<Given extends Terms>(maker: (terms: Given) => Chart, terms: Given): Made {
  const read = new Map<SafeguardName, string>();
  const given: SafeguardValues[] = [];
  const safeguards = new Proxy(terms.safeguards, {
    get: (values, name: SafeguardName) => {
      if (!read.has(name)) {
        // A guard or an action reads it, and a setting with another value shares the chart: the answer would be wrong
        // for one of them.
        if (given.some(each => each[name] !== values[name]))
          throw new HarnessError(`a chart reads the safeguard ${name} after it was made; let its maker read it`);
        read.set(name, values[name]);
      }
      return values[name];
    },
  });
  return { chart: maker({ ...terms, safeguards }), read, given };
}
