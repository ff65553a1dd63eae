/**
 * Step: a row that a bind makes active has its record in its element at that time. Asserted only where the terminal confirms;
 * what the terminal says of the element is not authenticated.
 *
 * Clause: P1, P5 [inf-L]: bind confirmation. Catalogue C16 and H01, without an adversary.
 * Breaks when: the server makes a row active before the terminal has said that its record is stored.
 */
import { type CardProperty, everyStep, type StepView, type WorldView } from '#sim';
import { elementOf, rosterOf, rowsOf } from '../world/cards.ts';
import { heldIn } from '../world/storage.ts';

/** The rows that a bind makes active in this step. */
const madeActive = ({ before, after }: StepView) =>
  rowsOf(after).filter(
    row =>
      row.state === 'active' &&
      ['requested', 'allocated', undefined].includes(
        rowsOf(before).find(({ transaction }) => transaction === row.transaction)?.state,
      ),
  );

const isStored = (world: WorldView, element: string, transaction: string): boolean => {
  const device = rosterOf(world).devices.find(each => each.element === element)!;
  return heldIn(world, elementOf(world, device).durable).includes(transaction);
};

export const aRowBecomesActiveWithItsRecord: CardProperty = {
  name: 'a-row-becomes-active-with-its-record',
  says: 'A row that a bind makes active has its record in its element.',
  kind: 'safety',
  onlyAsserted: true,
  subject: 'cards',
  source: 'C16 H01 [inf-L] P1, P5, without an adversary',
  breaks: [{ scenario: 'first-bind', change: { with: { 'bind-confirmation': 'none' } } }],
  test: everyStep(
    step => madeActive(step).every(row => isStored(step.before, row.element, row.transaction)),
    step => madeActive(step).length > 0,
  ),
};
