/** The places of a configuration that operators change: its states, their branches and their actions. */
import { listed, type OpenConfig } from './open-config.ts';

/** A function that names a path: names of things become their kinds, and slots lose their numbers. */
export type General = (path: readonly string[]) => string;

/** A state of a configuration. */
export interface Place {
  readonly node: OpenConfig;
  readonly key: string;
  readonly path: readonly string[];
  /** Its path as part of a name; `(chart)` for the chart itself. */
  readonly name: string;
  readonly parent: Place | undefined;
  readonly children: readonly Place[];
}

/** A configuration with its states. */
export interface Drawn {
  readonly config: OpenConfig;
  readonly places: readonly Place[];
  readonly general: General;
}

/** A branch: one transition of a state, among those of the same event, in the order in which they are tried. */
export interface Branch {
  readonly place: Place;
  /** What it stands under in its state: `on`, `after` or `always`. */
  readonly under: 'on' | 'after' | 'always';
  /** The event, the timer as `after.replyTimeout`, or `always`. */
  readonly event: string;
  readonly taken: OpenConfig;
  /** Its description as part of a name, with the parameters of its guard. */
  readonly slug: string;
  /** Replaces the branches of its event. Without branches the event is gone. */
  readonly put: (change: (all: readonly OpenConfig[]) => readonly OpenConfig[]) => void;
}

/** The path of a state as part of a name; `(chart)` for the chart itself. */
export const stateName = (path: readonly string[], general: General): string =>
  path.length === 0 ? '(chart)' : general(path).replaceAll(' ', '-');

/** The states of a configuration, outermost first. Branches that are written as a target alone become objects. */
export function drawnFrom(config: OpenConfig, general: General): Drawn {
  const places: Place[] = [];
  const add = (node: OpenConfig, path: readonly string[], parent: Place | undefined): Place => {
    const children: Place[] = [];
    const name = stateName(path, general);
    const place = { node, key: path.at(-1) ?? '', path, name, parent, children };
    places.push(place);
    for (const [key, inner] of Object.entries((node.states ?? {}) as OpenConfig))
      children.push(add(inner, [...path, key], place));
    return place;
  };
  add(config, [], undefined);
  return { config, places, general };
}

/** The event of a branch; undefined where it is taken by a timer or at once. */
export const eventOf = ({ under, event }: Branch): string | undefined => (under === 'on' ? event : undefined);

const branches = new WeakMap<Place, readonly (readonly Branch[])[]>();

/** The branches of a state, event by event, as they are before any change. */
export function branchesOf(place: Place, drawn: Drawn): readonly (readonly Branch[])[] {
  const known = branches.get(place) ?? branchesIn(place, drawn);
  branches.set(place, known);
  return known;
}

function branchesIn(place: Place, { general }: Drawn): readonly (readonly Branch[])[] {
  const { node } = place;
  const groups: Branch[][] = [];
  const add = (holder: OpenConfig, key: string, under: Branch['under'], event: string): void => {
    const all = listed<OpenConfig>(holder[key]).map(taken => (typeof taken === 'string' ? { target: taken } : taken));
    holder[key] = all;
    const put: Branch['put'] = change => {
      const left = change(holder[key] as readonly OpenConfig[]);
      if (left.length > 0) holder[key] = left;
      else delete holder[key];
    };
    groups.push(all.map(taken => ({ place, under, event, taken, slug: branchSlug(taken, general), put })));
  };
  for (const event of Object.keys(node.on ?? {})) add(node.on, event, 'on', event);
  for (const timer of Object.keys(node.after ?? {})) add(node.after, timer, 'after', `after.${timer}`);
  if (node.always) add(node, 'always', 'always', 'always');
  return groups;
}

/** A place where actions stand. */
export interface Doing {
  readonly place: Place;
  readonly branch?: Branch;
  /** Part of a name: `entry`, `exit`, or the event and the branch. */
  readonly when: string;
  readonly actions: readonly OpenConfig[];
  readonly drop: (action: OpenConfig) => void;
}

/** The places in a state where actions stand. */
export function doingsOf(place: Place, drawn: Drawn): readonly Doing[] {
  const doing = (holder: OpenConfig, key: string, when: string, branch?: Branch): Doing[] => {
    const actions = listed<OpenConfig>(holder[key]);
    if (actions.length === 0) return [];
    holder[key] = actions;
    const drop = (action: OpenConfig): void => {
      holder[key] = (holder[key] as readonly OpenConfig[]).filter(each => each !== action);
    };
    return [{ place, when, actions, drop, ...(branch ? { branch } : {}) }];
  };
  return [
    ...doing(place.node, 'entry', 'entry'),
    ...doing(place.node, 'exit', 'exit'),
    ...branchesOf(place, drawn).flatMap(group =>
      group.flatMap(branch => doing(branch.taken, 'actions', `${branch.event}:${branch.slug}`, branch)),
    ),
  ];
}

/** The state to which a target leads; undefined where it leads to none, or to several. */
export function targetOf(place: Place, target: unknown, { places, config }: Drawn): Place | undefined {
  if (typeof target !== 'string') return undefined;
  const within = (from: Place | undefined, keys: readonly string[]): Place | undefined =>
    keys.reduce<Place | undefined>((at, key) => at?.children.find(each => each.key === key), from);
  if (!target.startsWith('#'))
    return target.startsWith('.')
      ? within(place, target.slice(1).split('.'))
      : within(place.parent ?? place, target.split('.'));
  const id = target.slice(1);
  const own = places.find(({ node }) => node.id === id);
  if (own) return own;
  const [first = '', ...keys] = id.split('.');
  const from = first === config.id ? places[0] : places.find(({ node }) => node.id === first);
  return within(from, keys);
}

/** A target that leads to a state from anywhere in its chart. */
export const targetTo = ({ path }: Place, { config }: Drawn): string => `#${[config.id, ...path].join('.')}`;

const slugs = new WeakMap<General, Map<string, string>>();

/** A sentence as part of a name: lower case, words joined by hyphens, names of things as their kinds. */
function slugOf(text: string, general: General): string {
  const known = slugs.get(general) ?? new Map<string, string>();
  slugs.set(general, known);
  const slug = known.get(text) ?? slugFor(text, general);
  known.set(text, slug);
  return slug;
}

function slugFor(text: string, general: General): string {
  const words = text.split(/[^\p{L}\p{N}.]+/u).map(word => general([word.replaceAll('.', '')]));
  return words
    .join('-')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}

/** The parameters of a guard or an action that say more than its region does, as part of a name. */
export function ownWords(named: OpenConfig, general: General): string {
  if (typeof named !== 'object' || named === null) return '';
  const own = named.own ?? named.params;
  if (typeof own !== 'object' || own === null) return '';
  const words = Object.values(own).filter(value => typeof value === 'string');
  return words.map(word => `.${slugOf(word as string, general)}`).join('');
}

function branchSlug({ description = '', guard }: OpenConfig, general: General): string {
  return `${slugOf(String(description), general)}${ownWords(guard, general)}`;
}
