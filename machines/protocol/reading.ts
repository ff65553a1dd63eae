/** Readings: the interpretations of open questions of the seed text. They are not safeguards; a scenario fixes them. */

export const readings = {
  storage: {
    story: 'The element keeps one record a bound card (P1, P5), or one payment token a card type (P2): clash X1.',
    values: ['records', 'field'],
  },
} as const;

export type ReadingName = keyof typeof readings;
export type ReadingValues = Readonly<Record<ReadingName, string>>;
