/**
 * Goal: the stores of worlds return their contents, and count their bytes. Method: comparison with plain lists, across
 * many blocks.
 */
import { expect, test } from 'vitest';
import { BloomBits } from './bloom-bits.ts';
import { Frontier } from './frontier.ts';
import { GrowingList } from './growing-list.ts';
import { LinkedPaths } from './linked-paths.ts';
import { MaskLog } from './mask-log.ts';
import { MemoryBudget } from './memory-budget.ts';
import { StateGraph } from './state-graph.ts';
import { StateLog } from './state-log.ts';
import { marksInWord, StateMarks } from './state-marks.ts';
import { StateSet } from './state-set.ts';

/** Numbers with a long period. */
const number = (at: number): number => Math.imul(at, 0x9e3779b1) >>> 4;

test('a log returns every world, and the memory of those it forgets', () => {
  const budget = new MemoryBudget();
  const log = new StateLog(3, budget);
  const block = 16_384 * 3 * 4;
  for (let at = 0; at < 40_000; at++) {
    expect(log.count).toBe(at);
    log.push(Int32Array.of(9, at, number(at), -at), 1);
  }
  const read = (at: number): number[] => [...log.block(at).subarray(log.offset(at), log.offset(at) + 3)];
  for (let at = 0; at < 40_000; at++) if (read(at).join() !== [at, number(at), -at].join()) expect(read(at)).toBe(at);
  expect([log.bytes, budget.held]).toEqual([3 * block, 3 * block]);
  log.forget(16_383);
  expect([log.bytes, budget.held]).toEqual([3 * block, 3 * block]);
  log.forget(16_384);
  log.forget(16_385);
  expect([log.bytes, budget.held]).toEqual([2 * block, 2 * block]);
  expect(read(16_384)).toEqual([16_384, number(16_384), -16_384]);
  log.release();
  expect([log.bytes <= 0, budget.held]).toEqual([true, 0]);
});

test('masks are read as they were written', () => {
  const masks = new MaskLog(new MemoryBudget());
  for (let at = 0; at < 20_000; at++) masks.push({ pairs: number(at), fresh: at % 7 });
  const mask = { pairs: 0, fresh: 0 };
  masks.forget(16_384);
  for (let at = 16_384; at < 20_000; at++) {
    masks.read(at, mask);
    if (mask.pairs !== number(at) || mask.fresh !== at % 7) expect(mask).toEqual({ pairs: number(at), fresh: at % 7 });
  }
});

test('marks of two bits are independent, and are restored word by word', () => {
  const budget = new MemoryBudget();
  const [marks, again] = [new StateMarks(budget), new StateMarks()];
  for (let world = 0; world < 5_000; world++) marks.set(world, number(world) & 3);
  for (let at = 0; at * marksInWord < 5_000; at++) again.restore(at, marks.word(at));
  const read = (of: StateMarks): number[] => Array.from({ length: 5_000 }, (_, world) => of.get(world));
  expect(read(marks)).toEqual(Array.from({ length: 5_000 }, (_, world) => number(world) & 3));
  expect(read(again)).toEqual(read(marks));
  expect(budget.held).toBe(4 * 512);
});

test('a list grows as needed, and is 0 where nothing was set', () => {
  const list = new GrowingList();
  expect([list.get(0), list.get(5_000), list.bytes]).toEqual([0, 0, 4_096]);
  list.set(1_023, 7);
  expect(list.bytes).toBe(4_096);
  list.set(1_024, 8);
  expect(list.bytes).toBe(8_192);
  list.set(9_000, 9);
  expect([1_022, 1_023, 1_024, 8_999, 9_000].map(at => list.get(at))).toEqual([0, 7, 8, 0, 9]);
  expect(list.bytes).toBe(4 * 16_384);
});

test('paths by parent links are returned, and take two lists', () => {
  const paths = new LinkedPaths();
  for (let world = 1; world < 3_000; world++) paths.set(world, world >> 1, world % 5);
  expect(paths.pathTo(0)).toEqual([]);
  expect(paths.pathTo(0, 3)).toEqual([3]);
  // The parent of 2,999 is 1,499, whose parent is 749, and so on, down to 1.
  const worlds = [1, 2, 5, 11, 23, 46, 93, 187, 374, 749, 1_499, 2_999];
  expect(paths.pathTo(2_999, 8)).toEqual([...worlds.map(world => world % 5), 8]);
  expect(paths.bytes).toBe(2 * 4 * 4_096);
});

test('a frontier takes memory for the waiting worlds, block by block', () => {
  const frontier = new Frontier(2);
  const block = 4_096 * 2 * 4;
  const row = new Int32Array(2);
  expect(frontier.bytes).toBe(0);
  for (let at = 0; at < 4_097; at++) frontier.push(Int32Array.of(at, -at));
  expect([frontier.count, frontier.bytes]).toEqual([4_097, 2 * block]);
  for (let at = 0; at < 4_096; at++) {
    frontier.take(row);
    if (row[0] !== at || row[1] !== -at) expect([...row]).toEqual([at, -at]);
  }
  expect([frontier.count, frontier.bytes]).toEqual([1, block]);
});

test('a graph lists the steps of each world, of which a world can have none', () => {
  const budget = new MemoryBudget();
  const graph = new StateGraph(budget);
  const steps = (world: number): number => number(world) % 4;
  for (let world = 0; world < 3_000; world++) {
    // A world without steps can be begun together with the next one.
    if (steps(world) === 0 && world % 2 === 0) continue;
    graph.beginWorlds(world);
    for (let each = 0; each < steps(world); each++) graph.addStep(world + each, (number(world) % 3) - 1);
  }
  graph.beginWorlds(2_999);
  let at = 0;
  for (let world = 0; world < 3_000; world++) {
    expect(graph.first(world)).toBe(at);
    for (let each = 0; each < steps(world); each++, at++)
      expect([graph.to[at], graph.item[at]]).toEqual([world + each, (number(world) % 3) - 1]);
    expect(graph.settled(world)).toBe(steps(world) === 0 || number(world) % 3 === 0);
  }
  expect([graph.worlds, graph.steps, graph.first(3_000)]).toEqual([3_000, at, at]);
  expect(budget.held).toBe(4 * (2 * 8_192 + 4_096));
});

test('a table counts its bytes and frees them', () => {
  const budget = new MemoryBudget();
  const table = new StateSet(2, true, budget);
  expect([table.bytes, budget.held]).toEqual([4 * 3 * 1_024, 4 * 3 * 1_024]);
  const add = (at: number): number => {
    const words = Int32Array.of(at, -1);
    return table.add(words, 0, table.hash(words, 0));
  };
  for (let at = 0; at < 716; at++) add(at);
  expect(table.bytes).toBe(4 * 3 * 1_024);
  add(716);
  expect([table.bytes, budget.held]).toEqual([4 * 3 * 2_048, 4 * 3 * 2_048]);
  expect(Array.from({ length: 717 }, (_, at) => add(at))).toEqual([...Array(717).keys()]);
  expect(new StateSet(2, false, new MemoryBudget(), 717).bytes).toBe(4 * 2 * 2_048);
  expect(new StateSet(2, false, new MemoryBudget(), 716).bytes).toBe(4 * 2 * 1_024);
  table.release();
  expect(budget.held).toBe(0);
});

test('with few worlds and many bits no world is omitted, and each sets three bits', () => {
  const bits = new BloomBits(20);
  for (let at = 0; at < 1_000; at++) expect(bits.add(Int32Array.of(at, at % 3))).toBe(true);
  for (let at = 0; at < 1_000; at++) expect(bits.add(Int32Array.of(at, at % 3))).toBe(false);
  expect([bits.count, bits.bytes]).toEqual([1_000, 2 ** 17]);
  expect(bits.fill * 2 ** 20).toBeGreaterThan(2_980);
  expect(bits.fill * 2 ** 20).toBeLessThanOrEqual(3_000);
  expect(bits.omitted).toBeGreaterThan(0);
  expect(bits.omitted).toBeLessThan(1e-4);
});

test('the hash of a world depends on all of its words, and on no others', () => {
  const table = new StateSet(2, true, new MemoryBudget());
  const hash = (...words: number[]): number => table.hash(Int32Array.from(words), 0);
  expect(hash(3, 4, 5)).toBe(hash(3, 4, 6));
  const numbers = Array.from({ length: 500 }, (_, at) => at);
  expect(new Set(numbers.flatMap(number => [hash(number, 1_000), hash(1_000, number)])).size).toBeGreaterThan(990);
});
