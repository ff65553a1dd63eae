/**
 * The life of one binding row in the auth server: the picture of binding, what safeguards and other protocols add to it, and
 * what is true of every region that asks and is asked.
 */
import { concerning, type RegionConfig } from '../../layers/concerning.ts';
import { ignoringAnswers } from '../../layers/ignoring-answers.ts';
import { type Layer, layered } from '../../layers/region.ts';
import { remembering } from '../../layers/remembering.ts';
import { retrying } from '../../layers/retrying.ts';
import { bindsByOneTap } from '../../protocol/card.ts';
import { isAnswer } from '../../protocol/message.ts';
import type { Terms } from '../../protocol/party-name.ts';
import { aboutRow } from './about-row.ts';
import { binding } from './binding.ts';
import { confirming } from './confirming.ts';
import { deletion } from './deletion.ts';
import { knowingAgain, knowingOneTap, knowingOneTapUnconfirmed, knowingUnconfirmed } from './knowing-again.ts';
import { leasing } from './leasing.ts';
import { deletedAsListed, deletedKnownAgain, deletedUnconfirmed, deletedWhileMoving } from './meetings.ts';
import { moving } from './moving.ts';
import {
  heedingInstallation,
  heedingWhileFenced,
  notingInstallation,
  notingUnconfirmed,
} from './noting-installation.ts';
import { oneTap, oneTapConfirmed } from './one-tap.ts';
import { confirmedTooLate, reconciling, reconcilingUnconfirmed } from './reconciling.ts';
import { notedEarly, notedUnconfirmed, notedWhileMoving, suspension } from './suspension.ts';
import { takingType } from './taking-type.ts';

/** The life of one binding row. */
export function rowRegion(row: number, terms: Terms): RegionConfig {
  const { roster, safeguards } = terms;
  const confirms = safeguards['bind-confirmation'] === 'confirmed';
  const knows = safeguards['request-identity'] === 'idempotent';
  const checks = safeguards['installation-check'] === 'checked';
  const lists = bindsByOneTap(roster);
  const moves = (roster.jobs ?? 0) > 0;
  const suspends = roster.suspends !== undefined;
  const early = suspends && safeguards['status-at-commit'] === 'checked';
  const obedience = {
    ordered: safeguards['suspension-order'] === 'increasing',
    all: safeguards['suspension-actors'] === 'any-lifts-all',
  };

  return concerning(aboutRow(`row${row + 1}`, row, terms))(
    layered({ ...binding, description: `Binding row ${row + 1}.` }, [
      // The protocols of a row's life, each with its safeguards.
      when(safeguards['card-type-source'] === 'issuer', takingType),
      when(confirms, confirming),
      when(confirms && safeguards['allocation-lease'] === 'expiring', leasing),
      when(knows, knowingAgain),
      when(confirms && knows, knowingUnconfirmed),
      when(lists, oneTap),
      when(lists && knows, knowingOneTap),
      reconciling,
      when(checks, notingInstallation),
      when(confirms && safeguards.reconciliation === 'on-restart', confirmedTooLate),
      deletion,
      when(checks, heedingInstallation),
      when(moves, moving),
      // Where two of them meet.
      when(lists && confirms, oneTapConfirmed),
      when(lists && confirms && knows, knowingOneTapUnconfirmed),
      when(confirms, reconcilingUnconfirmed),
      when(confirms && checks, notingUnconfirmed),
      when(confirms, deletedUnconfirmed),
      when(knows, deletedKnownAgain),
      deletedAsListed,
      when(moves, deletedWhileMoving),
      when(moves && checks, heedingWhileFenced),
      // Suspension comes last: a suspended row is like an active one.
      when(suspends, suspension(obedience)),
      when(early, notedEarly(obedience)),
      when(early && confirms, notedUnconfirmed(obedience)),
      when(early && moves, notedWhileMoving(obedience)),
      // What is true of every region.
      retrying('issuerTimeout'),
      ignoringAnswers(isAnswer, unexpected(suspends)),
      remembering({ words: { writes: 'mirror', was: 'isState' }, what: 'the row', resumes: true }),
    ]),
  );
}

const when = (condition: boolean, layer: Layer): Layer | undefined => (condition ? layer : undefined);

/** States of rows that the issuer was never asked about. */
const neverAsked = ['free', 'promised'];
/** States of rows whose card the issuer has vouched for. */
const vouchedFor = ['allocated', 'active', 'fenced', 'retired', 'deleted'];

/** Answers that stay unexpected. An issuer that may suspend its card may refuse it after it has vouched for it. */
const unexpected = (suspends: boolean) => ({
  'card.authenticated': neverAsked,
  'card.refused': suspends ? neverAsked : [...neverAsked, ...vouchedFor],
});
