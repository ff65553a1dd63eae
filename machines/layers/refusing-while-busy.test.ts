/** Goal: a command that is not handled is refused aloud. Method: a loan that is asked for twice; random regions. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { loan, runOf, sends } from './loan.test-kit.ts';
import { refusingWhileBusy } from './refusing-while-busy.ts';
import type { Transition } from './region.ts';
import { commands, regions } from './regions.test-kit.ts';

const refusal: Transition = { actions: sends('reader', 'loan.failed'), description: 'Is still at it.' };
const busy = refusingWhileBusy(refusal, ['loan.start', 'loan.end']);

test('a state refuses the commands that it does not handle', () => {
  expect(runOf(busy(loan), ['loan.end', 'loan.start', 'loan.start', 'loan.end'])).toEqual([
    'idle',
    'idle: loan.failed to reader',
    'asking: newLoan, loan.request to library',
    'asking: loan.failed to reader',
    'asking: loan.failed to reader',
  ]);
});

test('in an exception the command stays without an answer', () => {
  const quiet = refusingWhileBusy(refusal, ['loan.start', 'loan.end'], { 'loan.start': ['asking'] })(loan);
  expect(runOf(quiet, ['loan.start', 'loan.start', 'loan.end']).slice(2)).toEqual([
    'asking',
    'asking: loan.failed to reader',
  ]);
});

test('without commands nothing is changed', () => {
  expect(refusingWhileBusy(refusal, [])(loan)).toEqual(loan);
});

test('a state that is left alone stays the same object, and one that refuses keeps all else', () => {
  const laid = refusingWhileBusy(refusal, ['loan.start'])(loan);
  expect(laid.states.idle).toBe(loan.states.idle);
  const { on, ...others } = laid.states.fetching!;
  const { on: before, ...same } = loan.states.fetching!;
  expect([others, on]).toEqual([same, { ...before, 'loan.start': refusal }]);
});

test('each command is either handled as before, by the state or by the region, or refused', () => {
  fc.assert(
    fc.property(regions, region => {
      const laid = refusingWhileBusy(refusal, commands)(region);
      for (const [name, { on }] of Object.entries(region.states))
        for (const command of commands)
          expect(laid.states[name]!.on![command]).toEqual(on![command] ?? (region.on![command] ? undefined : refusal));
    }),
  );
});
