/** Names of properties that go together in what a scenario asserts. */

/** Asserted where no message is lost. */
export const whereNothingIsLost = ['no-answer-is-missing', 'late-answers-are-taken'] as const;

/** Asserted where one message may be lost. */
export const whereOneIsLost = ['one-loss-costs-one-retry', 'late-answers-are-taken'] as const;

/** What element, server and wallet agree on in the end. */
export const endsInAgreement = [
  'no-orphan-is-left',
  'the-server-knows-which-card-pays',
  'the-wallet-knows-which-card-pays',
  'the-wallet-has-what-is-bound',
] as const;
