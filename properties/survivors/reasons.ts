/**
 * Why a mutant that an operator makes may survive: read by `tongka mutate`. A test refuses a reason that is about no mutant.
 */

/** A reason, for one or several mutants. */
export interface Reason {
  /** The names of the mutants; `*` stands for any text. */
  readonly mutants: string | readonly string[];
  /**
   * `equivalent`: no property could notice it, since it does nothing that the protocol forbids. It does not count in the score.
   * `accepted`: a property could notice it, and we do without one. It counts as survived.
   */
  readonly is: 'equivalent' | 'accepted';
  /** A sentence. */
  readonly because: string;
}

/** Every reason. */
export const reasons: readonly Reason[] = [
  {
    mutants: 'terminal:running.binding.card.confirming:drop-mirror',
    is: 'equivalent',
    because:
      'After a crash the record is stored once more, and then confirmed: the element and the server know both again.',
  },
  {
    mutants:
      'terminal:running.binding.card.reportingDeletion.askedAgain:after.replyTimeout:still-no-answer-waits-for-it:retarget:stay',
    is: 'equivalent',
    because: 'After the last time-out it waits for the same answer in either state, and a restart asks once more.',
  },
];

/** The reason for a mutant; undefined where none is written. */
export const reasonFor = (name: string, among: readonly Reason[] = reasons): Reason | undefined =>
  among.find(reason => isAbout(reason, name));

/** Whether a reason is about a mutant. */
export const isAbout = ({ mutants }: Reason, name: string): boolean =>
  [mutants].flat().some(pattern => matcher(pattern as string).test(name));

const matcher = (pattern: string): RegExp =>
  new RegExp(
    `^${pattern
      .split('*')
      .map(part => part.replaceAll(/[\\^$.|?+()[\]{}]/g, '\\$&'))
      .join('.*')}$`,
  );
