/**
 * The terminal's part in binding a card chosen from the list (P3): card information, user identifier and element
 * identifier go to the card's issuer [seen]; a code, if the issuer asks for one, is typed by the card holder; what comes
 * back is stored as any other record. Codes, retries and refusals are inferred or ours.
 */
import { cardHolder, type DeviceTerms, issuerOf } from '../protocol/party-name.ts';
import type { BindingWords } from './binding-words.ts';
import type { Scope } from './context.ts';
import { tells } from './saying.ts';
import { of } from './wallet.ts';

/** The states between reading the element's identifier and storing the record. */
export function quickBinding(card: string, { device, roster }: DeviceTerms, words: BindingWords) {
  const { enters, fails, late, mine, noMatter, powerBack, reconciles, busyNow, chooses } = words;
  const issuer = issuerOf(roster, card);
  const requests = [
    {
      type: 'send' as const,
      params: ({ context }: Scope) => {
        const { request, user, element, typed } = context.durable.bindings[card]!;
        const message = { type: 'quick.request', card, user, element, request, ...(typed ? { typed } : {}) };
        return { to: issuer, message };
      },
    },
    {
      type: 'report' as const,
      params: ({ context }: Scope) => {
        const { user, element } = context.durable.bindings[card]!;
        return { type: 'quick.asked', card, user, element };
      },
    },
  ];
  const asksHolder = {
    type: 'send' as const,
    params: { to: cardHolder, message: { type: 'code.ask', card, device: device.name } },
  };
  const passesCode = {
    type: 'send' as const,
    params: ({ context }: Scope) => {
      const { request, left } = context.durable.bindings[card]!;
      const code = context.volatile.codes![card]!;
      return { to: issuer, message: { type: 'code.answer', card, code, request, left } };
    },
  };
  const myRequest = of(card, 'myRequest');
  const earlier = { guard: mine, description: 'The answer to an earlier request: nothing to do.' };
  const outcome = {
    'quick.answer': [
      {
        guard: myRequest,
        target: 'storing',
        actions: of(card, 'keepAnswer'),
        description: 'The issuer has bound the card: stores its record.',
      },
      earlier,
    ],
    'quick.refused': [
      {
        guard: myRequest,
        target: 'idle',
        actions: tells('bind.failed', card),
        description: 'The issuer does not bind the card.',
      },
      earlier,
    ],
  };
  const others = late(
    'element.identified',
    'bind.answer',
    'bind.refused',
    'record.stored',
    'record.refused',
    'record.erased',
    'bind.confirmed',
    'bind.retired',
  );

  const linking = {
    description: 'Waits for the issuer.',
    initial: 'asked',
    entry: enters('linking'),
    on: {
      ...outcome,
      'code.challenge': [
        {
          guard: myRequest,
          target: 'challenged',
          actions: of(card, 'keepChallenge'),
          description: 'The issuer wants the code it sent.',
        },
        earlier,
      ],
      ...busyNow,
      ...noMatter,
      ...others,
      ...late('code.typed'),
    },
    states: {
      asked: {
        description: 'Has asked once.',
        entry: requests,
        after: { replyTimeout: { target: 'askedAgain', description: 'No answer: asks again.' } },
      },
      askedAgain: {
        description: 'Has asked for the last time.',
        entry: requests,
        after: {
          replyTimeout: {
            target: `#${card}:unlinked`,
            actions: fails('noAnswer'),
            description: 'Still no answer: tells the card holder.',
          },
        },
      },
    },
  };

  const challenged = {
    description: 'Waits for the card holder to type the code.',
    entry: [enters('challenged'), asksHolder],
    on: {
      ...outcome,
      'code.typed': {
        guard: mine,
        target: 'verifying',
        actions: of(card, 'keepCode'),
        description: 'Has the code: passes it on.',
      },
      'code.challenge': { guard: mine, description: 'Has asked the card holder already.' },
      ...busyNow,
      ...noMatter,
      ...others,
    },
    after: {
      personTimeout: {
        target: 'unlinked',
        actions: fails('codeExpired'),
        description: 'No code was typed: tells the card holder.',
      },
    },
  };

  const verifying = {
    description: 'Waits for the issuer to check the code.',
    initial: 'asked',
    entry: enters('verifying'),
    exit: of(card, 'dropCode'),
    on: {
      ...outcome,
      'code.challenge': [
        {
          guard: of(card, 'nextChallenge'),
          target: 'challenged',
          actions: of(card, 'keepChallenge'),
          description: 'The code was wrong: the issuer wants another.',
        },
        { guard: mine, description: 'Asks for the code that is on its way.' },
      ],
      ...busyNow,
      ...noMatter,
      ...others,
      ...late('code.typed'),
    },
    states: {
      asked: {
        description: 'Has passed the code on.',
        entry: passesCode,
        after: { replyTimeout: { target: 'askedAgain', description: 'No answer: passes it on again.' } },
      },
      askedAgain: {
        description: 'Has passed the code on for the last time.',
        entry: passesCode,
        after: {
          replyTimeout: {
            target: `#${card}:unlinked`,
            actions: fails('noAnswer'),
            description: 'Still no answer: tells the card holder.',
          },
        },
      },
    },
  };

  const unlinked = {
    id: `${card}:unlinked`,
    description: 'Has given up asking the issuer, and would still take its answer.',
    entry: enters('unlinked'),
    on: {
      ...outcome,
      ...chooses,
      ...(reconciles ? powerBack('linking.askedAgain', 'Asks once more, now that the element is back.') : noMatter),
      ...others,
      ...late('code.challenge', 'code.typed'),
    },
  };

  return { linking, challenged, verifying, unlinked };
}
