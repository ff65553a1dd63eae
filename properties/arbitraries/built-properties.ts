/** The properties of a generated system: predicates over worlds and steps, and the observers that they read. */
import { assign, setup } from 'xstate';
import type { Report } from '#machines';
import { cardKinds, type Observer, type Property, type StepView, type WorldView } from '#sim';
import type { Fact, PropertyPlan, StepFact } from './systems.ts';

/** The context of every generated chart. */
export interface Counted {
  readonly n: number;
}

/** The element of a list at an index, modulo its length. */
export const of = <Value>(list: readonly Value[], at: number): Value => list[at % list.length]!;

export const nameOf = (party: number): string => `p${party}`;

/** The names in state values. */
const stateNames = ['a', 'b', 'c', 'x', 'y', 'end', 'down', 'l'] as const;

/** One observer counts a report up to two, the other keeps the last report. */
const observers: readonly Observer[] = [
  {
    name: 'count',
    chart: setup({ types: { context: {} as Counted } }).createMachine({
      context: { n: 0 },
      on: { r0: { actions: assign({ n: ({ context }) => Math.min(2, context.n + 1) }) } },
    }),
  },
  {
    name: 'last',
    chart: setup({ types: { context: {} as Counted, events: {} as Report } }).createMachine({
      context: { n: 0 },
      on: {
        r0: { actions: assign({ n: 1 }) },
        r1: { actions: assign({ n: 2 }) },
      },
    }),
  },
];

const countOf = ({ context }: { readonly context: unknown }): number => (context as Counted).n;

function isTrue(fact: Fact, world: WorldView, size: number): boolean {
  if ('not' in fact) return !isTrue(fact.not, world, size);
  if ('both' in fact) return fact.both.every(each => isTrue(each, world, size));
  if ('observer' in fact) return countOf(world.observer(of(observers, fact.observer).name)) >= fact.least;
  if ('away' in fact) return world.away('device');
  const party = nameOf(fact.party % size);
  if ('counts' in fact) return countOf(world.local(party)) === fact.counts;
  if ('awaits' in fact) return world.inbox(party).some(({ message }) => message.type === `m${fact.awaits}`);
  return JSON.stringify(world.local(party).value).includes(`"${of(stateNames, fact.isIn)}"`);
}

function isTrueOf(fact: StepFact, step: StepView, size: number): boolean {
  if ('reports' in fact) return step.reports.some(({ type }) => type === `r${fact.reports}`);
  if ('sends' in fact) return step.sends.some(({ message }) => message.type === `m${fact.sends}`);
  if ('kind' in fact) return step.choice.kind === of(cardKinds.all, fact.kind);
  if ('unheard' in fact) return !step.heard;
  return isTrue(fact.leaves, step.before, size) && !isTrue(fact.leaves, step.after, size);
}

function observedBy(fact: Fact): readonly Observer[] {
  if ('not' in fact) return observedBy(fact.not);
  if ('both' in fact) return fact.both.flatMap(observedBy);
  return 'observer' in fact ? [of(observers, fact.observer)] : [];
}

/** The property of a plan. `at`: its index in the plan; `size`: the number of parties. */
export function propertyOf({ form, fact, premise, step }: PropertyPlan, at: number, size: number): Property {
  const holds = (world: WorldView): boolean => isTrue(fact, world, size);
  const met = premise && ((world: WorldView): boolean => isTrue(premise, world, size));
  const when = met ? { when: met } : {};
  const tests: Readonly<Record<PropertyPlan['form'], Property['test']>> = {
    always: { form: 'always', holds, ...when },
    sometimes: { form: 'sometimes', holds },
    eventually: { form: 'eventually', holds, ...when },
    stabilises: { form: 'stabilises', holds, ...when },
    leadsTo: { form: 'leadsTo', from: met ?? (() => true), to: holds },
    step: {
      form: 'step',
      holds: each => !isTrueOf(step, each, size),
      ...(met ? { when: (each: StepView) => met(each.before) } : {}),
    },
    deadlock: met ? { form: 'deadlock', unless: met } : { form: 'deadlock' },
  };
  return {
    name: `property${at}`,
    says: `Property ${at}.`,
    kind: 'safety',
    subject: 'two-phase-commit',
    source: 'ours',
    breaks: [],
    observers: [fact, ...(premise ? [premise] : []), ...('leaves' in step ? [step.leaves] : [])].flatMap(observedBy),
    test: tests[form],
  };
}
