/**
 * Safeguard `shown-card`: the card shown as paying is the one that the element says. While a record is being erased none is
 * known to pay; when it is gone the element says which one does. Ours.
 */
import { kept } from '../../layers/picture.ts';
import { binding } from './binding.ts';
import { deletion } from './deletion.ts';
import { difference, erasesForGood, send } from './drawing.ts';
import { moving } from './moving.ts';

const asksWhichPays = send('secureElement', 'selection.ask', { cardType: kept('typeOfCard') });

export const shownCardDeleted = difference([binding, deletion], {
  instead: {
    erasingDeleted: { entry: ['hideAsUnknown', erasesForGood] },
    erasingOffline: { entry: ['hideAsUnknown', erasesForGood] },
  },
  doing: { erasingDeleted: { 'record.erased': asksWhichPays }, erasingOffline: { 'record.erased': asksWhichPays } },
});

export const shownCardMoved = difference([binding, moving], {
  instead: {
    erasingMoved: {
      'record.erased [unknownNow]': {
        guard: 'unknownNow',
        target: 'idle',
        actions: [asksWhichPays, send('authServer', 'migration.erased', 'card', 'transaction')],
        description: 'The record is gone: says so. Has to find out which card pays.',
      },
    },
    erasingRevoked: {
      'record.erased [unknownNow]': {
        guard: 'unknownNow',
        target: 'idle',
        actions: asksWhichPays,
        description: 'The record is gone. Has to find out which card pays.',
      },
    },
  },
});
