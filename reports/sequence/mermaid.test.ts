import { expect, test } from 'vitest';
import { eventful, stepsMatching } from './fragile.test-kit.ts';
import { type Layout, layoutOf } from './layout.ts';
import { paintMermaid } from './mermaid.ts';

test('a run with all kinds of events and a cycle', () => {
  const { model, steps } = stepsMatching(eventful);
  expect(`\n${paintMermaid(layoutOf(model, steps, 17))}`).toMatchInlineSnapshot(`
    "
    sequenceDiagram
      participant reader as reader
      participant smartCard as smart card
      participant server as server
      Note over reader: write
      Note right of reader: idle → waiting
      Note over smartCard: power lost
      Note right of smartCard: ready → off
      autonumber 2
      reader-xsmartCard: record.write one
      Note over smartCard: power again
      Note right of smartCard: off → recovering
      Note over smartCard: goes on
      Note right of smartCard: recovering → ready
      autonumber 5
      smartCard->>reader: card.reset (ignored)
      Note over reader: answerTimeout expires
      Note right of reader: waiting → idle
      Note over reader: write
      Note right of reader: idle → waiting
      autonumber 8
      reader->>smartCard: record.write one
      Note right of smartCard: ready → writing
      Note over smartCard: goes on
      Note right of smartCard: writing → ready<br/>written 0 → 1
      autonumber 10
      smartCard->>reader: record.written 9000
      Note right of reader: waiting → telling
      Note over reader,server: record.tell is copied
      Note over reader,server: record.tell is copied
      autonumber 13
      reader-xserver: record.tell one
      reader->>server: record.tell one
      reader->>server: record.tell one
      server->>reader: record.told
      Note right of reader: telling → idle
      server->>reader: record.told (unheard)
      loop from here on, for ever
        Note over reader: write
        Note right of reader: idle → waiting
        Note over server: crashes
        Note right of server: up → down
        Note over server: restarts
        Note right of server: down → up
      end
      Note over reader,server: still in flight<br/>record.write (reader → smart card)
    "
  `);
});

test('reserved words and characters of Mermaid are escaped', () => {
  const layout: Layout = {
    lanes: ['end', 'note'],
    down: [],
    rows: [
      {
        kind: 'arrow',
        from: 'end',
        to: 'note',
        label: 'the end; #1',
        detail: '',
        outcome: 'delivered',
        sentIn: undefined,
        step: 1,
        down: [],
      },
    ],
    inFlight: [],
  };
  const painted = paintMermaid(layout);
  expect(painted).toContain('participant end_ as #101;nd');
  expect(painted).toContain('end_->>note_: the #101;nd#59; #35;1');
});
