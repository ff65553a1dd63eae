/**
 * The entry point `tongka/property`: the forms of properties, the views they read, and the two properties for any
 * protocol.
 */
export { noMessageGoesUnheard, stuckOnlyInFinalStates } from '#properties';
export type {
  Breaking,
  Form,
  Local,
  Observer,
  Property,
  StepPredicate,
  StepView,
  WorldPredicate,
  WorldView,
} from '#sim';
export { always, eventually, everyStep, leadsTo, neverStuck, sometimes, stabilises } from '#sim';
