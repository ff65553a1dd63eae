/**
 * The expected verdicts of each scenario under each profile. Under the hardened profile every property in force holds.
 * Under the published profile the properties listed here are violated: the text that we could read does not exclude the
 * violation. That is no claim that the patents are wrong.
 */
import type { ProfileName } from '#machines';

/**
 * The violations of every bind by one tap, which has no verification and no confirmation; and those of a bind from a
 * card list.
 */
const unverified = [
  'active-rows-have-their-issuers-word',
  'active-needs-identity-verification',
  'verification-does-not-transfer',
];
const unmasked = ['card-lists-are-masked', ...unverified];
const unsuspended = ['blocked-cards-are-never-active'];
const doubled = ['one-live-row-per-card', 'one-request-one-row'];
/** The violations of a bind that is requested again as if it were new. */
const boundTwice = [...doubled, 'no-orphan-is-left'];
/** The violations of activation data and instructions that are put together across requests. */
const unpaired = [
  'activations-never-go-back',
  'the-card-shown-is-the-card-active',
  'the-card-picked-pays',
  'answers-are-about-what-was-asked',
  'no-answer-is-missing',
];
/** The violations of a transaction that comes twice, where one key signs for several tokens, and where each has its own. */
const chargedTwice = [
  'one-approval-per-proof',
  'a-proof-stands-for-one-token',
  'a-counter-is-accepted-once',
  'no-double-charge',
];
const chargedTwiceByToken = ['one-approval-per-proof', 'a-counter-is-accepted-once', 'no-double-charge'];
/** The violations of a migration that is requested again and taken for another one. */
const misjudged = ['what-the-holder-is-told-is-so', 'reasons-are-true'];

/** The violations of every migration, which has no approval and no fencing. */
const moved = [
  'every-migration-was-approved',
  'owner-is-told-before-a-card-moves',
  'no-card-pays-twice-by-moving',
  'a-moved-card-is-dead-where-it-was',
];

/** The properties that each scenario violates under the published profile. */
const asPublished: Readonly<Record<string, readonly string[]>> = {
  'first-bind': boundTwice,
  'lossy-bind': boundTwice,
  'crashing-bind': boundTwice,
  'stranger-bind': doubled,
  'full-element': boundTwice,
  'unserved-bind': boundTwice,
  'bind-by-channel': boundTwice,
  'two-cards': [],
  'second-try': [...doubled, 'no-orphan-is-left'],
  'crashed-second-try': boundTwice,
  'switch-card': ['the-card-shown-is-the-card-active'],
  'torn-switch': ['a-switch-leaves-a-card-paying', 'the-card-shown-is-the-card-active'],
  'torn-switch-of-field': ['a-switch-leaves-a-card-paying', 'the-card-shown-is-the-card-active'],
  'lossy-switch': ['the-card-shown-is-the-card-active'],
  'crashed-switch': ['the-card-shown-is-the-card-active'],
  'quick-switch': unpaired,
  'crashed-quick-switch': unpaired,
  'quick-switch-of-field': unpaired,
  'two-types': ['the-card-shown-is-the-card-active'],
  'dead-switch': ['the-card-shown-is-the-card-active'],
  'first-activation': ['the-card-shown-is-the-card-active'],
  'tap-to-pay': chargedTwice,
  'lossy-tap': chargedTwice,
  'torn-tap': ['a-proof-stands-for-one-token', 'a-counter-is-accepted-once'],
  'crashed-tap': chargedTwice,
  'tap-during-switch': [
    'a-switch-leaves-a-card-paying',
    'the-card-shown-is-the-card-active',
    'a-tap-keeps-its-token',
    'a-proof-stands-for-one-token',
    'a-counter-is-accepted-once',
    'the-card-shown-is-the-card-charged',
    'the-identifiers-are-of-one-row',
  ],
  'tap-during-bind': ['a-proof-stands-for-one-token', 'a-counter-is-accepted-once'],
  'dead-card-tap': ['approved-only-if-live', ...chargedTwice],
  'unpayable-tap': [],
  'tap-during-delete': [
    'the-card-shown-is-the-card-active',
    'approved-only-if-live',
    'a-proof-stands-for-one-token',
    'a-counter-is-accepted-once',
    'the-card-shown-is-the-card-charged',
    'told-deleted-means-fenced',
    'a-confirmed-deletion-is-final',
  ],
  'tap-by-priority': chargedTwiceByToken,
  'credit-tap': chargedTwiceByToken,
  'declined-tap': [...chargedTwice, 'what-the-payer-is-told-is-so'],
  provision: [],
  'full-provision': [],
  'provision-and-bind': ['no-orphan-is-left', 'one-live-row-per-card', 'one-request-one-row'],
  'migrate-card': moved,
  'migrate-unheard': moved,
  'migrate-tapped-card': [...moved, 'issuers-know-what-is-bound', ...misjudged],
  'lossy-migration': [
    ...doubled,
    'every-migration-was-approved',
    'owner-is-told-before-a-card-moves',
    'no-card-pays-twice-by-moving',
    'a-moved-card-is-dead-where-it-was',
    'no-two-jobs-move-one-card',
    'one-loss-costs-one-retry',
    ...misjudged,
  ],
  'torn-migration': [...moved, ...misjudged],
  'crashed-migration': [
    ...moved,
    'no-message-goes-unheard',
    'no-orphan-is-left',
    ...misjudged,
    'the-wallet-has-what-is-bound',
  ],
  'full-migration': [...misjudged],
  'absent-migration': moved,
  'ghost-device': [...moved, 'a-wiped-device-is-no-source'],
  'late-return': [...moved, ...misjudged],
  'one-of-two-migration': moved,
  'migrate-all': [
    ...moved,
    'one-live-row-per-card',
    'one-request-one-row',
    'the-card-shown-is-the-card-active',
    'no-two-jobs-move-one-card',
  ],
  'switch-while-migrating': [...moved, 'the-card-shown-is-the-card-active'],
  'delete-while-migrating': [...moved, 'the-card-shown-is-the-card-active', 'told-deleted-means-fenced'],
  'delete-on-arrival': [...moved, 'told-deleted-means-fenced'],
  'news-out-of-order': [...moved, 'told-deleted-means-fenced', 'issuers-know-what-is-bound'],
  'there-and-back': moved,
  'delete-to-make-room': [
    'one-live-row-per-card',
    'one-request-one-row',
    'told-deleted-means-fenced',
    'no-orphan-is-left',
    'all-views-agree-in-the-end',
    'a-card-gets-bound-after-a-refusal',
  ],
  'reinstall-while-migrating': [
    ...moved,
    'the-card-shown-is-the-card-active',
    'the-old-device-erases-what-moved',
    'erased-means-erased',
    'no-orphan-is-left',
  ],
  'reinstall-on-arrival': [...moved, 'no-request-stays-open', 'sessions-agree-in-the-end'],
  'racing-migration': [...moved, 'no-two-jobs-move-one-card'],
  'sign-in-and-migrate': [...moved, ...misjudged],
  'crashed-sign-in': [...moved, 'no-message-goes-unheard', 'sessions-agree-in-the-end', ...misjudged],
  'borrowed-device': [],
  'fickle-sign-in': ['devices-are-shown-only-to-their-account'],
  'crashed-sign-out': ['devices-are-shown-only-to-their-account', 'sessions-agree-in-the-end'],
  'lossy-sign-out': ['devices-are-shown-only-to-their-account'],
  'shared-device': [
    'cards-move-only-in-their-owners-session',
    'devices-are-shown-only-to-their-account',
    'cards-are-shown-only-to-their-account',
    ...moved,
  ],
  'one-tap-bind': unmasked,
  'impatient-one-tap': [...doubled, ...unverified],
  'lossy-one-tap': [...doubled, ...unmasked, 'no-orphan-is-left', 'issuers-know-what-is-bound'],
  'tap-and-delete': ['the-card-shown-is-the-card-active', 'told-deleted-means-fenced', 'issuers-know-what-is-bound'],
  'crashing-one-tap': [
    ...doubled,
    ...unmasked,
    'no-orphan-is-left',
    'sessions-agree-in-the-end',
    'issuers-know-what-is-bound',
  ],
  'one-tap-two-issuers': unmasked,
  'code-bind': unmasked,
  'two-codes': unmasked,
  'account-switch': ['card-lists-go-only-to-their-owner', 'only-the-owner-binds', ...unmasked],
  'stale-list': ['only-the-owner-binds', ...unmasked],
  'first-card': unverified,
  'delete-card': ['told-deleted-means-fenced'],
  'delete-active-card': ['the-card-shown-is-the-card-active', 'told-deleted-means-fenced'],
  'delete-while-switching': ['the-card-shown-is-the-card-active', 'told-deleted-means-fenced'],
  'lossy-delete': ['told-deleted-means-fenced'],
  'crashed-delete': [
    'told-deleted-means-fenced',
    'all-views-agree-in-the-end',
    'every-deletion-ends',
    'no-orphan-is-left',
  ],
  'offline-delete': [
    'told-deleted-means-fenced',
    'all-views-agree-in-the-end',
    'every-deletion-ends',
    'no-orphan-is-left',
    'late-answers-are-taken',
  ],
  rebind: [
    ...doubled,
    'told-deleted-means-fenced',
    'all-views-agree-in-the-end',
    'no-orphan-is-left',
    'requests-come-from-people',
  ],
  reinstall: ['the-card-shown-is-the-card-active', 'a-new-app-finds-its-cards', 'all-views-agree-in-the-end'],
  'reinstall-and-delete': [
    'told-deleted-means-fenced',
    'a-new-app-finds-its-cards',
    'all-views-agree-in-the-end',
    'every-deletion-ends',
    'no-request-stays-open',
    'no-orphan-is-left',
  ],
  'late-store-after-delete': [
    'told-deleted-means-fenced',
    'every-deletion-ends',
    'a-lost-record-comes-back',
    'no-request-stays-open',
  ],
  'suspend-and-resume': [
    'approved-only-if-live',
    'a-counter-is-accepted-once',
    'each-actor-lifts-only-its-own',
    ...unsuspended,
    'nothing-is-approved-while-suspended',
  ],
  'lossy-suspension': [...unsuspended, 'the-last-resume-makes-payable'],
  'lost-phone': [
    'approved-only-if-live',
    'one-approval-per-proof',
    'a-counter-is-accepted-once',
    'no-double-charge',
    'nothing-is-approved-while-suspended',
  ],
  'lossy-lost-mode': [...unsuspended, 'the-last-resume-makes-payable'],
  'blocked-while-binding': [...doubled, ...unsuspended, 'no-orphan-is-left', 'the-last-resume-makes-payable'],
  'suspended-migration': [...moved, ...unsuspended, 'a-suspended-card-moves-suspended'],
  'suspended-delete': [
    'the-card-shown-is-the-card-active',
    'told-deleted-means-fenced',
    'every-deletion-ends',
    'no-request-stays-open',
    'no-orphan-is-left',
    'no-request-stays-open',
    'the-server-knows-which-card-pays',
  ],
  'two-phase-commit': [],
  'bind-of-field': [...doubled, 'no-orphan-is-left'],
  'unserved-of-field': ['the-card-shown-is-the-card-active'],
  'tap-of-field': [
    'the-card-shown-is-the-card-active',
    'a-tap-keeps-its-token',
    'approved-only-if-live',
    'a-proof-stands-for-one-token',
    'a-counter-is-accepted-once',
    'the-card-shown-is-the-card-charged',
    'told-deleted-means-fenced',
  ],
  'delete-of-field': [
    'a-switch-leaves-a-card-paying',
    'the-card-shown-is-the-card-active',
    'told-deleted-means-fenced',
  ],
  'delete-paying-of-field': ['the-card-shown-is-the-card-active', 'told-deleted-means-fenced'],
  'migration-of-field': [...moved, 'the-card-shown-is-the-card-active'],
  'reinstall-of-field': [
    'the-card-shown-is-the-card-active',
    'a-new-app-finds-its-cards',
    'all-views-agree-in-the-end',
  ],
};

/** The properties in force that a scenario is expected to violate under a profile. */
export function expectedOf(scenario: string, profile: ProfileName): readonly string[] {
  return profile === 'published' ? (asPublished[scenario] ?? []) : [];
}
