/** What of XState was at work while charts ran live: a law says something only of what came up under it. */
import type { AnyTransitionDefinition, InspectionEvent } from 'xstate';

/** Counts features by name. */
export class AtWork {
  private readonly times = new Map<string, number>();

  note(feature: string): void {
    this.times.set(feature, (this.times.get(feature) ?? 0) + 1);
  }

  /** Notes what a running actor tells of itself. */
  inspect(each: InspectionEvent): void {
    if (each.type === '@xstate.action') this.note(actionNamed(each.action));
    if (each.type !== '@xstate.microstep') return;
    if (each._transitions.length > 1) this.note('several regions at once');
    for (const taken of each._transitions) for (const feature of featuresOf(taken)) this.note(feature);
  }

  /** Those of these features that came up less often than this. */
  seldom(features: readonly string[], least: number): string[] {
    return features.filter(feature => (this.times.get(feature) ?? 0) < least);
  }
}

/** What makes a transition what it is. */
function featuresOf({ eventType, target, source, actions, reenter }: AnyTransitionDefinition): string[] {
  const states = (target ?? []) as readonly (typeof source)[];
  const [first] = states;
  const isInside = first && first.path.length > source.path.length && first.path[0] === source.path[0];
  return [
    triggerNamed(eventType),
    ...(!first && actions.length === 0 ? ['nothing to do'] : []),
    ...(states.length > 1 ? ['several targets'] : []),
    ...(first && reenter ? ['reenter'] : []),
    ...(isInside && !reenter ? ['internal'] : []),
    ...(first && source.path.length > first.path.length ? ['to a state above'] : []),
    ...states.map(({ type, history }) => (type === 'history' ? `${history} history` : type)),
  ];
}

function triggerNamed(eventType: string): string {
  if (eventType === '') return 'always';
  if (eventType.startsWith('xstate.after.')) return 'after';
  if (eventType.startsWith('xstate.done.state.')) return 'onDone';
  return eventType.endsWith('*') ? eventType : 'an event';
}

function actionNamed({ type, params }: { readonly type: string; readonly params: unknown }): string {
  const delay = (params as { readonly delay?: unknown } | undefined)?.delay;
  return type === 'xstate.raise' && typeof delay === 'number' ? 'raise with a delay' : type;
}
