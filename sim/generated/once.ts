/** A value that is made at its first use: the generated scenarios take longer to make than most commands run. */
export function once<Value extends object>(make: () => Value): () => Value {
  let made: Value | undefined;
  return () => {
    made ??= make();
    return made;
  };
}
