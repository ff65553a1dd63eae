/**
 * The XState chart of a plan. The keys of states are not in alphabetical order, so that a wrong order of regions shows.
 */
import { type AnyStateMachine, pathToStateValue } from 'xstate';
import type {
  AfterPlan,
  ChartPlan,
  HandlerPlan,
  Reference,
  StatePlan,
  TargetPlan,
  TransitionPlan,
} from '../arbitraries/chart-plan.ts';
import { actionsOf, beginning, guardOf, outputOf, type Places, provided } from './generated-action.ts';

/** More microsteps than a chart takes that reaches a stable state. */
const microstepsMax = 50;

/** The keys of child states, in document order. */
const keys = ['m', 'c', 'x', 'b'];

/** A state of the plan, with its place in the chart. */
interface StateNode {
  readonly plan: StatePlan;
  readonly type: StatePlan['type'];
  readonly path: readonly string[];
  /** The id as a target names it, with `#`. */
  readonly id: string;
  readonly parent: StateNode | undefined;
  readonly states: StateNode[];
}

/** The chart of a plan. */
export function generatedChart({ root, input }: ChartPlan): AnyStateMachine {
  return provided.createMachine({
    ...new ChartBuilder(root).config(),
    ...beginning(input !== undefined),
    output: outputOf('context'),
    options: { maxIterations: microstepsMax },
  } as never) as never;
}

const at = <Value>(values: readonly Value[], reference: Reference): Value => values[reference % values.length]!;

const isWithin = (path: readonly string[], outer: readonly string[]): boolean =>
  path.length > outer.length && outer.every((key, index) => path[index] === key);

class ChartBuilder {
  private readonly all: StateNode[] = [];
  private readonly root: StateNode;
  private readonly places: Places = {
    id: reference => at(this.all, reference).id,
    value: reference => {
      const { path } = at(this.all, reference);
      return path.length === 0 ? undefined : pathToStateValue([...path]);
    },
    after: reference => {
      const { plan, id } = at(this.all, reference);
      const [first] = plan.after;
      return `xstate.after.${first?.delay ?? 0}.${id.slice(1)}`;
    },
  };

  constructor(plan: StatePlan) {
    this.root = this.draw(plan, [], undefined);
  }

  config(): object {
    return this.state(this.root);
  }

  /** Adds a state and its descendants. A compound or parallel state without real children becomes atomic. */
  private draw(plan: StatePlan, path: readonly string[], parent: StateNode | undefined): StateNode {
    const below = plan.states.some(({ type }) => type !== 'history') ? plan.states : [];
    const isHollow = below.length === 0 && (plan.type === 'compound' || plan.type === 'parallel');
    const name = plan.named && parent ? `own${this.all.length}` : ['chart', ...path].join('.');
    const drawn: StateNode = { plan, type: isHollow ? 'atomic' : plan.type, path, id: `#${name}`, parent, states: [] };
    this.all.push(drawn);
    below.forEach((each, index) => {
      drawn.states.push(this.draw(each, [...path, keys[index]!], drawn));
    });
    return drawn;
  }

  private state(drawn: StateNode): object {
    const { plan, type, parent, id, path } = drawn;
    const key = path.at(-1);
    const named = { id: id.slice(1), description: `The state ${key ?? 'of all'}.` };
    if (type === 'history')
      return { ...named, type, history: plan.deep ? 'deep' : 'shallow', ...this.otherwise(drawn) };
    const acting = {
      ...named,
      ...(plan.entry.length > 0 ? { entry: this.actions(plan.entry) } : {}),
      ...(plan.exit.length > 0 ? { exit: this.actions(plan.exit) } : {}),
    };
    if (type === 'final')
      return { ...acting, type, ...(plan.output === 'none' ? {} : { output: outputOf(plan.output) }) };
    return {
      ...acting,
      tags: [...(plan.named ? [`in ${key}`] : []), ...(plan.busy && plan.after.length === 1 ? ['busy'] : [])],
      ...(plan.named ? { meta: { at: path } } : {}),
      on: Object.fromEntries(plan.on.map(each => [each.on, this.handler(drawn, each)])),
      after: Object.fromEntries(plan.after.map(each => [each.delay, this.after(drawn, each)])),
      ...(plan.always.length > 0 ? { always: this.onwards(drawn, plan.always) } : {}),
      ...(type === 'atomic' ? {} : { type, ...this.inside(drawn) }),
      ...(type !== 'atomic' && parent && plan.onDone.length > 0
        ? { onDone: this.transitions(drawn, plan.onDone) }
        : {}),
    };
  }

  private inside({ plan, type, states }: StateNode): object {
    const inside = { states: Object.fromEntries(states.map(each => [each.path.at(-1), this.state(each)])) };
    if (type === 'parallel') return inside;
    const rest = regionsOf(states);
    const open = rest.filter(each => each.type !== 'final');
    const target = at(open.length > 0 ? open : rest, plan.initial).path.at(-1);
    const { initially } = plan;
    return { ...inside, initial: initially.length > 0 ? { target, actions: this.actions(initially) } : target };
  }

  /** The default target of a history state. */
  private otherwise({ plan: { otherwise }, parent }: StateNode): object {
    if (otherwise === undefined) return {};
    const state = at(this.below(parent!), otherwise);
    return { target: state.parent === parent ? state.path.at(-1) : state.id };
  }

  /** All descendants of a state except history states. */
  private below(drawn: StateNode): StateNode[] {
    return this.all.filter(({ path, type }) => type !== 'history' && isWithin(path, drawn.path));
  }

  private handler(source: StateNode, { transitions }: HandlerPlan): object | undefined {
    if (transitions === 'undefined') return undefined;
    return transitions === 'forbidden' ? {} : this.transitions(source, transitions);
  }

  private after(source: StateNode, { transitions }: AfterPlan): object {
    return this.transitions(source, transitions);
  }

  private transitions(source: StateNode, plans: readonly TransitionPlan[]): object[] {
    return plans.map(({ target, guard, actions, reenter }, index) => ({
      ...this.target(source, target),
      ...(guard ? { guard: guardOf(guard, this.places) } : {}),
      ...(actions.length > 0 ? { actions: this.actions(actions) } : {}),
      ...(reenter ? { reenter } : {}),
      description: `Way ${index + 1}.`,
    }));
  }

  /**
   * Eventless transitions. To terminate in most cases, each leads to a later sibling, or has a guard on the counter.
   */
  private onwards(source: StateNode, plans: readonly TransitionPlan[]): object[] {
    const siblings = source.parent?.type === 'compound' ? source.parent.states : [];
    const later = siblings.slice(siblings.indexOf(source) + 1);
    const onwards = plans.flatMap((plan): TransitionPlan[] => {
      if (plan.guard?.guard === 'counted') return [plan];
      if (later.length === 0 || !('state' in plan.target)) return [];
      const state = this.all.indexOf(at(later, plan.target.state));
      return [{ ...plan, target: { to: 'state', state, by: 'key' } }];
    });
    return this.transitions(source, onwards);
  }

  private actions(plans: StatePlan['entry']): readonly unknown[] {
    return actionsOf(plans, this.places);
  }

  private target(source: StateNode, plan: TargetPlan): object {
    if (plan.to === 'nowhere' || this.all.length === 1) return {};
    if (plan.to === 'sibling') return { target: at(siblingsOf(source), plan.state).id };
    if (plan.to === 'state') {
      const state = at(this.all, plan.state);
      return { target: plan.by === 'key' ? keyed(source, state) : state.id };
    }
    const parallels = this.all.filter(({ type, states }) => type === 'parallel' && regionsOf(states).length > 1);
    if (parallels.length === 0) return {};
    const regions = regionsOf(at(parallels, plan.parallel).states).slice(0, plan.states.length);
    return { target: regions.map((region, index) => at([region, ...this.below(region)], plan.states[index]!).id) };
  }
}

function regionsOf(states: readonly StateNode[]): StateNode[] {
  return states.filter(({ type }) => type !== 'history');
}

/** The states with the same parent; for the root, its children. */
function siblingsOf({ parent, states }: StateNode): readonly StateNode[] {
  return parent?.states ?? states;
}

/** The relative name of a state for a sibling or an ancestor, or its id for any other source. */
function keyed(source: StateNode, state: StateNode): string {
  if (isWithin(state.path, source.path)) return `.${state.path.slice(source.path.length).join('.')}`;
  return source.parent && state.parent === source.parent ? state.path.at(-1)! : state.id;
}
