/**
 * Liveness under strong fairness, decided naively: is there an infinite fair run, or a run into a settled world, on
 * which the obligation is pending for ever? An item enabled infinitely often is taken infinitely often (Emerson and Lei
 * 1987).
 */

/** The steps of each world: the target and the fairness item. */
export type Steps = readonly (readonly { readonly to: number; readonly item: string | undefined }[])[];

/**
 * Whether a fair run violates a liveness property.
 * @param goals for each world, whether the goal is true
 * @param triggered for each world, whether the obligation arises there; undefined for `stabilises`, where it always
 * does
 */
export function isViolated(steps: Steps, goals: readonly boolean[], triggered?: readonly boolean[]): boolean {
  const waiting = new Set<number>();
  const enter = (world: number): void => {
    if (!triggered || !goals[world]) waiting.add(world);
  };
  for (const world of steps.keys()) if (!triggered || triggered[world]) enter(world);
  // The iteration of a set includes the elements added during it.
  for (const world of waiting) for (const { to } of steps[world]!) enter(to);
  const isBad = (world: number): boolean => triggered !== undefined || !goals[world];
  return (
    [...waiting].some(world => isBad(world) && steps[world]!.every(({ item }) => item === undefined)) ||
    canStay(steps, waiting, isBad)
  );
}

/** Whether a fair run can stay in these worlds for ever and visit a bad one infinitely often. */
function canStay(steps: Steps, within: ReadonlySet<number>, isBad: (world: number) => boolean): boolean {
  return cycles(steps, within).some(cycle => {
    if (![...cycle].some(isBad)) return false;
    const inside = [...cycle].flatMap(world => steps[world]!.filter(({ to }) => cycle.has(to)));
    const done = new Set(inside.map(({ item }) => item));
    const fair = [...cycle].filter(world => steps[world]!.every(({ item }) => item === undefined || done.has(item)));
    return fair.length === cycle.size || canStay(steps, new Set(fair), isBad);
  });
}

/**
 * The strongly connected components with a step inside (Kosaraju): in order of finishing times, on the reversed graph.
 */
function cycles(steps: Steps, within: ReadonlySet<number>): ReadonlySet<number>[] {
  const left: number[] = [];
  const met = new Set<number>();
  for (const root of within) {
    if (met.has(root)) continue;
    met.add(root);
    const path = [{ world: root, next: 0 }];
    while (path.length > 0) {
      const top = path.at(-1)!;
      const step = steps[top.world]![top.next++];
      if (!step) left.push(path.pop()!.world);
      else if (within.has(step.to) && !met.has(step.to)) {
        met.add(step.to);
        path.push({ world: step.to, next: 0 });
      }
    }
  }
  const before = new Map<number, number[]>();
  for (const world of within)
    for (const { to } of steps[world]!) if (within.has(to)) before.set(to, [...(before.get(to) ?? []), world]);
  const found: Set<number>[] = [];
  const taken = new Set<number>();
  for (const root of left.reverse()) {
    if (taken.has(root)) continue;
    const part = new Set([root]);
    for (const world of part) {
      taken.add(world);
      for (const from of before.get(world) ?? []) if (!taken.has(from)) part.add(from);
    }
    const isCycle = part.size > 1 || steps[root]!.some(({ to }) => to === root);
    if (isCycle) found.push(part);
  }
  return found;
}
