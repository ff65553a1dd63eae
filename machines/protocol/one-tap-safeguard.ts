/** The safeguards of binding by one tap (P3), and of the session it shares with migration (P4). */

export const oneTapSafeguards = {
  'session-check': {
    story: 'The auth server lists cards, and moves them, only for the user of an open session on the device that asks.',
    values: ['none', 'session'],
    published: 'none',
    hardened: 'session',
    provenance: 'inferred',
    price: 'the server keeps a session a device',
  },
  'answer-session': {
    story: 'The terminal shows a list only in the session that asked for it.',
    values: ['none', 'same-session'],
    published: 'none',
    hardened: 'same-session',
    provenance: 'ours',
    price: 'query and answer name the session',
  },
  'list-masking': {
    story: 'The list carries a label and the last digits of each card, and not its number.',
    values: ['full', 'masked'],
    published: 'full',
    hardened: 'masked',
    provenance: 'ours',
    price: 'the issuer must know its cards by a reference',
  },
  'owner-check': {
    story: 'The issuer binds a card only for the user it belongs to.',
    values: ['none', 'issuer'],
    published: 'none',
    hardened: 'issuer',
    provenance: 'inferred',
    price: 'issuers must know which user identifier is which customer',
  },
  // A code of the auth server proves the user and not the card, so it cannot replace the issuer’s code
  // (verification-does-not-transfer is violated). In addition to the issuer’s code it repairs no violation of this
  // model.
  'issuer-notice': {
    story: 'The auth server tells the issuer of each binding that a migration made, and of each that is over.',
    values: ['none', 'told'],
    published: 'none',
    hardened: 'told',
    provenance: 'inferred',
    price: 'two messages more a deletion or a move, repeated until the issuer answers',
  },
  'identity-verification': {
    story: 'A code is asked for: by the auth server before the list, by the issuer before it binds a card, or by both.',
    values: ['none', 'auth-server', 'issuer', 'both'],
    published: 'none',
    hardened: 'issuer',
    provenance: 'inferred',
    price: 'one code and one more round trip a card',
  },
  'code-binding': {
    story: 'A code proves only the request it was sent for: that card, user and element.',
    values: ['none', 'intent'],
    published: 'none',
    hardened: 'intent',
    provenance: 'inferred',
    price: 'the issuer keeps each code with its request',
  },
  'code-tries': {
    story: 'Wrong codes are counted by card, and a new request does not begin the count anew.',
    values: ['per-request', 'per-card'],
    published: 'per-request',
    hardened: 'per-card',
    provenance: 'ours',
    price: 'three slips, and the card is bound another way',
  },
} as const;
