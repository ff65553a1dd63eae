/**
 * Step: a second time-out of a party finds a message in flight, a chart at work, a person who is asked, or a party that
 * has not asked twice yet. Asserted only where one message is lost: the second time of asking is answered. A request
 * for a migration is excepted, since its owner may take as long as both time-outs.
 *
 * Clause: ours. Catalogue F01, F16.
 * Breaks when: two messages are lost; or a request that comes again is not answered again.
 */
import { type CardProperty, everyStep, type StepView } from '#sim';
import { jobsOf, rosterOf, walletOf } from '../world/cards.ts';
import { anybodyAsksFirst, gaveUpIn, isHolderAsked, isIdle } from '../world/waiting.ts';

/** Whether a terminal waits for a migration that the server has taken up, whose owner is asked. */
function isWithOwner({ before, choice: { party } }: StepView, state: string): boolean {
  const device = rosterOf(before).devices.find(({ terminal }) => terminal === party);
  const request = device && walletOf(before, device).operation?.request;
  return state.includes('migration.requesting') && jobsOf(before).some(job => job.request === request);
}

export const oneLossCostsOneRetry: CardProperty = {
  name: 'one-loss-costs-one-retry',
  says: 'Where one message is lost, a party that asks a second time is answered.',
  kind: 'safety',
  onlyAsserted: true,
  subject: 'cards',
  source: 'F01 F16 ours',
  breaks: [{ scenario: 'dead-card-tap', change: { faults: { lose: 2 } } }],
  test: everyStep(
    step => {
      const state = gaveUpIn(step);
      const isSecond = state?.includes('askedAgain') && !isWithOwner(step, state);
      return !isSecond || !isIdle(step.before) || anybodyAsksFirst(step.before) || isHolderAsked(step.before);
    },
    ({ choice, sends }) => choice.kind === 'expire' || sends.length > 0,
  ),
};
