/**
 * The life of one binding row in the auth server: the picture of binding, what safeguards and other protocols add to it, and
 * what is true of every region that asks and is asked.
 */
import type { RegionConfig } from '../../layers/concerning.ts';
import { type LayersByKind, regionOf, when } from '../../layers/region-of.ts';
import { remembering } from '../../layers/remembering.ts';
import { asking } from '../../protocol/asking.ts';
import { bindsByOneTap } from '../../protocol/card.ts';
import { listsByOwner, type Terms } from '../../protocol/party-name.ts';
import { unprovisioned } from '../provisioning/unprovisioned.ts';
import { unexpected, vouchedFor } from '../unexpected.ts';
import { aboutRow } from './about-row.ts';
import { binding } from './binding.ts';
import { confirming } from './confirming.ts';
import { deletion } from './deletion.ts';
import { knowingAgain, knowingOneTap, knowingOneTapUnconfirmed, knowingUnconfirmed } from './knowing-again.ts';
import { leasing } from './leasing.ts';
import {
  confirmedWhileMoving,
  deletedAsListed,
  deletedKnownAgain,
  deletedUnconfirmed,
  deletedWhileMoving,
} from './meetings.ts';
import { moving } from './moving.ts';
import {
  heedingInstallation,
  heedingWhileFenced,
  notingInstallation,
  notingUnconfirmed,
} from './noting-installation.ts';
import { oneTap, oneTapConfirmed } from './one-tap.ts';
import { passingOn, passingOnUnconfirmed } from './passing-on.ts';
import { confirmedTooLate, listedForAnother, reconciling, reconcilingUnconfirmed } from './reconciling.ts';
import { notedAsAllocated, notedEarly, notedUnconfirmed, notedWhileMoving, suspension } from './suspension.ts';

const { 'binding.row': unexpectedOfRow } = unexpected;

/** The life of one binding row. */
export const rowRegion = (row: number, terms: Terms): RegionConfig =>
  regionOf(
    aboutRow(`row${row + 1}`, row, terms),
    { ...binding, description: `Binding row ${row + 1}.` },
    rowLayers(terms),
    terms.layer,
  );

/** What is laid over the picture. */
export function rowLayers(terms: Terms): LayersByKind {
  const { roster, safeguards } = terms;
  const confirms = safeguards['bind-confirmation'] === 'confirmed';
  const knows = safeguards['request-identity'] === 'idempotent';
  const checks = safeguards['installation-check'] === 'checked';
  const resumes = safeguards.reconciliation === 'on-restart';
  const lists = bindsByOneTap(roster);
  const byOwner = listsByOwner(terms);
  const moves = (roster.jobs ?? 0) > 0;
  const suspends = roster.suspends !== undefined;
  const provisions = roster.devices.some(device => device.provisions !== undefined);
  const passes = moves && safeguards['login-history'] === 'pruned';
  const early = suspends && safeguards['status-at-commit'] === 'checked';
  const obedience = {
    ordered: safeguards['suspension-order'] === 'increasing',
    all: safeguards['suspension-actors'] === 'any-lifts-all',
  };
  return {
    safeguards: {
      confirming: when(confirms, confirming),
      leasing: when(confirms && safeguards['allocation-lease'] === 'expiring', leasing),
      confirmedTooLate: when(confirms && resumes, confirmedTooLate),
      knowingAgain: when(knows, knowingAgain),
      knowingUnconfirmed: when(knows && confirms, knowingUnconfirmed),
    },
    features: {
      oneTap: when(lists, oneTap),
      knowingOneTap: when(lists && knows, knowingOneTap),
      reconciling,
      listedForAnother: when(byOwner, listedForAnother),
      notingInstallation: when(checks, notingInstallation),
      deletion,
      heedingInstallation: when(checks, heedingInstallation),
      moving: when(moves, moving),
      passingOn: when(passes, passingOn),
      unprovisioned: when(provisions, unprovisioned),
      // Where two of them meet.
      oneTapConfirmed: when(lists && confirms, oneTapConfirmed),
      knowingOneTapUnconfirmed: when(lists && confirms && knows, knowingOneTapUnconfirmed),
      reconcilingUnconfirmed: when(confirms, reconcilingUnconfirmed),
      notingUnconfirmed: when(confirms && checks, notingUnconfirmed),
      deletedUnconfirmed: when(confirms, deletedUnconfirmed),
      deletedKnownAgain: when(knows, deletedKnownAgain),
      deletedAsListed,
      deletedWhileMoving: when(moves, deletedWhileMoving),
      confirmedWhileMoving: when(moves && confirms, confirmedWhileMoving),
      passingOnUnconfirmed: when(passes && confirms, passingOnUnconfirmed),
      heedingWhileFenced: when(moves && checks, heedingWhileFenced),
      // A suspended row is like an active one, as the others have made it.
      suspension: when(suspends, suspension(obedience)),
      notedEarly: when(early, notedEarly(obedience)),
      notedAsAllocated: when(early && lists, notedAsAllocated),
      notedUnconfirmed: when(early && confirms, notedUnconfirmed(obedience)),
      notedWhileMoving: when(early && moves, notedWhileMoving(obedience)),
    },
    everywhere: {
      ...asking('issuerTimeout', suspends ? unexpectedOfRow.filter(each => each !== vouchedFor) : unexpectedOfRow),
      remembering: remembering({ words: { writes: 'mirror', was: 'isState' }, what: 'the row', resumes: true }),
    },
  };
}
