/** Measures the exploration speed of one model, by Tongka or by `xstate/graph`. */
import {
  type Explored,
  exploring,
  type Limits,
  type Model,
  modelFor,
  type Property,
  type Scenario,
  type Setting,
  settingWords,
} from '#sim';
import { clock } from '../host/clock.ts';
import { exitCode, setExitCode } from '../host/exit-code.ts';
import { Interruptible } from '../host/interruptible.ts';
import { print, printJson } from '../host/streams.ts';
import { formatCount, formatNumber } from '../text/number.ts';
import { askedProperties } from './asked-properties.ts';
import { usedHere } from './timed-process.ts';

/** The programs that can explore the worlds. */
export const engines = ['tongka', 'xstate-graph'] as const;

/** The model of a measurement, and the output format. */
export interface Measurement {
  readonly scenario: Scenario;
  readonly setting: Setting;
  readonly limits: Limits;
  readonly engine: (typeof engines)[number];
  /** The number of resource managers of Two-Phase Commit; undefined for a scenario. */
  readonly size: number | undefined;
  readonly json?: true;
  readonly timings: boolean;
}

/** Measures and prints. */
export async function measure(measurement: Measurement): Promise<void> {
  const { scenario, setting, engine, size, json, timings } = measurement;
  const properties = askedProperties(scenario);
  const model = modelFor(scenario, setting, properties);
  const startMs = clock.now();
  const counts =
    engine === 'tongka' ? await explore(model, properties, measurement.limits) : await walk(model, size !== undefined);
  const seconds = (clock.now() - startMs) / 1000;
  const { cpuSeconds, peakBytes } = usedHere();
  if (json) {
    const subject =
      size === undefined
        ? { name: scenario.name, setting: settingWords(scenario, setting) }
        : { name: scenario.name, size };
    const processBytesPerWorld = Math.round((peakBytes / counts.worlds) * 10) / 10;
    const times = timings ? { seconds, cpuSeconds, peakBytes, processBytesPerWorld } : {};
    printJson({ command: 'bench', ...subject, engine, ...counts, ...times });
    return;
  }
  const { worlds, steps, machineCalls } = counts;
  const managers = size === undefined ? '' : `, ${size} resource managers`;
  const rate = formatNumber(Math.round(worlds / seconds));
  print(
    `${scenario.name}${managers}, 1 thread: ${formatCount(worlds, 'world')} and ${formatCount(steps, 'step')} in ${seconds.toFixed(2)} s, ` +
      `${rate} worlds a second; XState asked ${formatCount(machineCalls, 'time')}; ${formatNumber(Math.round(peakBytes / 2 ** 20))} MiB at most`,
  );
}

async function explore(model: Model, properties: readonly Property[], limits: Limits) {
  const { findings, explored } = await Interruptible.during(interruptible =>
    interruptible.run(model.scenario.name, exploring(model, properties, limits, clock)),
  );
  const { worlds, steps, skipped, depth, machineCalls, bytesPerWorld, tableBytesPerWorld, complete } = explored;
  if (!complete) setExitCode(explored.stopped === 'interrupted' ? exitCode.interrupted : exitCode.undecided);
  const broken = findings.filter(({ verdict }) => verdict === 'violated').map(({ property }) => property.name);
  const reductions = {
    sleepSets: limits.sleepSets ?? true,
    symmetry: Boolean(limits.symmetry),
    deadMessages: limits.deadMessages ?? false,
    partialOrder: limits.partialOrder ?? false,
  };
  const counts = { worlds, steps, skipped, depth, machineCalls, bytesPerWorld, tableBytesPerWorld };
  return { ...reductions, ...counts, complete, ...stopOf(explored), broken };
}

function stopOf({ stopped }: Explored): { readonly stopped?: Explored['stopped'] } {
  return stopped ? { stopped } : {};
}

async function walk(model: Model, isComposed: boolean) {
  const { walkComposed, walkModel } = await import('./graph-walk.ts');
  return isComposed ? walkComposed(model.parties) : walkModel(model);
}
