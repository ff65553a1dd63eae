import { expect, test } from 'vitest';
import { messages } from './message.ts';
import type { MessageKind } from './messages/note.ts';

/** Last words of messages' names that say of themselves what kind they are. */
const endings: readonly (readonly [kind: MessageKind, ending: RegExp])[] = [
  ['command', /\.(request|ask|start|query|list|store|erase|verify)$/],
  ['answer', /\.(answer|refused|declined|typed|stored|listed|identified|challenge)$/],
  ['news', /\.(done|failed|shown|notice|reset|over)$/],
];
const words = Object.entries(messages).flatMap(([name, { kind }]) =>
  endings.filter(([, ending]) => ending.test(name)).map(([meant]) => [name, kind, meant] as const),
);
/** The sale tells the card holder so: no command of the holder waits for it. */
const toldByName = new Set(['payment.declined']);

test.each(words.filter(([name]) => !toldByName.has(name)))('%s is of the kind its name says: %s', (_, kind, meant) => {
  expect(kind).toBe(meant);
});
