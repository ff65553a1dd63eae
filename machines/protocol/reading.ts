/** Readings: how the open questions of the seed text are read. Not decisions of ours; a scenario fixes them. */

export const readings = {
  storage: {
    story: 'The element keeps one record a bound card (P1, P5), or one payment token a card type (P2): clash X1.',
    values: ['records', 'field'],
  },
} as const;

export type ReadingName = keyof typeof readings;
export type ReadingValues = Readonly<Record<ReadingName, string>>;
