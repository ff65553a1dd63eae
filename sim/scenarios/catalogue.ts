/** The scenarios, in the order of lists. */
import type { CardScenario } from '../cards/card-setting.ts';
import { generatedScenarios } from '../generated/generated.ts';
import * as every from './every-scenario.ts';
import { scenariosOfField } from './field.ts';

/** The scenarios in the order of lists. Scenarios that are not in this list follow them, by name. */
const placed: readonly CardScenario[] = [
  every.firstBind,
  every.lossyBind,
  every.crashingBind,
  every.strangerBind,
  every.fullElement,
  every.unservedBind,
  every.provision,
  every.provisionAndBind,
  every.fullProvision,
  every.bindByChannel,
  every.twoCards,
  every.secondTry,
  every.crashedSecondTry,
  every.switchCard,
  every.tornSwitch,
  every.tornSwitchOfField,
  every.lossySwitch,
  every.crashedSwitch,
  every.quickSwitch,
  every.crashedQuickSwitch,
  every.quickSwitchOfField,
  every.twoTypes,
  every.deadSwitch,
  every.firstActivation,
  every.migrateCard,
  every.migrateTappedCard,
  every.migrateUnheard,
  every.lossyMigration,
  every.tornMigration,
  every.crashedMigration,
  every.fullMigration,
  every.absentMigration,
  every.lateReturn,
  every.ghostDevice,
  every.oneOfTwoMigration,
  every.migrateAll,
  every.deleteWhileMigrating,
  every.deleteOnArrival,
  every.newsOutOfOrder,
  every.racingMigration,
  every.signInAndMigrate,
  every.crashedSignIn,
  every.fickleSignIn,
  every.sharedDevice,
  every.borrowedDevice,
  every.thereAndBack,
  every.reinstallWhileMigrating,
  every.reinstallOnArrival,
  every.switchWhileMigrating,
  every.oneTapBind,
  every.impatientOneTap,
  every.lossyOneTap,
  every.tapAndDelete,
  every.crashingOneTap,
  every.oneTapTwoIssuers,
  every.codeBind,
  every.twoCodes,
  every.accountSwitch,
  every.staleList,
  every.firstCard,
  every.tapToPay,
  every.lossyTap,
  every.tornTap,
  every.crashedTap,
  every.tapDuringSwitch,
  every.tapDuringBind,
  every.tapDuringDelete,
  every.deadCardTap,
  every.unpayableTap,
  every.tapByPriority,
  every.creditTap,
  every.declinedTap,
  every.deleteCard,
  every.deleteActiveCard,
  every.deleteWhileSwitching,
  every.deleteToMakeRoom,
  every.lossyDelete,
  every.crashedDelete,
  every.offlineDelete,
  every.rebind,
  every.reinstall,
  every.reinstallAndDelete,
  every.lateStoreAfterDelete,
  every.suspendAndResume,
  every.lossySuspension,
  every.lostPhone,
  every.lossyLostMode,
  every.blockedWhileBinding,
  every.suspendedMigration,
  every.suspendedDelete,
  every.twoPhaseCommit,
  ...scenariosOfField,
];

const byName = (one: CardScenario, other: CardScenario): number => (one.name < other.name ? -1 : 1);

/** Every scenario, in the order of lists. */
export const scenarios: readonly CardScenario[] = [...new Set([...placed, ...Object.values(every).sort(byName)])];

/** Every scenario that can be called by name: those of the lists, and the generated ones. */
export const callableScenarios = (): readonly CardScenario[] => [...scenarios, ...generatedScenarios()];

/** The scenarios that a name or a token can mean: generated ones where it begins like `pair/` or `life/`, else the listed. */
export function scenariosMeant(text: string): readonly CardScenario[] {
  return /^(pair|life)\//.test(text) ? generatedScenarios() : scenarios;
}
