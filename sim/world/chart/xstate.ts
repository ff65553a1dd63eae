/**
 * The functions of XState that the engine calls. No other file of the engine imports XState at run time, so another
 * version is adapted here.
 */
export { createActor, getStateNodes, SimulatedClock } from 'xstate';
