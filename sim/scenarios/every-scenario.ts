/** Every scenario, file by file. `sim/index.ts` orders them; a scenario that it does not list comes last. */
export {
  crashedQuickSwitch,
  crashedSwitch,
  deadSwitch,
  firstActivation,
  lossySwitch,
  quickSwitch,
  quickSwitchOfField,
  switchCard,
  tornSwitch,
  tornSwitchOfField,
  twoTypes,
} from './activation.ts';
export {
  bindByChannel,
  crashedSecondTry,
  crashingBind,
  firstBind,
  fullElement,
  lossyBind,
  secondTry,
  strangerBind,
  twoCards,
  unservedBind,
} from './binding.ts';
export {
  crashedDelete,
  deleteActiveCard,
  deleteCard,
  deleteToMakeRoom,
  deleteWhileSwitching,
  lossyDelete,
  offlineDelete,
  rebind,
} from './deletion.ts';
export {
  bindOfField,
  deleteOfField,
  deletePayingOfField,
  migrationOfField,
  reinstallOfField,
  tapOfField,
  unservedOfField,
} from './field.ts';
export {
  absentMigration,
  crashedMigration,
  fullMigration,
  ghostDevice,
  lateReturn,
  lossyMigration,
  migrateAll,
  migrateCard,
  migrateTappedCard,
  migrateUnheard,
  oneOfTwoMigration,
  racingMigration,
  tornMigration,
} from './migration.ts';
export {
  deleteOnArrival,
  deleteWhileMigrating,
  newsOutOfOrder,
  reinstallOnArrival,
  reinstallWhileMigrating,
  switchWhileMigrating,
} from './migration-meanwhile.ts';
export {
  borrowedDevice,
  crashedSignIn,
  crashedSignOut,
  fickleSignIn,
  lossySignOut,
  secondHand,
  sharedDevice,
  signedInAgain,
  signInAndMigrate,
  thereAndBack,
} from './migration-sessions.ts';
export {
  accountSwitch,
  codeBind,
  crashingOneTap,
  firstCard,
  impatientOneTap,
  lossyOneTap,
  oneTapBind,
  oneTapTwoIssuers,
  staleList,
  tapAndDelete,
  twoCodes,
} from './one-tap.ts';
export {
  crashedTap,
  creditTap,
  deadCardTap,
  declinedTap,
  lossyTap,
  tapByPriority,
  tapDuringBind,
  tapDuringDelete,
  tapDuringSwitch,
  tapToPay,
  tornTap,
  unpayableTap,
} from './payment.ts';
export { fullProvision, provision, provisionAndBind } from './provisioning.ts';
export { lateStoreAfterDelete, reinstall, reinstallAndDelete } from './reinstall.ts';
export {
  blockedWhileBinding,
  lossyLostMode,
  lossySuspension,
  lostPhone,
  suspendAndResume,
  suspendedDelete,
  suspendedMigration,
} from './suspension.ts';
export { twoPhaseCommit } from './two-phase-commit.ts';
