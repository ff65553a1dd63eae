/** The key handlers of the overlays: the key help, the token, a menu, and a prompt. */
import { helpScrollMax } from '../keys/help-lines.ts';
import type { ActionOf, ScreenKind } from '../state/action.ts';
import type { Reduce } from '../state/handlers.ts';
import { type Overlay, writtenBy } from '../state/overlay.ts';
import { within } from '../state/screen.ts';
import type { State } from '../state/state.ts';
import { menuEntries } from './menus.ts';
import { lineWritten } from './prompt.ts';

type OverlayKind = Overlay['kind'];
type OverlayOf<Kind extends OverlayKind> = Extract<Overlay, { kind: Kind }>;

/** A handler of an overlay. `below`: the screen below the overlay handles the action. */
type Handler<Kind extends OverlayKind, Of extends ScreenKind> =
  | 'below'
  | ((state: State, overlay: OverlayOf<Kind>, action: ActionOf<Of>, reduce: Reduce) => State);

/** The handlers of an overlay, and the handler of every other action. */
type OverlayHandlers<Kind extends OverlayKind> = {
  readonly [Of in ScreenKind]?: Handler<Kind, Of>;
} & { readonly otherwise: (state: State) => State };

const unchanged = (state: State): State => state;
const closed = (state: State): State => ({ ...state, overlay: undefined });
/** Actions that open another overlay in place of this one. */
const others = { menu: 'below', prompt: 'below', token: 'below' } as const;
/** The lines that a page key moves by. */
const pageLines = 8;

const overlays: { readonly [Kind in OverlayKind]: OverlayHandlers<Kind> } = {
  help: {
    ...others,
    move: (state, overlay, { by }) => helpScrolled(state, overlay, by),
    scroll: (state, overlay, { pages }) => helpScrolled(state, overlay, pageLines * pages),
    otherwise: closed,
  },
  token: { ...others, copy: 'below', otherwise: closed },
  menu: {
    ...others,
    move: (state, overlay, { by }) => cursorMoved(state, overlay, by),
    scroll: (state, overlay, { pages }) => cursorMoved(state, overlay, pageLines * pages),
    take: (state, overlay, _, reduce) => {
      const chosen = menuEntries(state, overlay)[overlay.cursor];
      return chosen ? reduce(closed(state), chosen.action) : state;
    },
    write: (state, overlay, { key }) => {
      const text = writtenBy(overlay.text, key);
      return text === undefined ? state : { ...state, overlay: { ...overlay, text, cursor: 0 } };
    },
    otherwise: unchanged,
  },
  prompt: {
    ...others,
    take: (state, { of, text }, _, reduce) => lineWritten(closed(state), of, text, reduce),
    write: (state, overlay, { key }) => {
      const text = writtenBy(overlay.text, key);
      return text === undefined ? state : { ...state, overlay: { ...overlay, text } };
    },
    otherwise: unchanged,
  },
};

function helpScrolled(state: State, overlay: OverlayOf<'help'>, by: number): State {
  return { ...state, overlay: { ...overlay, scroll: within(overlay.scroll + by, helpScrollMax(state) + 1) } };
}

function cursorMoved(state: State, overlay: OverlayOf<'menu'>, by: number): State {
  const entries = menuEntries(state, overlay);
  return { ...state, overlay: { ...overlay, cursor: within(overlay.cursor + by, entries.length) } };
}

/** The state after an action that the overlay handles; undefined if the screen below handles it. */
export function underOverlay(state: State, action: ActionOf<ScreenKind>, reduce: Reduce): State | undefined {
  const { overlay } = state;
  if (!overlay) return undefined;
  const handlers = overlays[overlay.kind];
  // TypeScript cannot infer that the handler belongs to this overlay and this action.
  const handler = handlers[action.kind] as Handler<OverlayKind, ScreenKind> | undefined;
  if (handler === 'below') return undefined;
  return handler ? handler(state, overlay as never, action, reduce) : handlers.otherwise(state);
}
