/** Counts of the XState features used while charts run live. The conformance law covers only features that occurred. */
import type { AnyTransitionDefinition, InspectionEvent } from 'xstate';

/** Counts of features, by name. */
export class FeatureCounts {
  private readonly times = new Map<string, number>();

  note(feature: string): void {
    this.times.set(feature, (this.times.get(feature) ?? 0) + 1);
  }

  /** Counts the features in an inspection event of a running actor. */
  inspect(each: InspectionEvent): void {
    if (each.type === '@xstate.action') this.note(actionNamed(each.action));
    if (each.type !== '@xstate.microstep') return;
    if (each._transitions.length > 1) this.note('several regions at once');
    for (const taken of each._transitions) for (const feature of featuresOf(taken)) this.note(feature);
  }

  /** The given features that occurred fewer than `least` times. */
  rare(features: readonly string[], least: number): string[] {
    return features.filter(feature => (this.times.get(feature) ?? 0) < least);
  }
}

/** The features of a transition. */
function featuresOf({ eventType, target, source, actions, reenter }: AnyTransitionDefinition): string[] {
  const states = (target ?? []) as readonly (typeof source)[];
  const [first] = states;
  const isInside = first && first.path.length > source.path.length && first.path[0] === source.path[0];
  return [
    triggerNamed(eventType),
    ...(!first && actions.length === 0 ? ['no target and no action'] : []),
    ...(states.length > 1 ? ['several targets'] : []),
    ...(first && reenter ? ['reenter'] : []),
    ...(isInside && !reenter ? ['internal'] : []),
    ...(first && source.path.length > first.path.length ? ['to an ancestor'] : []),
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
