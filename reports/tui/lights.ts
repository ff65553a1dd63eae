/**
 * Lights: what each property says of the steps taken so far, and of nothing else. A light judges one run; whether a
 * property holds of every run is the checker's to say.
 */
import type { Property, StepView, WorldView } from '#sim';

/** `unreached`: a `sometimes` not yet seen. `owed`: a promise made and not yet kept. */
export type LightState = 'holds' | 'violated' | 'unreached' | 'owed';

export interface Light {
  readonly property: Property;
  readonly state: LightState;
  /** The number of steps after which it came to be so, where that says something. */
  readonly since: number | undefined;
}

/** A run as far as it has come: its first world, its steps, and whether nothing more happens by itself at its end. */
export interface Walked {
  readonly beginning: WorldView;
  readonly steps: readonly StepView[];
  readonly settled: boolean;
}

/** A light for each property, in order. */
export function lightsOf(properties: readonly Property[], walked: Walked): readonly Light[] {
  const worlds = [walked.beginning, ...walked.steps.map(({ after }) => after)];
  return properties.map(property => ({ property, ...judged(property.test, worlds, walked) }));
}

function judged(
  test: Property['test'],
  worlds: readonly WorldView[],
  { steps, settled }: Walked,
): Omit<Light, 'property'> {
  switch (test.form) {
    case 'always':
      return broken(worlds.findIndex(world => (!test.when || test.when(world)) && !test.holds(world)));
    case 'step': {
      const at = steps.findIndex(step => !test.holds(step));
      return broken(at < 0 ? at : at + 1);
    }
    case 'sometimes': {
      const at = worlds.findIndex(test.holds);
      return at < 0 ? { state: 'unreached', since: undefined } : { state: 'holds', since: at };
    }
    case 'eventually': {
      const at = worlds.findIndex(test.holds);
      return at < 0 ? promised(0, settled) : { state: 'holds', since: at };
    }
    case 'stabilises': {
      const lost = worlds.length - 1 - trailing(worlds, world => !test.holds(world));
      return lost === worlds.length - 1 ? { state: 'holds', since: undefined } : promised(lost + 1, settled);
    }
    case 'leadsTo': {
      let since: number | undefined;
      for (const [at, world] of worlds.entries()) {
        if (test.to(world)) since = undefined;
        else if (since === undefined && test.from(world)) since = at;
      }
      return since === undefined ? { state: 'holds', since } : promised(since, settled);
    }
  }
}

function broken(at: number): Omit<Light, 'property'> {
  return at < 0 ? { state: 'holds', since: undefined } : { state: 'violated', since: at };
}

/** A promise still open: broken if nothing more happens by itself, for then a fair run may end here. */
function promised(since: number, settled: boolean): Omit<Light, 'property'> {
  return { state: settled ? 'violated' : 'owed', since };
}

/** How many worlds at the end of the run satisfy `is`, without a gap. */
function trailing(worlds: readonly WorldView[], is: (world: WorldView) => boolean): number {
  let count = 0;
  while (count < worlds.length && is(worlds[worlds.length - 1 - count]!)) count++;
  return count;
}
