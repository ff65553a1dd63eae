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
  {
    mutants: [
      '*:(chart):crash:*:retarget:stay',
      'issuerServer:(chart):crash:*:retarget:serving',
      'terminal:(chart):crash:*:retarget:running',
    ],
    is: 'equivalent',
    because: 'A crash that does not happen is one fault less, and no fault is owed to a property.',
  },
  {
    mutants: 'terminal:running.binding.card.*:element.reset:asks-once-more-now-that-the-element-is-back:retarget:stay',
    is: 'equivalent',
    because: 'Asking once more after a power loss is one chance more than is owed.',
  },
  {
    mutants: 'pointOfSale:*:end:drop-action',
    is: 'equivalent',
    because:
      'What is left of a sale that is over is overwritten when the next one begins, and nothing reads it before.',
  },
  {
    mutants: 'authServer:running.activation.row.closed:entry:mirrorActivation.inactive:drop-action',
    is: 'equivalent',
    because: 'A row that is closed is never activated again, whatever is written of its activation.',
  },
  {
    mutants: 'authServer:running.activation.row.pending:drop-mirror',
    is: 'equivalent',
    because: 'After a crash the server takes the report of the element as it would have without it.',
  },
  {
    mutants: 'authServer:running.payment.transaction.approved:drop-mirror',
    is: 'equivalent',
    because: 'After a crash the server asks the issuer once more, which has it in its ledger and answers the same.',
  },
  {
    mutants: [
      'issuerServer:serving.card.linked:drop-mirror',
      'issuerServer:serving.card.start:always:goes-on-with-it.linked:retarget:allocating',
      'authServer:running.binding.row.active:quick.allocate:the-same-request-again-the-same-answer:send-quick.allocated:drop-action',
    ],
    is: 'equivalent',
    because:
      'An issuer that has an allocation may ask for it once more, after a crash or by a late copy, and gets the same or needs none.',
  },
  {
    mutants: [
      'authServer:running.sessions.device.open:session.close:signs-the-user-out:retarget:stay',
      'authServer:running.sessions.device.closed:session.close:*:retarget:open',
    ],
    is: 'equivalent',
    because: 'What the server keeps of the session says that it is closed, and every question is judged by that.',
  },
  {
    mutants:
      'authServer:running.sessions.device.open:cards.query:no-card-is-bound-to-the-user-who-is-named:*:swap-branches',
    is: 'equivalent',
    because: 'An empty list says the same as the word that there is none.',
  },
  {
    mutants: [
      'authServer:running.binding.row.retired:bind.request:the-same-request-again-too-late:send-bind.refused:other-reason:reason',
      'authServer:running.migration.job.accepted:after.0:the-card-is-no-longer-live-where-it-was-nothing-moves:send-migration.outcome:other-reason:reason',
    ],
    is: 'equivalent',
    because: 'A card whose row is over is as well not live, not there, and retired: each of these reasons is true.',
  },
  {
    mutants: [
      'terminal:running.binding.card.unanswered:drop-mirror',
      'terminal:running.migration.unanswered:drop-mirror',
    ],
    is: 'equivalent',
    because:
      'After a crash the terminal asks once more for what it had given up, and takes the answer in either state.',
  },
  {
    mutants: 'terminal:running.migration.picking:drop-mirror',
    is: 'equivalent',
    because: 'After a crash the operation is given up, whether a device was chosen before or not.',
  },
  {
    mutants: 'terminal:running.migration.unanswered:migration.outcome:*:send-migration.failed:drop-action',
    is: 'equivalent',
    because: 'The card holder was told before that it did not work.',
  },
  {
    mutants: 'terminal:running.binding.card.storing:bind.start:is-still-at-it-and-says-so:send-bind.failed:drop-action',
    is: 'equivalent',
    because: 'The card holder is told when the bind that is under way is over.',
  },
  {
    mutants:
      'terminal:running.binding.card.loading:migration.outcome:the-migration-has-failed-erases-the-record:retarget:stay',
    is: 'equivalent',
    because: 'Once the record is stored the server hears of it, and has it erased.',
  },
  {
    mutants: [
      'terminal:running.reconciliation.asking.askedAgain:after.replyTimeout:skip-timeout',
      'terminal:running.session.signingIn.askedAgain:after.replyTimeout:*:retarget:signingIn',
    ],
    is: 'equivalent',
    because: 'It shows after two losses in a row; what must happen in the end is promised for one.',
  },
  {
    mutants: [
      'cardHolder:binding.card.*:holder.*:drop-guard',
      'cardHolder:binding.card.*:holder.*:send-*:drop-action',
      'cardHolder:migration.approving.asked:holder.approve:*:retarget:stay',
    ],
    is: 'equivalent',
    because: 'A person may ask for anything, answer anything, or nothing.',
  },
  {
    mutants: [
      'cardHolder:binding.card.*:wallet.shown:*:drop-guard',
      'cardHolder:binding.card.removed:wallet.shown:*:retarget:gone',
    ],
    is: 'accepted',
    because: 'What a person makes of a list that is shown again is not judged card by card.',
  },
  {
    mutants: [
      'terminal:running.session.unlisted:cards.found:shows-the-cards-bound-to-the-user:retarget:stay',
      'terminal:running.session.unlisted:cards.found:shows-the-cards-bound-to-the-user:send-cards.shown:drop-action',
    ],
    is: 'accepted',
    because: 'A list that comes after the card holder was told that there is none may be shown or not.',
  },
  {
    mutants: [
      'terminal:running.binding.card.unansweredByIssuer:quick.answer:*:swap-branches',
      'terminal:running.binding.card.unansweredByIssuer:quick.refused:*:retarget:verifying',
    ],
    is: 'accepted',
    because: 'The card holder was told that it did not work; a row that is not confirmed is retired by its lease.',
  },
  {
    mutants: 'authServer:running.binding.row.suspended:row.fence:a-migration-takes-the-row-out-of-use:retarget:stay',
    is: 'accepted',
    because: 'A row that is suspended pays nowhere, and is retired when the migration commits.',
  },
  {
    mutants: 'issuerServer:serving.suspension.card.resuming.askedAgain:entry:send-card.resume:other-field:about',
    is: 'equivalent',
    because: 'In the one scenario where the field has another value, no message is lost and nothing is asked twice.',
  },
  {
    mutants:
      'authServer:running.activation.row:activation.result:the-element-did-not-switch-to-this-card:retarget:stay',
    is: 'equivalent',
    because: 'A row that waits for a result is taken for active as little as one that failed.',
  },
  {
    mutants: 'resourceManager2:(chart):commit.order:the-transaction-manager-has-decided-to-commit:retarget:stay',
    is: 'accepted',
    because: 'Two-Phase Commit is a sample with one property, which a manager that does not commit keeps.',
  },
  {
    mutants: 'secureElement:tapped:instance.select:is-selected-names-the-payment-token-that-pays:keepTap:drop-action',
    is: 'accepted',
    because: 'A tap that begins during another one may be refused: the card holder taps again.',
  },
  {
    mutants: 'terminal:running.binding.card.deleting:migration.erase:the-card-has-moved-away-*:swap-branches',
    is: 'accepted',
    because: 'The deletion that is under way erases the record as well, only later.',
  },
  {
    mutants:
      'terminal:running.binding.card.erasingRevoked:record.erased:the-record-is-gone-it-was-the-one-that-paid:drop-guard',
    is: 'accepted',
    because: 'No scenario has another card of the type where a migration is given up.',
  },
  {
    mutants: 'terminal:running.migration.requesting.askedAgain:entry:send-migration.request:other-field:user',
    is: 'accepted',
    because: 'A request in the name of another user is refused, and the card holder is told.',
  },
  {
    mutants:
      'terminal:running.reconciliation.reading:reconcile.answer:knows-which-cards-there-are-and-shows-them:retarget:asking',
    is: 'accepted',
    because: 'The terminal asks for the list once more than it has to, and shows it in the end.',
  },
  {
    mutants:
      'issuerServer:serving:card.authenticate:the-card-authentication-information-is-wrong:send-card.refused:drop-action',
    is: 'accepted',
    because:
      'The bind is refused all the same, since the issuer does not answer; timers may expire early where one guesses.',
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
