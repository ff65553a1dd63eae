import { expect, test } from 'vitest';
import { calmDriver, Model, run, settingOf, twoPhaseCommit, twoPhaseCommitOf } from '#sim';
import { widthOf } from '../text/width.ts';
import { eventful, stepsMatching } from './fragile.test-kit.ts';
import { layoutOf } from './layout.ts';
import { paintText } from './text.ts';

const { model, steps } = stepsMatching(eventful);
const layout = layoutOf(model, steps, 17);

test('a run with all kinds of events at 80 columns', () => {
  expect(`\n${paintText(layout, { columns: 80, colour: false })}\n`).toMatchInlineSnapshot(`
    "
        reader                 smart card                 server
     1     ● write [idle → waiting] │                        │
     2     │                ▓▓ power lost ▓▓ [ready → off]   │
           ├╌╌╌╌record.write one╌╳  ┊                        │
     3     │                ░░ power again ░░ [off → recovering]
     4     │   [recovering → ready] ◆ goes on                │
     5     │◁──────card.reset───────┤                        │
           │ [ignored]              │                        │
     6     ◷ answerTimeout expires [waiting → idle]          │
     7     ● write [idle → waiting] │                        │
     8     ├────record.write one───▶│ [ready → writing]      │
     9     │      [writing → ready] ◆ goes on · written 0 → 1│
    10     │◀──record.written 9000──┤                        │
           │ [waiting → telling]    │                        │
    11     ├═════════════════record.tell ×2═══════════════╡  │
    12     ├═════════════════record.tell ×2═══════════════╡  │
    13     ├╌╌╌╌╌╌╌╌╌╌record.tell one (sent in 10)╌╌╌╌╌╌╌╌╳  │
    14     ├──────────record.tell one (sent in 11)──────────▶│
    15     ├──────────record.tell one (sent in 12)──────────▶│
    16     │◀────────────record.told (sent in 14)────────────┤
           │ [telling → idle]       │                        │
    17     │◀────────────record.told (sent in 15)────────────┤
           │ [unheard]              │                        │
           │                        │                        │
        ╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌ ↻ from here on, for ever ╌╌╌╌╌╌╌╌╌╌╌╌╌╌
           │                        │                        │
    18     ● write [idle → waiting] │                        │
    19     │                        │                  ▓▓ crashes ▓▓ [up → down]
    20     │                        │                 ░░ restarts ░░ [down → up]
           │                        │                        │
        reader                 smart card                 server

    still in flight:
      reader → smart card  record.write one
    "
  `);
});

test('a narrow terminal has labels above their arrows and wraps notes', () => {
  expect(`\n${paintText(layout, { columns: 40, colour: false })}\n`).toMatchInlineSnapshot(`
    "
        reader      smart card      server
     1     ● write [idle → waiting]    │
     2     │     ▓▓ power lost ▓▓      │
           │             ┊ [ready → off]
           │record.write ┊             │
           ├╌╌╌╌╌╌╌╌╌╌╳  ┊             │
     3     │     ░░ power again ░░     │
           │             │ [off →      │
           │             │   recovering]
     4     │             ◆ goes on     │
           │             │ [recovering →
           │             │   ready]    │
     5     │◁─card.reset─┤             │
           │ [ignored]   │             │
     6     ◷ answerTimeout expires     │
           │ [waiting → idle]          │
     7     ● write [idle → waiting]    │
     8     │record.write │             │
           ├────────────▶│ [ready → writing]
     9     │             ◆ goes on     │
           │             │ [writing → ready]
           │             │ · written 0 → 1
    10   record.written 9000           │
           │◀────────────┤             │
           │ [waiting → telling]       │
    11     ├══════record.tell ×2════╡  │
    12     ├══════record.tell ×2════╡  │
    13     ├╌╌╌╌╌╌record.tell one╌╌╌╳  │
    14     ├─record.tell (sent in 11)─▶│
    15     ├─record.tell (sent in 12)─▶│
    16     │◀─record.told (sent in 14)─┤
           │ [telling → idle]          │
    17     │◀─record.told (sent in 15)─┤
           │ [unheard]   │             │
           │             │             │
        ╌╌╌╌╌ ↻ from here on, for ever ╌╌╌
           │             │             │
    18     ● write [idle → waiting]    │
    19     │             │     ▓▓ crashes ▓▓
           │             │ [up → down] ┊
    20     │             │    ░░ restarts ░░
           │             │ [down → up] │
           │             │             │
        reader      smart card      server

    still in flight:
      reader → smart card  record.write one
    "
  `);
});

test('two-phase commit at 80 columns', () => {
  const commit = new Model(twoPhaseCommit, settingOf(twoPhaseCommit));
  const chart = paintText(layoutOf(commit, run(commit, calmDriver).steps), { columns: 80, colour: false });
  expect(`\n${chart}\n`).toMatchInlineSnapshot(`
    "
                                                                        transaction
        resource manager 1  resource manager 2  resource manager 3        manager
     1           ● prepare [working → prepared]          │                   │
     2           ├─────────────────────────prepared─────────────────────────▶│
                 │                   │         · prepared + resourceManager1 │
     3          [working → prepared] ● prepare           │                   │
     4           │                   ├───────────────prepared───────────────▶│
                 │                   │         · prepared + resourceManager2 │
     5           │                  [working → prepared] ● prepare           │
     6           │                   │                   ├─────prepared─────▶│
                 │                   │         · prepared + resourceManager3 │
     7           │                   │                   │            commit ●
                 │                   │              [collecting → committed] │
     8           │◀───────────────────────commit.order───────────────────────┤
                 │ [prepared → committed]                │                   │
     9        [prepared → committed] │◀───────commit.order (sent in 7)───────┤
    10           │                [prepared → committed] │◀───commit.order───┤
                 │                   │                   │                   │

    still in flight:
      transaction manager → resource manager 1  commit.order
      transaction manager → resource manager 2  commit.order
      transaction manager → resource manager 3  commit.order
      resource manager 1 → transaction manager  prepared
      resource manager 2 → transaction manager  prepared
      resource manager 3 → transaction manager  prepared
    "
  `);
});

test.each([3, 4, 6, 9])('no line is wider than the columns with %i resource managers', size => {
  const scenario = twoPhaseCommitOf(size);
  const commit = new Model(scenario, settingOf(scenario));
  const whole = layoutOf(commit, run(commit, calmDriver).steps);
  for (let columns = 60; columns <= 140; columns += 7)
    for (const line of paintText(whole, { columns, colour: false }).split('\n'))
      expect(widthOf(line)).toBeLessThanOrEqual(columns);
});

test('every party is named in full if its lane has space for a word', () => {
  for (const columns of [60, 80, 100, 120]) {
    const head = paintText(layout, { columns, colour: false }).split('\n').slice(0, 2).join(' ');
    for (const word of ['reader', 'smart', 'card', 'server']) expect(head).toContain(word);
  }
});

test('colour adds escape sequences only', () => {
  const plain = paintText(layout, { columns: 80, colour: false });
  const coloured = paintText(layout, { columns: 80, colour: true });
  const control = String.fromCharCode(27);
  expect(coloured).toContain(control);
  expect(
    coloured
      .split(control)
      .map((part, at) => (at === 0 ? part : part.replace(/^\[\d+m/, '')))
      .join(''),
  ).toBe(plain);
});
