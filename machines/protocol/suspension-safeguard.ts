/** The safeguards of suspension. The seen text has none: `published` is the simplest server that can suspend at all. */

export const suspensionSafeguards = {
  'suspension-actors': {
    story: 'Who suspends a card is remembered, and lifting a suspension lifts one’s own and no other.',
    values: ['any-lifts-all', 'each-own'],
    published: 'any-lifts-all',
    hardened: 'each-own',
    provenance: 'ours',
    price: 'a set of actors a row, and a card holder who wonders why the card still does not pay',
  },
  'status-at-commit': {
    story: 'A suspension is noted for rows that are not live yet, and counts when they would become so.',
    values: ['none', 'checked'],
    published: 'none',
    hardened: 'checked',
    provenance: 'ours',
    price: 'the server keeps the suspensions of rows that may never be live',
  },
  'suspension-order': {
    story: 'An actor numbers what it asks for, and the server obeys nothing that is not newer than the last.',
    values: ['none', 'increasing'],
    published: 'none',
    hardened: 'increasing',
    provenance: 'ours',
    price: 'a number a card and one an element',
  },
} as const;
