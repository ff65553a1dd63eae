/** The clock, the memory that is left, and the threads the machine has. */
import { availableParallelism, freemem } from 'node:os';
import { getHeapStatistics } from 'node:v8';

/** V8 keeps this much of its heap for young objects (three halves of 16 MiB); live objects share the rest. */
const youngBytes = 48 * 2 ** 20;

/** Milliseconds from any beginning; the memory left, of the machine (or of the container) and of the heap. */
export const clock = {
  now: () => performance.now(),
  memory: () => {
    const { used_heap_size: used, heap_size_limit: most } = getHeapStatistics();
    return { bytes: availableBytes(), heap: 1 - used / Math.max(1, most - youngBytes) };
  },
};

/** Bytes this process may still take. Node before 20.13 knows only the whole machine's. */
function availableBytes(): number {
  return process.availableMemory?.() ?? freemem();
}

/** How many threads the machine runs at once. */
export function threadsAtOnce(): number {
  return availableParallelism();
}

/** Calls `act` again and again; the function returned ends that. */
export function every(milliseconds: number, act: () => void): () => void {
  const timer = setInterval(act, milliseconds);
  return () => clearInterval(timer);
}
