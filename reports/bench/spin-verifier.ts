/** Spin's verifiers, compiled for speed and run to the end: their counts, times and resource usage. */
import { HarnessError } from '#sim';
import { writeText } from '../host/whole-file.ts';
import type { Sample } from './table.ts';
import { timedRun } from './timed-process.ts';

/** Linked to every verifier: it prints its resource usage at its end, as Tongka's own processes do. */
const tellsUse = `#include <stdio.h>
#include <sys/resource.h>
__attribute__((destructor)) static void tell_use(void)
{
  struct rusage used;
  char line[256];
  long kibibytes = 0;
  FILE *status = fopen("/proc/self/status", "r");
  getrusage(RUSAGE_SELF, &used);
  while (status && fgets(line, sizeof line, status)) sscanf(line, "VmHWM: %ld", &kibibytes);
  if (!kibibytes) kibibytes = used.ru_maxrss;
  printf("\\nused %.6f s %ld KiB\\n", used.ru_utime.tv_sec + used.ru_stime.tv_sec
    + (used.ru_utime.tv_usec + used.ru_stime.tv_usec) / 1e6, kibibytes);
  fflush(stdout);
}
`;

/** Builds the verifiers of a model in a folder, one for each list of flags; compilation is not timed. */
export async function buildVerifiers(folder: string, model: string, all: Readonly<Record<string, readonly string[]>>) {
  writeText('the model for Spin', `${folder}/model.pml`, model);
  writeText('what tells its use', `${folder}/use.c`, tellsUse);
  await built(folder, 'spin', ['-a', 'model.pml']);
  for (const [name, flags] of Object.entries(all))
    await built(folder, 'gcc', ['-O3', '-w', '-DSAFETY', ...flags, '-o', name, 'pan.c', 'use.c']);
}

async function built(folder: string, program: string, words: readonly string[]): Promise<void> {
  const { failed, out } = await timedRun(program, words, { folder });
  if (failed) throw new HarnessError(`${program} ${words.join(' ')}: ${failed} ${out.slice(-500)}`);
}

/** The arguments of a verifier: it continues after every violation, and a state without steps is no error. */
export function verifierWords(worlds: number, depthMax: number): string[] {
  // Four slots for each world: a hash table of the size recommended for Spin.
  return ['-E', '-c0', `-m${depthMax}`, `-w${Math.max(18, Math.ceil(Math.log2(worlds)) + 2)}`];
}

/** Runs a verifier; the monitor has one transition in each state. Returns the reason of a failure. */
export async function verified(
  folder: string,
  name: string,
  words: readonly string[],
  hasMonitor: boolean,
  secondsMax: number,
): Promise<(Sample & { readonly depth: number }) | string> {
  const { out, seconds, failed } = await timedRun(`./${name}`, words, { folder, secondsMax });
  if (failed) return failed;
  if (/max search depth too small|out of memory|truncated/i.test(out)) return 'did not come to its end';
  const number = (pattern: RegExp): number => {
    const found = pattern.exec(out)?.[1];
    if (found === undefined) throw new HarnessError(`Spin did not say ${pattern}: ${out.slice(0, 500)}`);
    return Number(found);
  };
  const worlds = number(/(\S+) states, stored/);
  return {
    seconds,
    cpuSeconds: number(/^used (\S+) s/m),
    peakBytes: number(/^used \S+ s (\d+) KiB/m) * 1024,
    worlds,
    steps: number(/(\S+) transitions \(=/) - 1 - (hasMonitor ? worlds : 0),
    depth: number(/depth reached (\d+)/),
  };
}
