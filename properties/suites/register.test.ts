/**
 * Goal: every property is in the register under its name, and the order of properties in lists and outcomes never
 * changes. Method: the lines of the register, and the order listed here.
 */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { catalogue } from '#properties';
import type { Property } from '#sim';
import * as every from '../catalogue/every-property.ts';

/** The order of properties in saved outcomes. A new property follows these, or is added here. */
const order = [
  'records-match-their-cards-type',
  'a-guess-binds-no-card',
  'binding-leaves-shared-instances-alone',
  'a-bind-leaves-other-records-alone',
  'instances-do-not-grow-with-cards',
  'every-byte-is-accounted-for',
  'what-does-not-fit-changes-nothing',
  'one-live-row-per-card',
  'every-record-has-a-row-behind-it',
  'one-request-one-row',
  'one-active-card-per-type',
  'active-means-loaded',
  'readers-are-served-while-a-card-pays',
  'no-command-stays-half-done',
  'activations-never-go-back',
  'a-switch-leaves-a-card-paying',
  'the-card-shown-is-the-card-active',
  'cards-move-only-in-their-owners-session',
  'every-migration-was-approved',
  'owner-is-told-before-a-card-moves',
  'cards-move-between-listed-devices',
  'no-card-pays-twice-by-moving',
  'moving-makes-fresh-credentials',
  'a-moved-card-is-dead-where-it-was',
  'only-the-chosen-card-moves',
  'no-two-jobs-move-one-card',
  'a-deleted-card-does-not-move',
  'a-wiped-device-is-no-source',
  'a-shown-card-is-bound-there',
  'card-lists-go-only-to-their-owner',
  'card-lists-are-masked',
  'only-the-owner-binds',
  'the-issuer-binds-what-was-asked',
  'active-rows-have-their-issuers-word',
  'active-needs-identity-verification',
  'verification-does-not-transfer',
  'a-code-proves-only-its-own-card',
  'a-code-works-once',
  'wrong-codes-are-bounded',
  'the-counter-goes-up-by-one',
  'a-tap-keeps-its-token',
  'approved-only-if-live',
  'one-approval-per-proof',
  'a-proof-stands-for-one-token',
  'a-counter-is-accepted-once',
  'the-directory-lists-what-pays',
  'the-type-is-one-from-end-to-end',
  'the-identifiers-are-of-one-row',
  'no-double-charge',
  'the-cards-own-issuer-decides',
  'no-charge-after-the-issuers-no',
  'the-card-shown-is-the-card-charged',
  'what-the-payer-is-told-is-so',
  'deleted-cards-stay-deleted',
  'deleted-rows-never-change',
  'each-record-is-one-of-a-kind',
  'identifiers-are-never-reused',
  'no-record-without-its-instance',
  'told-deleted-means-fenced',
  'suspended-means-somebody-holds-it',
  'each-actor-lifts-only-its-own',
  'blocked-cards-are-never-active',
  'nothing-is-approved-while-suspended',
  'a-suspended-card-moves-suspended',
  'no-message-goes-unheard',
  'every-bind-settles',
  'every-payment-settles',
  'no-orphan-is-left',
  'the-card-picked-pays',
  'power-loss-heals',
  'a-migrating-card-is-never-lost',
  'every-migration-settles',
  'the-old-device-erases-what-moved',
  'a-new-app-finds-its-cards',
  'all-views-agree-in-the-end',
  'every-deletion-ends',
  'space-comes-back',
  'the-last-resume-makes-payable',
  'a-debit-card-gets-bound',
  'a-credit-card-gets-bound',
  'another-card-gets-active',
  'a-deleted-card-gets-bound-again',
  'a-lost-record-comes-back',
  'a-card-moves',
  'one-silent-issuer-holds-up-no-other',
  'a-card-gets-bound-by-one-tap',
  'a-first-card-gets-listed',
  'a-payment-gets-approved',
  'an-issuer-declines-a-payment',
  'a-suspended-card-gets-live-again',
  'resource-managers-agree',
  'stuck-only-in-final-states',
  'devices-are-shown-only-to-their-account',
  'issuers-know-what-is-bound',
  'bind-requests-go-to-the-cards-issuer',
  'instructions-name-the-cards-type',
  'no-request-stays-open',
  'the-wallet-knows-which-card-pays',
  'sessions-agree-in-the-end',
  'cards-are-shown-only-to-their-account',
  'all-cards-move',
  'instances-are-personalised-in-order',
  'a-personalised-instance-has-its-data',
  'the-server-knows-which-types-are-served',
  'every-instance-is-provisioned',
  'erased-means-erased',
  'a-confirmed-deletion-is-final',
  'a-card-gets-bound-after-a-refusal',
  'fields-take-no-memory-for-cards',
  'instructions-are-no-older-than-accepted',
  'cards-are-deleted-only-at-their-holders-wish',
  'a-repeated-request-says-the-same',
  'answers-are-about-what-was-asked',
  'late-answers-are-taken',
  'news-changes-only-what-it-is-about',
  'no-answer-is-missing',
  'one-loss-costs-one-retry',
  'requests-come-from-people',
  'what-the-holder-is-told-is-so',
  'reasons-are-true',
  'a-device-that-gives-up-says-so',
  'what-the-holder-is-told-is-known',
  'the-server-knows-which-card-pays',
  'the-wallet-has-what-is-bound',
  'signing-out-ends-the-session',
  'a-new-app-shows-only-its-users-cards',
  'a-row-becomes-active-with-its-record',
  'numbers-never-go-back',
];

const files = new Map(
  [
    ...readFileSync(new URL('../catalogue/every-property.ts', import.meta.url), 'utf8').matchAll(
      /^export \{ (\w+) \} from ['"]\.\.\/[a-z-]+\/([a-z-]+)\.ts['"];$/gm,
    ),
  ].map(([, exported = '', file = '']) => [exported, file]),
);

/** The possible kinds of a property of each form. */
const kindsOf: Readonly<Record<Property['test']['form'], readonly Property['kind'][]>> = {
  always: ['safety', 'secrecy'],
  step: ['safety', 'secrecy'],
  deadlock: ['safety'],
  sometimes: ['reachability'],
  leadsTo: ['liveness'],
  eventually: ['liveness'],
  stabilises: ['liveness'],
};

test('the catalogue has the order listed here, and every property once', () => {
  const names = catalogue.map(({ name }) => name);
  expect(names.slice(0, order.length)).toEqual(order);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBe(Object.keys(every).length);
});

test.each(Object.entries<Property>(every))('%s has the name of its file', (exported, { name }) => {
  expect(files.get(exported)).toBe(name);
  expect(exported).toBe(name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase()));
});

test.each(catalogue.map(each => [each.name, each] as const))('%s has a kind that fits its form', (_, property) => {
  expect(kindsOf[property.test.form]).toContain(property.kind);
});
