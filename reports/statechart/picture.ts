/**
 * The picture of a chart, or of one of its regions, whatever language it is drawn in: boxes with their lines, arrows with
 * theirs. It is read from the machine itself, so that it equals the running chart.
 *
 * An arrow leads from state to state. What a state does without leaving, refuses or ignores stands inside its box. A state
 * that asks twice is one box.
 */
import type { AnyStateMachine, AnyStateNode, AnyTransitionDefinition } from 'xstate';
import { commonParams, type Things } from './label.ts';
import { type Inside, insideOf, joined, type Line, labelIn, sendsOf } from './lines.ts';
import { childrenOf, commonBlock, isWithin, nodesOf } from './nodes.ts';
import { notesOf, stillTaken, waysMost } from './notes.ts';
import { stays } from './refusals.ts';
import { type Region, regionAround, representatives } from './regions.ts';
import { drawnAs, retryIn } from './retries.ts';

/** A state, or all states of a block (`any`), with the boxes and arrows inside. */
export interface Box {
  /** Unique in the picture; letters, digits and underscores only. */
  readonly id: string;
  readonly name: string;
  readonly says: string | undefined;
  readonly sort: 'state' | 'regions' | 'any' | 'final';
  /** What it sends on entry, a line each. */
  readonly sends: readonly string[];
  /** The transitions by which it does something without leaving. */
  readonly own: readonly Line[];
  /** What else it does without leaving: what it refuses and ignores, where it goes on by itself. */
  readonly notes: readonly string[];
  /** The names of boxes beside it that look the same and are not drawn. */
  readonly alike: readonly string[];
  readonly initial: string | undefined;
  readonly boxes: readonly Box[];
  readonly arrows: readonly Arrow[];
}

/** All transitions from one state to another. */
export interface Arrow {
  readonly from: string;
  readonly to: string;
  readonly lines: readonly Line[];
}

/** What stands above a picture. */
export interface Heading {
  readonly title: string;
  readonly lines: readonly string[];
}

/** The picture of a chart; of one region, if one is given. `things` are the names of cards and the like, with their kinds. */
export function pictureOf({ root }: AnyStateMachine, things: Things = {}, region?: Region): Box {
  return new Drawing(region?.node ?? root, region !== undefined, things).top;
}

/** The pictures of regions, one of those that look the same. */
export function picturesOf(chart: AnyStateMachine, regions: readonly Region[], things: Things = {}) {
  const drawn = regions.map(region => ({ region, picture: pictureOf(chart, things, region) }));
  return representatives(drawn, ({ region, picture }) => signOf(picture, region.node.key, things));
}

/** What pictures that look the same have in common: everything but names of things and the description. */
function signOf({ says, ...box }: Box, name: string, things: Things): string {
  return JSON.stringify(box).replaceAll(/[\p{L}\d]+/gu, word => (word === name ? '' : (things[word] ?? word)));
}

/** Reserved words of diagram languages. */
const reserved = [
  ...['state', 'end', 'note', 'direction', 'as', 'fork', 'join', 'choice', 'class', 'style', 'default'],
  ...['node', 'edge', 'graph', 'digraph', 'subgraph', 'strict'],
];

class Drawing {
  readonly top: Box;
  readonly #things: Things;
  readonly #isRegion: boolean;
  readonly #ids = new Map<AnyStateNode, string>();
  readonly #arrows = new Map<AnyStateNode, Map<string, Arrow>>();
  /** Names of things, and what else the guards of a region have in common. */
  readonly #said = new Map<AnyStateNode, Things>();
  /** The transitions of a state that are no arrows. */
  readonly #staying = new Map<AnyStateNode, readonly AnyTransitionDefinition[]>();

  constructor(root: AnyStateNode, isRegion: boolean, things: Things) {
    this.#things = things;
    this.#isRegion = isRegion;
    const taken = new Set(reserved);
    for (const node of nodesOf(root)) {
      let id = (node === root ? [node.key] : node.path.slice(root.path.length)).join('_').replaceAll(/\W/g, '_');
      while (taken.has(id)) id += '_';
      taken.add(id);
      this.#ids.set(node, id);
    }
    // An arrow may be drawn in a block inside, so all are there before the first box.
    this.#drawArrows(root);
    this.top = this.#box(root);
  }

  #box(node: AnyStateNode): Box {
    const id = this.#ids.get(node)!;
    const boxes = this.#boxesIn(node);
    const isLeaf = boxes.length === 0;
    const inside = insideOf(node, this.#staying.get(node)!, this.#saidIn(node));
    const arrows = [...(this.#arrows.get(node)?.values() ?? [])];
    const any = `${id}__any`;
    const hasAny = !isLeaf && (inside.own.length + inside.notes.length > 0 || arrows.some(({ from }) => from === any));
    const initial = node.type === 'compound' ? (node.initial?.target?.[0] as AnyStateNode | undefined) : undefined;
    return {
      id,
      name: node.key,
      says: node.description,
      sort: node.type === 'final' ? 'final' : node.type === 'parallel' ? 'regions' : 'state',
      sends: sendsOf([...node.entry, ...(retryIn(node)?.asked.entry ?? [])], this.#things),
      own: isLeaf ? inside.own : [],
      notes: isLeaf ? [...inside.notes, ...notesOf(node)] : [],
      alike: [],
      initial: isLeaf || !initial ? undefined : this.#ids.get(drawnAs(initial)),
      boxes: hasAny ? [...boxes, anyBox(any, inside)] : boxes,
      arrows,
    };
  }

  /** The names that need not be said in the region of a state. */
  #saidIn(node: AnyStateNode): Things {
    const region = regionAround(node);
    const known = this.#said.get(region);
    if (known) return known;
    const guards = nodesOf(region).flatMap(each =>
      [...each.transitions.values(), each.always ?? []].flat().map(({ guard }) => guard),
    );
    const said = { ...this.#things, ...Object.fromEntries(commonParams(guards).map(name => [name, 'thing'])) };
    this.#said.set(region, said);
    return said;
  }

  #boxesIn(node: AnyStateNode): Box[] {
    if (node.type !== 'parallel') return this.#inside(node).map(child => this.#box(child));
    const made = this.#inside(node).map(child => ({
      region: { name: child.key, node: child, leaves: [] },
      box: this.#box(child),
    }));
    const shown = representatives(made, ({ region, box }) =>
      box.boxes.length > 0 ? signOf(box, region.node.key, this.#things) : box.id,
    );
    return shown.map(({ box, alike }) => ({ ...box, alike }));
  }

  /** The states that are drawn in a state. The picture of a region ends where the next regions begin. */
  #inside(node: AnyStateNode): AnyStateNode[] {
    return retryIn(node) || (this.#isRegion && node.type === 'parallel') ? [] : childrenOf(node);
  }

  /** Draws the transitions of a state and of those in it; keeps those that do not leave. */
  #drawArrows(node: AnyStateNode): void {
    const ways = node.always ?? [];
    const all = [...[...node.transitions.values()].flat(), ...(ways.length > waysMost ? ways.slice(-1) : ways)];
    const leaves = (each: AnyTransitionDefinition): boolean =>
      !stays(node, each) &&
      (each.target as AnyStateNode[]).every(target => drawnAs(target) !== node && this.#ids.has(target));
    this.#staying.set(
      node,
      all.filter(each => !leaves(each)),
    );
    const still = stillTaken(node);
    for (const transition of all.filter(each => leaves(each) && !still.includes(each)))
      this.#draw(node, transition, labelIn(node, transition, this.#saidIn(node)));
    const retry = retryIn(node);
    for (const transition of retry?.givesUp ?? [])
      this.#draw(node, transition, `${labelIn(retry!.askedAgain, transition, this.#saidIn(node))} again`);
    for (const child of this.#inside(node)) this.#drawArrows(child);
  }

  #draw(node: AnyStateNode, transition: AnyTransitionDefinition, label: string): void {
    for (const target of transition.target as AnyStateNode[]) {
      // An arrow from a block into itself begins at the box for all its states.
      const isInner = this.#inside(node).length > 0 && isWithin(target, node);
      const end = drawnAs(target);
      const once = end !== target && target.key === 'askedAgain' ? ', once more' : '';
      const block = isInner ? blockIn(node, target) : commonBlock(node, end);
      const from = isInner ? `${this.#ids.get(block)}__any` : this.#ids.get(node)!;
      this.#join(block, from, this.#ids.get(end)!, {
        label: label + once,
        sends: sendsOf(transition.actions, this.#things),
      });
    }
  }

  /** Adds a line to the arrow between two boxes. */
  #join(block: AnyStateNode, from: string, to: string, line: Line): void {
    const inBlock = this.#arrows.get(block) ?? new Map<string, Arrow>();
    this.#arrows.set(block, inBlock);
    const key = `${from} ${to}`;
    inBlock.set(key, { from, to, lines: joined([...(inBlock.get(key)?.lines ?? []), line]) });
  }
}

/** The block in which an arrow from a block into itself is drawn: the block, or its region that contains the target. */
function blockIn(node: AnyStateNode, target: AnyStateNode): AnyStateNode {
  if (node.type !== 'parallel') return node;
  return childrenOf(node).find(region => region.type !== 'atomic' && isWithin(target, region)) ?? node;
}

function anyBox(id: string, inside: Inside): Box {
  const empty = { says: undefined, sends: [], alike: [], initial: undefined, boxes: [], arrows: [] };
  return { ...empty, id, name: 'in any state', sort: 'any', ...inside };
}
