/** Violations that come together under the published profile, by what the text leaves out. */

/**
 * The violations of every bind by one tap, which has no verification and no confirmation; and those of a bind from a
 * card list.
 */
export const unverified = [
  'active-rows-have-their-issuers-word',
  'active-needs-identity-verification',
  'verification-does-not-transfer',
];
export const unmasked = ['card-lists-are-masked', ...unverified];
export const unsuspended = ['blocked-cards-are-never-active'];
export const doubled = ['one-live-row-per-card', 'one-request-one-row'];
/** The violations of a bind that is requested again as if it were new. */
export const boundTwice = [...doubled, 'no-orphan-is-left'];
/** The violations of activation data and instructions that are put together across requests. */
export const unpaired = [
  'activations-never-go-back',
  'the-card-shown-is-the-card-active',
  'the-card-picked-pays',
  'answers-are-about-what-was-asked',
  'no-answer-is-missing',
  'numbers-never-go-back',
];
/** The violations of a transaction that comes twice, where one key signs for several tokens, and where each has its own. */
export const chargedTwice = [
  'one-approval-per-proof',
  'a-proof-stands-for-one-token',
  'a-counter-is-accepted-once',
  'no-double-charge',
];
export const chargedTwiceByToken = ['one-approval-per-proof', 'a-counter-is-accepted-once', 'no-double-charge'];
/** The violations of a migration that is requested again and taken for another one. */
export const misjudged = ['what-the-holder-is-told-is-so', 'reasons-are-true'];

/** The violations of every migration, which has no approval and no fencing. */
export const moved = [
  'every-migration-was-approved',
  'owner-is-told-before-a-card-moves',
  'no-card-pays-twice-by-moving',
  'a-moved-card-is-dead-where-it-was',
];
