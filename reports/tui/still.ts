/** A still: all that is needed for one frame without a terminal. */
export type { Size } from './arrange.ts';
export { frameDrawn, frameOf } from './frame.ts';
export { actionFor } from './keys.ts';
export { fullCanvas, painted, plainCanvas } from './paint.ts';
export { reduce } from './reduce.ts';
export type { Run } from './run.ts';
export { begun, type State } from './state.ts';
export { svgOf } from './svg.ts';
export { questionIn } from './tour.ts';
export { grown } from './tree.ts';
