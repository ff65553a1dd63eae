/** The clock, the available memory, and the number of threads of the machine. */
import { availableParallelism, freemem } from 'node:os';
import { getHeapStatistics } from 'node:v8';

/** V8 reserves this part of its heap for young objects (three semispaces of 16 MiB); live objects share the rest. */
const youngBytes = 48 * 2 ** 20;

/** Milliseconds from an arbitrary origin; the available bytes of the machine (or of the container) and of the heap. */
export const clock = {
  now: () => performance.now(),
  memory: () => {
    const { used_heap_size: used, heap_size_limit: most } = getHeapStatistics();
    return { bytes: availableBytes(), heap: 1 - used / Math.max(1, most - youngBytes) };
  },
};

/** The bytes this process can still allocate. Node before 20.13 knows only those of the whole machine. */
function availableBytes(): number {
  return process.availableMemory?.() ?? freemem();
}

/** The number of threads the machine runs at once. */
export function threadsAtOnce(): number {
  return availableParallelism();
}

/** Calls `act` every `milliseconds`, until the returned function is called. */
export function every(milliseconds: number, act: () => void): () => void {
  const timer = setInterval(act, milliseconds);
  return () => clearInterval(timer);
}
