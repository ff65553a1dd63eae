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

/** The violations of every migration, which has no approval and no fencing. */
const moved = [
  'every-migration-was-approved',
  'owner-is-told-before-a-card-moves',
  'no-card-pays-twice-by-moving',
  'a-moved-card-is-dead-where-it-was',
];

/** The properties that each scenario violates under the published profile. */
const asPublished: Readonly<Record<string, readonly string[]>> = {
  'first-bind': ['one-live-row-per-card', 'one-request-one-row', 'no-orphan-is-left'],
  'lossy-bind': ['one-live-row-per-card', 'one-request-one-row', 'no-orphan-is-left'],
  'crashing-bind': ['one-live-row-per-card', 'one-request-one-row', 'no-orphan-is-left'],
  'stranger-bind': ['one-live-row-per-card', 'one-request-one-row'],
  'full-element': ['one-live-row-per-card', 'one-request-one-row', 'no-orphan-is-left'],
  'unserved-bind': ['one-live-row-per-card', 'one-request-one-row', 'no-orphan-is-left'],
  'bind-by-channel': ['one-live-row-per-card', 'one-request-one-row', 'no-orphan-is-left'],
  'two-cards': [],
  'second-try': ['one-live-row-per-card', 'one-request-one-row', 'no-orphan-is-left'],
  'crashed-second-try': ['one-live-row-per-card', 'one-request-one-row', 'no-orphan-is-left'],
  'switch-card': ['the-card-shown-is-the-card-active'],
  'torn-switch': ['a-switch-leaves-a-card-paying', 'the-card-shown-is-the-card-active'],
  'torn-switch-of-field': ['a-switch-leaves-a-card-paying', 'the-card-shown-is-the-card-active'],
  'lossy-switch': ['the-card-shown-is-the-card-active'],
  'crashed-switch': ['the-card-shown-is-the-card-active'],
  'quick-switch': ['activations-never-go-back', 'the-card-shown-is-the-card-active', 'the-card-picked-pays'],
  'crashed-quick-switch': ['activations-never-go-back', 'the-card-shown-is-the-card-active', 'the-card-picked-pays'],
  'quick-switch-of-field': ['activations-never-go-back', 'the-card-shown-is-the-card-active', 'the-card-picked-pays'],
  'two-types': ['the-card-shown-is-the-card-active'],
  'dead-switch': ['the-card-shown-is-the-card-active'],
  'first-activation': ['the-card-shown-is-the-card-active'],
  'tap-to-pay': [
    'one-approval-per-proof',
    'a-proof-stands-for-one-token',
    'a-counter-is-accepted-once',
    'no-double-charge',
  ],
  'lossy-tap': [
    'one-approval-per-proof',
    'a-proof-stands-for-one-token',
    'a-counter-is-accepted-once',
    'no-double-charge',
  ],
  'torn-tap': ['a-proof-stands-for-one-token', 'a-counter-is-accepted-once'],
  'crashed-tap': [
    'one-approval-per-proof',
    'a-proof-stands-for-one-token',
    'a-counter-is-accepted-once',
    'no-double-charge',
  ],
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
  'dead-card-tap': [
    'approved-only-if-live',
    'one-approval-per-proof',
    'a-proof-stands-for-one-token',
    'a-counter-is-accepted-once',
    'no-double-charge',
  ],
  'unpayable-tap': [],
  'tap-during-delete': [
    'the-card-shown-is-the-card-active',
    'approved-only-if-live',
    'a-proof-stands-for-one-token',
    'a-counter-is-accepted-once',
    'the-card-shown-is-the-card-charged',
    'told-deleted-means-fenced',
  ],
  'tap-by-priority': ['one-approval-per-proof', 'a-counter-is-accepted-once', 'no-double-charge'],
  'credit-tap': ['one-approval-per-proof', 'a-counter-is-accepted-once', 'no-double-charge'],
  'declined-tap': [
    'one-approval-per-proof',
    'a-proof-stands-for-one-token',
    'a-counter-is-accepted-once',
    'no-double-charge',
    'what-the-payer-is-told-is-so',
  ],
  'migrate-card': moved,
  'migrate-unheard': moved,
  'migrate-tapped-card': [...moved, 'issuers-know-what-is-bound'],
  'lossy-migration': [
    'one-live-row-per-card',
    'one-request-one-row',
    'every-migration-was-approved',
    'owner-is-told-before-a-card-moves',
    'no-card-pays-twice-by-moving',
    'a-moved-card-is-dead-where-it-was',
    'no-two-jobs-move-one-card',
  ],
  'torn-migration': moved,
  'crashed-migration': [...moved, 'no-message-goes-unheard'],
  'full-migration': [],
  'absent-migration': moved,
  'ghost-device': [...moved, 'a-wiped-device-is-no-source'],
  'late-return': moved,
  'one-of-two-migration': moved,
  'switch-while-migrating': [...moved, 'the-card-shown-is-the-card-active'],
  'delete-while-migrating': [...moved, 'the-card-shown-is-the-card-active', 'told-deleted-means-fenced'],
  'delete-on-arrival': [...moved, 'told-deleted-means-fenced'],
  'reinstall-while-migrating': [...moved, 'the-card-shown-is-the-card-active', 'the-old-device-erases-what-moved'],
  'reinstall-on-arrival': [...moved, 'no-request-stays-open', 'sessions-agree-in-the-end'],
  'racing-migration': [...moved, 'no-two-jobs-move-one-card'],
  'sign-in-and-migrate': moved,
  'crashed-sign-in': [...moved, 'no-message-goes-unheard', 'sessions-agree-in-the-end'],
  'borrowed-device': [],
  'second-hand': [
    'the-card-shown-is-the-card-active',
    'every-bind-settles',
    'no-orphan-is-left',
    'no-request-stays-open',
    'sessions-agree-in-the-end',
  ],
  'signed-in-again': ['the-card-shown-is-the-card-active', 'sessions-agree-in-the-end'],
  'fickle-sign-in': ['devices-are-shown-only-to-their-account'],
  'crashed-sign-out': ['devices-are-shown-only-to-their-account', 'sessions-agree-in-the-end'],
  'lossy-sign-out': ['devices-are-shown-only-to-their-account'],
  'shared-device': ['cards-move-only-in-their-owners-session', 'devices-are-shown-only-to-their-account', ...moved],
  'one-tap-bind': unmasked,
  'impatient-one-tap': [...doubled, ...unverified],
  'lossy-one-tap': [...doubled, ...unmasked, 'no-orphan-is-left'],
  'tap-and-delete': ['the-card-shown-is-the-card-active', 'told-deleted-means-fenced', 'issuers-know-what-is-bound'],
  'crashing-one-tap': [...doubled, ...unmasked, 'no-orphan-is-left', 'sessions-agree-in-the-end'],
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
  'crashed-delete': ['told-deleted-means-fenced', 'all-views-agree-in-the-end', 'every-deletion-ends'],
  'offline-delete': ['told-deleted-means-fenced', 'all-views-agree-in-the-end', 'every-deletion-ends'],
  rebind: ['one-live-row-per-card', 'one-request-one-row', 'told-deleted-means-fenced', 'all-views-agree-in-the-end'],
  reinstall: ['the-card-shown-is-the-card-active', 'a-new-app-finds-its-cards', 'all-views-agree-in-the-end'],
  'reinstall-and-delete': [
    'told-deleted-means-fenced',
    'a-new-app-finds-its-cards',
    'all-views-agree-in-the-end',
    'every-deletion-ends',
    'no-request-stays-open',
  ],
  'late-store-after-delete': ['told-deleted-means-fenced', 'every-deletion-ends', 'a-lost-record-comes-back'],
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
  ],
  'two-phase-commit': [],
};

/** The properties in force that a scenario is expected to violate under a profile. */
export function expectedOf(scenario: string, profile: ProfileName): readonly string[] {
  return profile === 'published' ? (asPublished[scenario] ?? []) : [];
}
