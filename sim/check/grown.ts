/** Grows a typed array to at least `length`, doubling. */
export function grown(array: Int32Array, length: number): Int32Array {
  if (length <= array.length) return array;
  const next = new Int32Array(Math.max(length, array.length * 2));
  next.set(array);
  return next;
}
