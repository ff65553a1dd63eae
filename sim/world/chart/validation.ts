/**
 * Validation of charts, once before the search. A feature without semantics in a world of messages and timers is
 * refused in one line, with the chart, the state and an alternative.
 */
import type { AnyStateMachine } from 'xstate';
import type { Party } from '#machines';
import { InputError } from '../input-error.ts';

type Node = AnyStateMachine['root'];

/** XState's actions that start, stop or address other actors. */
const ofActors: ReadonlyMap<string, string> = new Map(
  ['spawnChild', 'stopChild', 'sendTo', 'sendParent', 'forwardTo'].map(name => [`xstate.${name}`, name]),
);

/** The alternative to another actor. */
const actorAlternative =
  'model the actor as a party, or its outcome as a decision of this party (decisions: a fair step with a free outcome)';

/** The name of an action on other actors and its alternative; undefined for any other action. */
export function unsupportedAction(action: string): { readonly name: string; readonly way: string } | undefined {
  const name = ofActors.get(action) ?? (action.startsWith('xstate.') ? action : undefined);
  if (name === undefined) return undefined;
  const isSend = name.startsWith('send') || name === 'forwardTo';
  return {
    name,
    way: isSend ? 'use the effect send(party, message), or raise for an event of its own' : actorAlternative,
  };
}

/** The maximum number of microsteps for one event; more are taken for a livelock. */
export const microstepsMost = 1000;

/** Validates a chart. @throws InputError where the chart is refused */
export function validateChart(chart: AnyStateMachine): void {
  for (const node of nodesOf(chart.root)) {
    const [invoked] = node.invoke;
    if (invoked) throw refused(chart, node, `invoke (${invoked.id}) is not supported`, actorAlternative);
    for (const action of actionsOf(node)) {
      const type = typeOf(action, chart);
      // Other built-in actions are validated when a step uses them.
      const instead = ofActors.has(type) ? unsupportedAction(type) : undefined;
      if (instead) throw refused(chart, node, `${instead.name} is not supported`, instead.way);
    }
    if (node.tags.includes('busy') && node.after.length === 0)
      throw refused(
        chart,
        node,
        'it carries the tag busy and has no after',
        'a busy state ends by itself: give it after: { 0: … }, or take the tag away',
      );
    if (node.tags.includes('busy') && new Set(node.after.map(({ eventType }) => eventType)).size > 1)
      throw refused(
        chart,
        node,
        'it carries the tag busy and has several timers',
        'a busy state goes on by one: keep one after, with a guard for each way',
      );
  }
  // XState's default has no limit, and an endless chart would never answer.
  if (chart.options.maxIterations === Infinity) chart.options.maxIterations = microstepsMost;
}

/**
 * Validates that a party's chart handles its faults and their recovery.
 * @param declared the names of the system's faults
 * @throws InputError where it does not
 */
export function validateFaults({ name, chart, fails = [] }: Party, declared: readonly string[]): void {
  const [first] = fails;
  if (!first) return;
  const nodes = nodesOf(chart.root);
  const isHandled = (event: string, among = nodes): boolean => among.some(node => handles(node, event));
  const refuse = (what: string, way: string, by = first.fault.name): never => {
    throw new InputError(`party ${name} fails by ${by}, but ${what} in chart ${chart.id}; ${way}`);
  };
  const back = first.fault.recovery;
  for (const { fault } of fails) {
    if (!declared.includes(fault.name))
      throw new InputError(
        `party ${name} fails by ${fault.name}, which its system does not declare; add it to the system's faults, of which there are ${declared.join(', ')}`,
      );
    if (fault.recovery !== back)
      throw new InputError(
        `party ${name} fails by ${first.fault.name} and ${fault.name}, which have two recoveries, ${back} and ${fault.recovery}; give both the same`,
      );
    if (!isHandled(fault.name))
      refuse(
        `no state handles the event ${fault.name}`,
        `add on: { ${fault.name}: … } or leave the fault out of fails`,
        fault.name,
      );
  }
  const down = nodes.filter(({ tags }) => tags.includes('down'));
  if (down.length === 0)
    refuse('no state carries the tag down', `tag the state it is in until the ${back} with tags: 'down'`);
  for (const node of down)
    if (![node, ...above(node), ...nodesOf(node)].some(each => handles(each, back)))
      refuse(
        `state ${nodeName(node)} carries the tag down and does not handle ${back}`,
        `add on: { '${back}': … } there`,
      );
  const stray = nodes.find(node => handles(node, back) && !isDown(node) && node.parent);
  if (stray && !isHandled('*', [stray]))
    refuse(
      `state ${nodeName(stray)} handles ${back} and does not carry the tag down`,
      `a ${back} happens only where the party is down: add tags: 'down' there`,
    );
}

/** The state nodes of a chart, the root first. */
export function nodesOf(node: Node): Node[] {
  return [node, ...Object.values(node.states).flatMap(nodesOf)];
}

/** The name of a state, such as `waiting.asked`; the chart's id for the root. */
export function nodeName(node: Node): string {
  return node.path.join('.') || node.id;
}

/** The error that refuses a chart, as one line. */
function refused(chart: AnyStateMachine, node: Node, what: string, way: string): InputError {
  return new InputError(`chart ${chart.id}, state ${nodeName(node)}: ${what}; ${way}`);
}

function above(node: Node): Node[] {
  return node.parent ? [node.parent, ...above(node.parent)] : [];
}

function isDown(node: Node): boolean {
  return [node, ...above(node), ...nodesOf(node)].some(({ tags }) => tags.includes('down'));
}

function handles(node: Node, event: string): boolean {
  return [...node.transitions.keys()].some(
    descriptor =>
      descriptor === event ||
      descriptor === '*' ||
      (descriptor.endsWith('.*') && event.startsWith(descriptor.slice(0, -1))),
  );
}

function actionsOf(node: Node): unknown[] {
  const transitions = [...node.transitions.values(), node.always ?? []].flat();
  return [...node.entry, ...node.exit, ...transitions.flatMap(({ actions }) => actions)];
}

/** The type of an action in a chart. Built-in actions have one; a name refers to an action that the chart provides. */
function typeOf(action: unknown, chart: AnyStateMachine): string {
  const named = typeof action === 'string' ? action : (action as { type?: string }).type;
  const provided = named === undefined ? undefined : chart.implementations.actions[named];
  return (provided as { type?: string } | undefined)?.type ?? named ?? '';
}
