/**
 * An error of the tool itself, never a mistake of the user and never a verdict. The message says what happened and the
 * likeliest cause.
 */
export class HarnessError extends Error {
  override name = 'HarnessError';
}
