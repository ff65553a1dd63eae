/** Mutants of the samples. */
import type { Mutant } from './mutant.ts';

export const commitUnprepared: Mutant = {
  name: 'commit-unprepared',
  story: 'The transaction manager commits without waiting for every promise.',
  party: 'transactionManager',
  mutate: chart => chart.provide({ guards: { allPrepared: () => true } }),
};
