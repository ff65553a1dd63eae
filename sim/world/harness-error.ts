/** Our own bug: never the user's mistake, never a verdict. The message says what happened and the likeliest cause. */
export class HarnessError extends Error {
  override name = 'HarnessError';
}
