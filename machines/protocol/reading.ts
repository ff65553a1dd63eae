/** Readings: the interpretations of open questions of the seed text. They are not safeguards; a scenario fixes them. */

export const readings = {
  storage: {
    story: 'The element keeps one record a bound card (P1, P5), or one payment token a card type (P2): clash X1.',
    values: ['records', 'field'],
  },
  'bind-request': {
    story:
      'A bind request names the element beside the card authentication information (P1), or not (P5): then the server knows the element by the device whose channel the request comes over.',
    values: ['names-element', 'by-channel'],
  },
  'migrated-cards': {
    story:
      'The second selecting operation picks one card of the target device, or every card of the account there moves (P4).',
    values: ['picked', 'all'],
  },
} as const;

export type ReadingName = keyof typeof readings;
export type ReadingValues = Readonly<Record<ReadingName, string>>;

/** The first value of each reading, where a scenario fixes no other. */
export const usualReadings = Object.fromEntries(
  Object.entries(readings).map(([name, { values }]) => [name, values[0]]),
) as ReadingValues;
