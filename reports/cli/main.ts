/** The entry of the process: its command line, its streams, and what it does with an uncaught error. */
import { handleStreamErrors, handleUncaught } from '../host/streams.ts';
import { fail, perform } from './command-line.ts';

const words = process.argv.slice(2);
handleStreamErrors();
handleUncaught(error => fail(words, error));
await perform(words);
