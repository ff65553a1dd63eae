/**
 * The simulation layer: the transition system of a scenario, and the searches and drivers over it.
 * world/ the transition system · storage/ the table of worlds · trace/ tokens, replay, saved runs · property/ properties,
 * monitors, verdicts · reduction/ state-space reductions · search/ exhaustive, random and bit-state search · analysis/
 * checks, simulation, minimisation, repairs, profiles · drive/ drivers, which choose the next step · samples/ protocols
 * without cards · cards/ the composition and settings of card worlds · scenarios/ · generated/ scenarios made of protocols
 */

export { type Baseline, baselineOf, sampleOf } from './analysis/baseline.ts';
export {
  type ChartCoverage,
  type Covered,
  chartsUsed,
  generalNames,
  mergeCoverage,
  recordMoves,
} from './analysis/chart-coverage.ts';
export { type Concluded, check, checking, inForce, modelFor, type Outcome, ridesAlong } from './analysis/check.ts';
export type { Found, OutcomeAhead } from './analysis/check-from.ts';
export { checkingFrom, findingFrom } from './analysis/check-from.ts';
export { minimise, minimising } from './analysis/minimise.ts';
export {
  analysing,
  type Kill,
  type MutationOutcome,
  type MutationTerms,
  mutationsIn,
  type RoleMutation,
  rolesIn,
  worldsFactor,
  worldsMost,
} from './analysis/mutation.ts';
export { brokenAfter, type RegressionStatus, regressionStatusOf } from './analysis/regression-status.ts';
export { findingRepairs, type Repair } from './analysis/repairs.ts';
export { type SampledOutcome, simulate, simulating } from './analysis/simulate.ts';
export {
  type PartyBreakdown,
  recordReachedValues,
  type StateSpaceProfile,
  stateSpaceProfileOf,
} from './analysis/state-space-profile.ts';
export {
  possibleFaults,
  type Residual,
  type SweepCheck,
  type SweepResult,
  type SweepRow,
  sweepCheck,
  sweepResult,
  sweepRows,
  sweepVerdict,
} from './analysis/sweep.ts';
export { type TransitionTables, transitionTablesOf } from './analysis/transition-tables.ts';
export { cardKinds } from './cards/card-kinds.ts';
export {
  type CardChange,
  type CardProperty,
  type CardScenario,
  type CardSetting,
  cardSettingOf,
  isCardSetting,
} from './cards/card-setting.ts';
export { cardSettings, mutantNamed, safeguardNamed, safeguardValue } from './cards/card-settings.ts';
export { addsOnce, cardWorld, guessesOnce, plentyBytes } from './cards/card-world.ts';
export { expectedOf } from './cards/expected-verdicts.ts';
export { systemUpTo } from './cards/system-up-to.ts';
export { calmDriver, type Driver, run, runStepsMax } from './drive/driver.ts';
export { callableScenarios, scenarios, scenariosMeant } from './generated/catalogue.ts';
export { generatedScenarios, lossesClaimed } from './generated/generated.ts';
export { type Life, lives } from './generated/lives.ts';
export { type Pair, type PairPlace, pairs, places, samePairs } from './generated/pairs.ts';
export { type ProtocolName, protocolNames } from './generated/protocol.ts';
export { residuals } from './generated/residuals.ts';
export { conditionNamed, propertyFor } from './property/condition.ts';
export type { Branch } from './property/decision-tree.ts';
export { type Ended, type Ending, type Shown, semanticsOf } from './property/forms.ts';
export { MemoisedWorldPredicate } from './property/memoised-predicate.ts';
export { MemoisedStepPredicate } from './property/memoised-step-predicate.ts';
export type { Breaking, Form, Property, StepPredicate, WorldPredicate } from './property/property.ts';
export {
  always,
  eventually,
  everyStep,
  leadsTo,
  neverStuck,
  sometimes,
  stabilises,
} from './property/property.ts';
export type { Seen, TraceVerdict } from './property/trace-verdict.ts';
export {
  comesBack,
  endingOf,
  seenAfter,
  seenAtFirst,
  traceVerdictsFrom,
  traceVerdictsOf,
} from './property/trace-verdict.ts';
export type { Coverage, Explored, Finding, Limits, Progress, Stopped, Verdict } from './property/verdict.ts';
export { picksOnce } from './scenarios/activation.ts';
export { migratesOnce, newDevice, oldDevice, signsInOnce } from './scenarios/migration.ts';
export { taps } from './scenarios/payment.ts';
export { twoPhaseCommit, twoPhaseCommitOf } from './scenarios/two-phase-commit.ts';
export { explore, exploring } from './search/explore.ts';
export type { Clock, Outside, Store } from './search/outside.ts';
export type { Walking } from './search/random-walks.ts';
export { aligned, type DescribedRun, describedRun } from './trace/alignment.ts';
export { descriptionText } from './trace/choice-description.ts';
export { divergenceOf } from './trace/divergence.ts';
export { isSavedRun, readRun, runToText, type SavedRun } from './trace/saved-run.ts';
export type { TokenRead } from './trace/token.ts';
export { digest, digestOfNothing, digestOn, digestText, replayToken, tokenOf, traceOf } from './trace/token.ts';
export { type Replayed, replay, type Trace } from './trace/trace.ts';
export { type Chart, chartOf } from './world/chart/chart.ts';
export { features } from './world/chart/features.ts';
export { type ChartState, type Local, type Query, queryText } from './world/chart/local-state.ts';
export { type Choice, type ChoiceKind, choiceText, type FaultBudget, type FaultKind } from './world/choice.ts';
export { HarnessError } from './world/harness-error.ts';
export { InputError, oneOf, wholeNumber } from './world/input-error.ts';
export { canonical } from './world/interning/interner.ts';
export type { Move } from './world/interning/move.ts';
export type { Observer } from './world/interning/observer-table.ts';
export { Model } from './world/model.ts';
export type {
  Beginning,
  Granted,
  Parameter,
  RepairCandidate,
  Scenario,
  Setting,
  SettingChange,
  SettingSpace,
} from './world/scenario.ts';
export {
  choiceKindsOf,
  faultsNamed,
  givenTwice,
  settingNamed,
  settingOf,
  settingWords,
  systemOf,
} from './world/setting.ts';
export { pathText, quoted, shortened, visible, visiblePage } from './world/visible.ts';
export type { Step, StepView, World, WorldView } from './world/world.ts';
export { budgetsLeft, choicesIn, initialWorld, isQuiescent, isStuck, step, viewOf } from './world/world.ts';
