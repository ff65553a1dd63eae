/** Derived values of a state: its screen, the places of its panes, and the listed choices. */
import { type Offered, offeredIn } from '../run/run.ts';
import { type Arrangement, arrange, type PaneName, type Placed, type Rect } from './arrange.ts';
import type { Running, Screen, State } from './state.ts';

/** The layout of the state. */
export function arranged({ size, run, visit, hidden, zoomed, focus, main }: State): Arrangement {
  return arrange(size, {
    parties: run?.model.parties.length ?? 0,
    properties: run?.properties.length ?? 0,
    headings: visit ? 1 : 0,
    hidden,
    zoomed: zoomed ? focus : undefined,
    main,
  });
}

/** The place of a pane; undefined if the pane is not on the screen. */
export function placeOf(state: State, pane: PaneName): Placed | undefined {
  return arranged(state)
    .columns.flat()
    .find(placed => placed.pane === pane);
}

/** A pane's rectangle; 1 × 1 if the pane is not on the screen. */
export function rectOf(state: State, pane: PaneName): Rect {
  return placeOf(state, pane)?.rect ?? { width: 1, height: 1 };
}

/** The screen of a state. */
export function screenOf({ run, visit }: Pick<State, 'run' | 'visit'>): Screen {
  if (run) return visit ? 'walk' : 'run';
  return visit ? 'stop' : 'chooser';
}

/** The listed choices: all, or all except faults. */
export function listed({ run, showsFaults }: Pick<State, 'run' | 'showsFaults'>): readonly Offered[] {
  return run ? offeredIn(run).filter(({ fault }) => showsFaults || !fault) : [];
}

/** Whether the state shows a run. */
export function isRunning(state: State): state is Running {
  return state.run !== undefined;
}

/** The index nearest to `place` in a list of `length` entries. */
export function within(place: number, length: number): number {
  return Math.min(Math.max(0, place), Math.max(0, length - 1));
}
