/** The door `tongka/property`: the forms of properties, what they look at, and the two that any protocol can be asked. */
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
