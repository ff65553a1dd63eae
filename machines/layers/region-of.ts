/** A region of a chart: a picture, what is laid over it, and what it is about. */
import { concerning, type RegionConfig, type Subject } from './concerning.ts';
import { type Layer, layered, mapStates, mapTransitions, type Region, type Transition } from './region.ts';

/**
 * How much is laid over a picture. `protocol`: nothing, the picture is the published protocol. `safeguards`: the picture's own
 * safeguards. `features`: also the other protocols of the subject, with their safeguards, and what two protocols say of each
 * other. `all`: also what is true of every region, such as retries and silence.
 */
export const layerNames = ['protocol', 'safeguards', 'features', 'all'] as const;
export type LayerName = (typeof layerNames)[number];

/** Layers by name, in the order in which they are laid; undefined where the terms have no use for one. */
type Layers = Readonly<Record<string, Layer | undefined>>;

/** The layers of a region. */
export interface LayersByKind {
  readonly safeguards?: Layers;
  readonly features?: Layers;
  readonly everywhere?: Layers;
}

/** The layer where a condition holds. */
export const when = (condition: boolean, layer: Layer): Layer | undefined => (condition ? layer : undefined);

/** Whether everything is drawn, also what is true of the party as a whole: that it stops and starts again. */
export const isWhole = (layer: LayerName = 'all'): boolean => layer === 'all';

/** The configuration of a picture with its layers, up to the named one. */
export function regionOf<Context, Event>(
  subject: Subject<Context, Event>,
  picture: Region,
  { safeguards = {}, features = {}, everywhere = {} }: LayersByKind,
  upTo: LayerName = 'all',
): RegionConfig {
  const laid = [{}, safeguards, features, everywhere]
    .slice(0, 1 + layerNames.indexOf(upTo))
    .flatMap(layers => Object.values(layers));
  return concerning(subject)(askedAtMost(layered(picture, laid)));
}

/** Where nothing asks twice, what leads to the last time of asking leads to the only one. */
function askedAtMost(region: Region): Region {
  const once = (taken: Transition): Transition => {
    const [, asking] = /^(\w+)\.asked(?:Again|OnceMore)$/.exec(taken.target ?? '') ?? [];
    return asking === undefined || region.states[asking]?.states ? taken : { ...taken, target: asking };
  };
  return mapStates(region, state => ({
    ...state,
    ...(state.on && { on: mapTransitions(state.on, once) }),
    ...(state.after && { after: mapTransitions(state.after, once) }),
    ...(state.always && { always: mapTransitions({ always: state.always }, once).always! }),
  }));
}
