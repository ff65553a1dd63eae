/** The option for the number of threads. */
import { number, option } from './option.ts';

/** An upper bound of the threads of known machines. */
const workersMost = 256;

export const workerOption = {
  workers: option(
    '<number>',
    'threads, one exploration each at a time, so one for a single scenario; as many as the machine runs at once unless told otherwise',
    number(1, workersMost),
  ),
};
