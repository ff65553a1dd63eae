/**
 * Shortest ways, after a search that left steps out. What such a search finds is there, but perhaps a shorter way leads to
 * it, or a lesser one of the same length. So it is searched for again with every step, breadth first, down to the length found.
 */
import type { Model } from '../world/model.ts';
import type { Row } from '../world/successors.ts';
import { bytesPart, type Outside } from './explore.ts';
import { Room } from './room.ts';
import { Search } from './search.ts';
import { inTurns } from './turns.ts';
import type { Finding, Limits, Progress } from './verdict.ts';
import { Watches } from './watch.ts';

/** Worlds in a turn. */
const worldsPerTurn = 2_048;

/** The same findings with their shortest ways; where a limit is met first, they say by how much theirs may be longer. */
export function* shortest(
  model: Model,
  findings: readonly Finding[],
  limits: Limits,
  outside: Outside,
  beginning: Row = model.initial,
): Generator<Progress, Finding[], 'stop' | undefined> {
  const traced = findings.filter(({ trace }) => trace !== undefined);
  const room = new Room();
  room.bytesMax = limits.bytesMax ?? Infinity;
  const watches = new Watches(
    model,
    traced.map(({ property }) => property),
    room,
  );
  const search = new Search(model, watches, limits, room, beginning);
  let isShort = false;
  const work = {
    get isDone() {
      return isShort || search.isDone || watches.areFound;
    },
    get reached() {
      return { worlds: search.worlds.count, steps: search.steps, depth: search.depth };
    },
    get bytes() {
      return room.held;
    },
    overflowed: false,
    turn: () => {
      room.machineMax = room.held + bytesPart * (outside.memory?.().bytes ?? Infinity);
      isShort = search.turn(worldsPerTurn, {}) !== undefined;
    },
  };
  if (traced.length > 0) yield* inTurns(work, limits, outside);
  const again = watches.conclude(false, (world, last) => search.way(world, last), undefined, []);
  return findings.map(finding => {
    const { trace } = finding;
    if (!trace) return finding;
    const found = again[traced.indexOf(finding)]!.trace;
    if (found) return { ...finding, trace: found };
    // Every way of as many steps as the search is deep has been looked at.
    const added = trace.stem.length - search.depth - 1;
    return added > 0 ? { ...finding, added } : finding;
  });
}
