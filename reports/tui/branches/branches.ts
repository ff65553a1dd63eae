/** The branches of a run as a list: the first choice, the length and the violations of each. Pure. */
import { choiceLabel } from '../../sequence/narrate.ts';
import { type Line, span, truncated } from '../paint/line.ts';
import { symbols, verdictSymbol } from '../paint/theme.ts';
import { nodeOf, type Run } from '../run/run.ts';
import { type Branch, branchesOf, pathTo, type Tree } from '../run/tree.ts';
import { brokenBy } from '../run/verdicts.ts';

const remembered = new WeakMap<Tree, readonly Branch[]>();

/** Every branch, parents before children. */
export function branchesIn({ tree }: Run): readonly Branch[] {
  const branches = remembered.get(tree) ?? branchesOf(tree);
  remembered.set(tree, branches);
  return branches;
}

/** The index in the list of the branch the run is on. */
export function branchHere(run: Run): number {
  return Math.max(
    0,
    branchesIn(run).findIndex(branch => isOn(run, branch)),
  );
}

function isOn(run: Run, { first, last }: Branch): boolean {
  const here = nodeOf(run);
  if (here.depth < first.depth || here.depth > last.depth) return false;
  const line = run.path;
  const passes = first.depth === 0 || line[first.depth - 1] === first;
  return passes && (here.depth === 0 ? first.depth === 0 : line[here.depth - 1] === here);
}

/** One line for each branch. */
export function branchLines(run: Run, width: number, cursor?: number): readonly Line[] {
  return branchesIn(run).map((branch, place) => {
    const { first, last, level } = branch;
    const here = place === cursor;
    const on = isOn(run, branch);
    const name = run.tree.names[first.id];
    const suggestion = suggestionOn(run.tree, branch);
    const what = first.step ? `${first.depth} ${choiceLabel(first.step.choice, run.model)}` : 'the beginning';
    const steps = last.depth - Math.max(0, first.depth - 1);
    const breaks = brokenOn(run, branch);
    return truncated(
      [
        span(here ? `${symbols.cursor} ` : '  ', 'here'),
        span(on ? `${symbols.moved} ` : '  ', 'changed'),
        span(level === 0 ? '' : `${'  '.repeat(level - 1)}├ `, 'quiet'),
        ...(name === undefined ? [] : [span(`${name}  `, 'strong')]),
        span(what, here ? 'here' : suggestion === undefined ? (on ? 'strong' : 'plain') : 'quiet'),
        span(`  ${steps} step${steps === 1 ? '' : 's'}`, 'quiet'),
        ...(suggestion === undefined ? [] : [span(`  ${suggestion}`, 'caution')]),
        ...(breaks === 0 ? [] : [span(`  ${verdictSymbol.violated} ${breaks}`, 'bad')]),
      ],
      width,
    );
  });
}

/** The suggestion of the checker that a branch belongs to, if any. */
function suggestionOn({ nodes, suggestions }: Tree, { first, last }: Branch): string | undefined {
  const found = Object.entries(suggestions).find(([id]) => {
    const node = nodes[Number(id)]!;
    return node.depth >= first.depth && node.depth <= last.depth && pathTo(last)[node.depth - 1] === node;
  });
  return found?.[1];
}

/** The number of safety properties broken along a branch. */
function brokenOn(run: Run, { first, last }: Branch): number {
  return brokenBy(run, last) - (first.parent ? brokenBy(run, first.parent) : 0);
}
