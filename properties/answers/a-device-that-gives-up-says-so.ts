/**
 * Step: a terminal that gives up a request of its holder after the last time-out tells the holder. A deletion is excepted,
 * which the terminal reports for as long as it takes, and so is a list that nobody has asked for.
 *
 * Clause: ours. Catalogue F16.
 * Breaks when: the card holder is not told that a list will not come.
 */
import { cardHolder } from '#machines';
import { type CardProperty, everyStep, type StepView } from '#sim';
import { rosterOf } from '../world/cards.ts';
import { gaveUpIn } from '../world/waiting.ts';

/** The requests that a holder waits for, as states of a terminal. */
const awaited = /\.(requesting|linking|verifying|confirming|querying|listing)\.askedAgain$/;

const isGivingUp = (step: StepView): boolean =>
  rosterOf(step.before).devices.some(({ terminal }) => terminal === step.choice.party) &&
  awaited.test(gaveUpIn(step) ?? '');

export const aDeviceThatGivesUpSaysSo: CardProperty = {
  name: 'a-device-that-gives-up-says-so',
  says: 'A device that gives up a request of its holder after the last time-out tells the holder.',
  kind: 'safety',
  subject: 'cards',
  source: 'F16 ours',
  breaks: [
    {
      scenario: 'crashing-one-tap',
      change: {
        mutant:
          'terminal:running.session.querying.askedAgain:after.replyTimeout:still-no-answer-tells-the-card-holder:send-cards.failed:drop-action',
      },
    },
  ],
  test: everyStep(step => !isGivingUp(step) || step.sends.some(({ to }) => to === cardHolder), isGivingUp),
};
