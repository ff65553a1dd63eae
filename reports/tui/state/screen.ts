/** The screen of a state: which one it is, where its panes stand, and which choices it lists. */
import { type Offered, offeredIn } from '../run/run.ts';
import { type Arrangement, arrange, type PaneName, type Placed, type Rect } from './arrange.ts';
import type { Running, Screen, State } from './state.ts';

/** Where everything stands. */
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

/** Where a pane stands; undefined where it is not shown. */
export function placeOf(state: State, pane: PaneName): Placed | undefined {
  return arranged(state)
    .columns.flat()
    .find(placed => placed.pane === pane);
}

/** A pane's rectangle; the smallest where the pane is not shown. */
export function rectOf(state: State, pane: PaneName): Rect {
  return placeOf(state, pane)?.rect ?? { width: 1, height: 1 };
}

/** Which screen is shown. */
export function screenOf({ run, visit }: Pick<State, 'run' | 'visit'>): Screen {
  if (run) return visit ? 'walk' : 'run';
  return visit ? 'stop' : 'chooser';
}

/** The choices as listed: all, or all but the faults. */
export function listed({ run, showsFaults }: Pick<State, 'run' | 'showsFaults'>): readonly Offered[] {
  return run ? offeredIn(run).filter(({ fault }) => showsFaults || !fault) : [];
}

/** Whether the state shows a run. */
export function isRunning(state: State): state is Running {
  return state.run !== undefined;
}

/** The nearest place of a list to one that may not be there. */
export function within(place: number, length: number): number {
  return Math.min(Math.max(0, place), Math.max(0, length - 1));
}
