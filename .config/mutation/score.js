/** The results of each mutant, stored between calls, and their report. */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { hashOf } from './mutants.js';

const fields = ['file', 'original', 'replacement', 'line', 'operator'];

/**
 * The mutants declared equivalent, each with a reason. An entry has file, original code and replacement, and, if these
 * are ambiguous, the line's text (`line`) or a part of it (`within`): it stays valid when lines move.
 */
export class Equivalents {
  entries = JSON.parse(readFileSync('.config/mutation/equivalents.json', 'utf8'));

  of(mutant) {
    return this.entries.find(
      entry =>
        fields.every(field => entry[field] === undefined || entry[field] === mutant[field]) &&
        mutant.line.includes(entry.within ?? ''),
    );
  }

  /** Entries that match no mutant. */
  unused(mutants) {
    const used = new Set(mutants.map(mutant => this.of(mutant)));
    return this.entries.filter(entry => !used.has(entry));
  }
}

/** The results of earlier calls. */
export class Results {
  path = '.cache/mutation/results.json';
  found;
  luck;

  constructor(fresh) {
    const kept =
      !fresh && existsSync(this.path) ? JSON.parse(readFileSync(this.path, 'utf8')) : { found: {}, luck: {} };
    this.found = kept.found;
    this.luck = kept.luck;
  }

  /** Written atomically, since a call can be stopped at any time. */
  save() {
    writeFileSync(`${this.path}.part`, JSON.stringify({ found: this.found, luck: this.luck }));
    renameSync(`${this.path}.part`, this.path);
  }

  /** A caught mutant stays caught while the mutated file and the test that caught it are unchanged. */
  isCaught(mutant, source, hashes) {
    const kept = this.found[mutant.key];
    return (
      kept?.status === 'caught' && kept.source === hashOf(source) && (!kept.by || hashes.get(kept.by) === kept.hash)
    );
  }

  /** The tests not yet tried on a survivor, with the present engine and tests. */
  untried(mutant, engine, tests) {
    const kept = this.found[mutant.key];
    if (kept?.status !== 'survived' || kept.engine !== engine) return tests;
    return tests.filter(({ hash, nth }) => !((BigInt(`0x${kept.tried[hash] ?? 0}`) >> BigInt(nth)) & 1n));
  }

  note(mutant, source, engine, { status, by, says, tried }) {
    const old = this.found[mutant.key];
    if (status === 'caught') {
      const hash = tried.at(-1)?.hash;
      this.found[mutant.key] = { status, by, says, hash, source: hashOf(source) };
      return;
    }
    const bits = new Map(
      Object.entries(old?.engine === engine ? (old.tried ?? {}) : {}).map(([hash, hex]) => [hash, BigInt(`0x${hex}`)]),
    );
    for (const { hash, nth } of tried) bits.set(hash, (bits.get(hash) ?? 0n) | (1n << BigInt(nth)));
    const triedHex = Object.fromEntries([...bits].map(([hash, set]) => [hash, set.toString(16)]));
    this.found[mutant.key] = { status, engine, tried: triedHex };
  }
}

/** Score = caught / (all − equivalents), for each room, and every survivor. */
export function reportLines(mutants, equivalents, isCaught, isTried) {
  const rows = mutants.map(mutant => ({
    mutant,
    equivalent: equivalents.of(mutant),
    caught: isCaught(mutant),
    tried: isTried(mutant),
  }));
  const lines = [];
  const scoreOf = (name, some) => {
    const equal = some.filter(({ equivalent, caught }) => equivalent && !caught).length;
    const tried = some.filter(({ equivalent, tried }) => tried && !equivalent);
    const caught = some.filter(({ caught }) => caught).length;
    const all = tried.length + some.filter(({ equivalent, caught }) => equivalent && caught).length;
    const left = some.length - equal - all;
    const share = all ? ((100 * caught) / all).toFixed(1) : '–';
    lines.push(
      `${name.padEnd(12)} ${share} % caught: ${caught} of ${all} (${some.length} less ${equal} equivalent${left ? ` and ${left} not tried yet` : ''})`,
    );
  };
  const oneLine = text => text.replaceAll(/\s+/g, ' ').slice(0, 100);
  for (const { mutant, equivalent, caught, tried } of rows)
    if (!caught && !equivalent && tried)
      lines.push(`survived  ${mutant.place}  ${oneLine(mutant.original)}  →  ${oneLine(mutant.replacement)}`);
  for (const { mutant, equivalent, caught } of rows)
    if (caught && equivalent)
      lines.push(`declared equivalent, yet caught  ${mutant.place}  →  ${oneLine(mutant.replacement)}`);
  for (const room of new Set(rows.map(({ mutant }) => mutant.file.split('/').slice(0, 2).join('/'))))
    scoreOf(
      room,
      rows.filter(({ mutant }) => mutant.file.startsWith(`${room}/`)),
    );
  scoreOf('all', rows);
  return lines;
}
