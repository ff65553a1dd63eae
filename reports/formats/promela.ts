/**
 * A scenario as a Promela model for Spin (https://spinroot.com/spin/Man/promela.html). Spin explores the worlds again
 * and judges every property of worlds, steps or stuck worlds. The moves of a cell and the answers of a predicate are
 * exported as tables; everything between cells is implemented again in C.
 */
import { type ChoiceKind, settingWords, type TransitionTables } from '#sim';
import { code } from './promela-code.ts';
import { none, type Pool, poolOf } from './promela-pool.ts';

/** Spin reads at most 64 kB of C in one piece. */
const chunk = 4096;
const perLine = 64;

const constant = (...words: readonly string[]): string => words.join('_').replaceAll('-', '_');
const shouted = (prefix: string, name: string): string =>
  constant(prefix, name.replaceAll(/(?<=[a-z0-9])(?=[A-Z])/g, '_')).toUpperCase();
const list = (numbers: readonly number[]): string => `{ ${(numbers.length > 0 ? numbers : [0]).join(', ')} }`;

/** The assertion of a property, as Spin names it in a violation: about every world, every step, or no world. */
export function assertionOf({ property, semantics }: TransitionTables['judged'][number]): string {
  const { judges, kind } = semantics;
  const asked = kind === 'reachability' ? 'nowhere' : judges === 'steps' ? 'holds_in_every_step' : 'holds';
  return `${asked} (${constant(property.name)})`;
}

/** The assertions of every model that the tables are complete; without them no verdict follows. */
export const completenessAssertions = ['every_choice_is_known ()', 'every_judgement_is_known ()'];

/**
 * The model in Promela (https://spinroot.com/spin/Man/promela.html).
 * @param unfolded the result of `transitionTablesOf` for a model and its properties
 */
export function promela(unfolded: TransitionTables): string {
  const pool = poolOf(unfolded);
  return [
    opening(unfolded),
    declarations(unfolded, pool),
    state(unfolded),
    code,
    processes(unfolded),
    tables(pool),
    '',
  ].join('\n\n');
}

function opening({ model, worlds, steps, unjudged }: TransitionTables): string {
  const { scenario, setting } = model;
  const words = settingWords(scenario, setting);
  return `/*
 * ${scenario.name}${words.length > 0 ? ` (${words.join(', ')})` : ''}: ${scenario.story.replaceAll('*/', '* /')}
 *
 * Tongka finds ${worlds} worlds and ${steps} steps. Spin stores a state a world, and counts a transition a step, one a world
 * for the monitor, and one more:
 *
 *   spin -a model.pml && gcc -O1 -DSAFETY -DNOREDUCE -o pan pan.c && ./pan -c0 -m${depthMax(worlds)}
 *
 * Nothing follows from a run that violates every_choice_is_known or every_judgement_is_known.
 * "nowhere" is violated where all is well: what it names is reachable.
 * Not to be judged here: ${unjudged.map(({ name }) => name).join(', ') || 'nothing'}.
 */`;
}

/** The depth limit for Spin: a path without a repeated world is at most as long as the number of worlds. */
export function depthMax(worlds: number): number {
  return 2 * worlds + 1000;
}

function declarations(unfolded: TransitionTables, pool: Pool): string {
  const { model, judged } = unfolded;
  const { groups: devices, registers } = model;
  const { choiceKinds: kinds } = registers;
  const { ofGroups } = kinds;
  const place = (name?: ChoiceKind): number => (name === undefined ? none : kinds.at[name]);
  const leaveBudget = ofGroups ? model.budgets.counter(ofGroups.name) : none;
  const names = (prefix: string, each: readonly string[]): string =>
    each.map((name, at) => `${shouted(prefix, name)} = ${at}`).join(', ');
  const stands = model.parties.map(({ name }) =>
    devices.reduce((mask, { parties }, at) => mask | (parties.includes(name) ? 1 << at : 0), 0),
  );
  const properties = judged.map(({ property }, at) => `${constant(property.name)} = ${at}`);
  const table = (name: string, numbers: readonly number[]): string => `static const int ${name}[] = ${list(numbers)};`;
  return `c_decl {
enum { NOTHING = ${none}, NO = -2, YES = -3, CHUNK = ${chunk} };
enum { PARTIES = ${model.parties.length}, WATCHERS = ${model.observers.length}, DEVICE_COUNT = ${devices.length}, PROPERTIES = ${judged.length} };
/* C and Promela know no empty arrays. */
enum { OBSERVERS = ${most(model.observers)}, DEVICES = ${most(devices)}, BUDGETS = ${most(budgets(model))}, ANSWERS = ${most(judged)} };
enum { HEARS = ${model.observers.length > 0 || judged.some(({ semantics }) => semantics.judges === 'steps') ? 1 : 0} };
enum { QUIET = ${model.setting.timers === 'quiet' ? 1 : 0}, NEVER_RETURNS = ${model.scenario.neverReturns ? 1 : 0}, LEAVE_BUDGET = ${leaveBudget} };
enum { ${names('kind', kinds.all)}, KIND_COUNT = ${kinds.all.length}, LOST_MAX = ${lostMax(unfolded)} };
/* The kinds by which groups go away and return, and, as bits, those with which a message may be lost. */
enum { LEAVES = ${place(ofGroups?.name)}, RETURNS = ${place(ofGroups?.recovery)}, LOSING = ${kinds.bits(kind => kinds.losesOne(kind))} };
enum { ${names(
    'party',
    model.parties.map(({ name }) => name),
  )} };
enum { ${[...properties, `OPERATIONS = ${pool.operations}`, `REPORTS = ${pool.reports}`, `MOVES = ${pool.moves}`].join(', ')} };
${[
  table('AT_DEVICE', stands),
  table(
    'OF_STEPS',
    judged.map(({ semantics }) => (semantics.judges === 'steps' ? 1 : 0)),
  ),
  table('CELLS', pool.cells),
  table('KINDS', pool.kinds),
  table('LOCALS', pool.locals),
  table('INBOXES', pool.inboxes),
  table('APPLIED', pool.applied),
  table('LOSSES', pool.losses),
  table('HEARD', pool.heard),
  table('LEAVE', pool.leave),
  table('BACK', pool.back),
  table('DECISIONS', pool.decisions),
].join('\n')}
extern const int *const POOL[];
};`;
}

const most = (things: readonly unknown[]): number => Math.max(1, things.length);

function budgets({ budgets }: TransitionTables['model']): readonly number[] {
  return Object.values(budgets.byName(budgets.full));
}

function state({ model }: TransitionTables): string {
  const { initial, parties, observers, groups, scenario } = model;
  const away = groups.map(({ name }) => (scenario.away?.includes(name) ? 1 : 0));
  const field = (kind: string, name: string, values: readonly number[]): string =>
    `${kind} ${name}[${most(values)}] = ${list(values)};`;
  return `/* A world: ${parties.map(({ name }) => name).join(', ')}; then observers, who is away, and the budgets left. */
${field('int', 'cell', [...initial.subarray(0, parties.length)])}
${field('int', 'heard', [...initial.subarray(parties.length, parties.length + observers.length)])}
${field('byte', 'away', away)}
${field('byte', 'left', budgets(model))}`;
}

/**
 * Spin takes C code that contains a call for a side effect, unless a space precedes the bracket; these calls change
 * only their working variables.
 */
function processes(unfolded: TransitionTables): string {
  const choices = choicesOf(unfolded).map(words => `  CHOICE(${words})`);
  const assertions = [...completenessAssertions, ...unfolded.judged.map(assertionOf)];
  return `#define CHOICE(...) :: d_step { c_expr { leads (__VA_ARGS__) } -> c_code { go(__VA_ARGS__); } }

active proctype world()
{
  do
${choices.join('\n')}
  od
}

active proctype monitor()
{
  do
  :: d_step {
    c_code { judge(); }
${assertions.map(assertion => `    assert(c_expr { ${assertion} });`).join('\n')}
  }
  od
}`;
}

/** Every choice that a world can have: its kind, its party, its index, and the party and the message of a loss. */
function choicesOf(unfolded: TransitionTables): string[] {
  const { model, parties } = unfolded;
  const choices: string[] = [];
  const lost = lostMax(unfolded);
  const { choiceKinds } = model.registers;
  for (const kind of choiceKinds.all) {
    const named = shouted('kind', kind);
    if (choiceKinds.isOfGroups(kind)) {
      if (choiceKinds.isFault(kind) && (model.setting.faults[kind] ?? 0) === 0) continue;
      for (const group of model.groups.keys()) choices.push(`${named}, ${group}, 0, NOTHING, 0`);
      continue;
    }
    for (const { name, moves } of parties) {
      const party = shouted('party', name);
      let slots = 0;
      for (const all of moves.values()) slots = Math.max(slots, all.filter(move => move.kind === kind).length);
      for (let slot = 0; slot < slots; slot++) {
        choices.push(`${named}, ${party}, ${slot}, NOTHING, 0`);
        if (!choiceKinds.losesOne(kind)) continue;
        for (const loser of parties)
          for (let loss = 0; loss < lost; loss++)
            choices.push(`${named}, ${party}, ${slot}, ${shouted('party', loser.name)}, ${loss}`);
      }
    }
  }
  return choices;
}

/** The most messages of one party that a crash could lose. */
function lostMax({ parties }: TransitionTables): number {
  let most = 0;
  for (const { losses } of parties)
    for (const row of losses.values()) for (const codes of row.values()) most = Math.max(most, codes.length);
  return most;
}

/** The pool in pieces that Spin can read; last in the file, so that the lines before keep small numbers. */
function tables({ numbers }: Pool): string {
  const pieces: string[] = [];
  for (let from = 0; from < Math.max(1, numbers.length); from += chunk) {
    const lines: string[] = [];
    for (let at = from; at < Math.min(from + chunk, numbers.length); at += perLine)
      lines.push(numbers.slice(at, Math.min(at + perLine, from + chunk)).join(','));
    pieces.push(`c_decl {\nstatic const int POOL_${pieces.length}[] = {\n${lines.join(',\n') || '0'}\n};\n};`);
  }
  return `${pieces.join('\n')}\nc_decl {\nconst int *const POOL[] = { ${pieces.map((_, at) => `POOL_${at}`).join(', ')} };\n};`;
}
