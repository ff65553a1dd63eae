/** The operators on branches: guards, their order, targets, time-outs, and messages that are passed over. */
import { type Change, changeAt } from './change.ts';
import { chosenBy } from './hash.ts';
import { listed, type OpenConfig } from './open-config.ts';
import { type Branch, branchesOf, type Drawn, eventOf, type Place, targetOf, targetTo } from './place.ts';

/** The changes of the branches of a state. */
export function changesOfBranches(place: Place, drawn: Drawn): readonly Change[] {
  return branchesOf(place, drawn).flatMap(group => [
    ...group.flatMap((branch, at) => [
      // One that does nothing, and is the last to be tried, does nothing without its guard either.
      ...(at === group.length - 1 && doesNothing(branch.taken) ? [] : guardDropped(branch)),
      ...retargeted(branch, drawn),
      ...ignoreDropped(branch),
    ]),
    ...group.slice(1).flatMap((second, at) => swapped(group[at]!, second)),
    ...timeoutSkipped(place, group),
  ]);
}

function guardDropped(branch: Branch): readonly Change[] {
  const { place, event, slug, taken } = branch;
  if (taken.guard === undefined) return [];
  const make = () => delete taken.guard;
  return [changeAt({ place, words: [event, slug], operator: 'drop-guard', event: eventOf(branch), make })];
}

function swapped(first: Branch, second: Branch): readonly Change[] {
  if (first.taken.guard === undefined || second.taken.guard === undefined) return [];
  const { place, event, put } = first;
  const make = () =>
    put(all => all.map(each => (each === first.taken ? second.taken : each === second.taken ? first.taken : each)));
  const words = [event, first.slug, second.slug];
  return [changeAt({ place, words, operator: 'swap-branches', event: eventOf(first), make })];
}

/** To a state beside the target, chosen by name; and to none, so that the party stays where it is. */
function retargeted(branch: Branch, drawn: Drawn): readonly Change[] {
  const { place, event, slug, taken, under } = branch;
  const target = targetOf(place, taken.target, drawn);
  if (!target) return [];
  const change = (detail: string, make: () => void) =>
    changeAt({ place, words: [event, slug], operator: 'retarget', detail, event: eventOf(branch), make });
  const beside = target.parent?.node.type === 'parallel' ? [] : besides(target, place);
  const name = chosenBy([place.name, event, slug].join(':'), [...new Set(beside.map(each => each.name))]);
  const other = beside.find(each => each.name === name);
  const stays = () => {
    delete taken.target;
    delete taken.reenter;
  };
  return [
    ...(other
      ? [change(other.name.split('.').at(-1)!, () => Object.assign(taken, { target: targetTo(other, drawn) }))]
      : []),
    // Without a target, `always` would be taken without end.
    ...(under === 'always' ? [] : [change('stay', stays)]),
  ];
}

/** The states beside a target in which a party can rest, without the one from which it comes. */
const besides = ({ parent, name }: Place, source: Place): readonly Place[] =>
  (parent?.children ?? []).filter(each => each.name !== name && each.name !== source.name && !each.node.always);

function timeoutSkipped(place: Place, group: readonly Branch[]): readonly Change[] {
  const [first] = group;
  if (first?.under !== 'after' || first.event === 'after.0') return [];
  return [changeAt({ place, words: [first.event], operator: 'skip-timeout', make: () => first.put(() => []) })];
}

function ignoreDropped(branch: Branch): readonly Change[] {
  const { place, event, slug, taken, put } = branch;
  if (branch.under !== 'on' || !doesNothing(taken)) return [];
  const make = () => put(all => all.filter(each => each !== taken));
  return [changeAt({ place, words: [event, slug], operator: 'drop-ignore', event, make })];
}

const doesNothing = ({ target, actions }: OpenConfig): boolean => target === undefined && listed(actions).length === 0;
