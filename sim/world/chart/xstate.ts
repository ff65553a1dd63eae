/** What the engine runs of XState. No other file of the engine imports it at run time, so another version is adapted here. */
export { createActor, getStateNodes, SimulatedClock } from 'xstate';
