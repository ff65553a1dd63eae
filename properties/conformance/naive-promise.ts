/**
 * Promises under strong fairness, decided naively: is there a run without end, or one that comes to rest, on which what is
 * promised never comes? What is owed again and again has to be done again and again (Emerson and Lei 1987).
 */

/** The steps of each world: where they lead, and what is owed with them. */
export type Steps = readonly (readonly { readonly to: number; readonly item: string | undefined }[])[];

/**
 * Whether some fair run breaks a promise that is kept in these worlds.
 * @param owed where it comes to be owed; undefined where it is owed all the time (`stabilises`)
 */
export function isBroken(steps: Steps, kept: readonly boolean[], owed?: readonly boolean[]): boolean {
  const waiting = new Set<number>();
  const enter = (world: number): void => {
    if (!owed || !kept[world]) waiting.add(world);
  };
  for (const world of steps.keys()) if (!owed || owed[world]) enter(world);
  // A set that grows while it is gone through is gone through whole.
  for (const world of waiting) for (const { to } of steps[world]!) enter(to);
  const isBad = (world: number): boolean => owed !== undefined || !kept[world];
  return (
    [...waiting].some(world => isBad(world) && steps[world]!.every(({ item }) => item === undefined)) ||
    canStay(steps, waiting, isBad)
  );
}

/** Whether some fair run stays in these worlds for ever and is in a bad one again and again. */
function canStay(steps: Steps, within: ReadonlySet<number>, isBad: (world: number) => boolean): boolean {
  return cycles(steps, within).some(cycle => {
    if (![...cycle].some(isBad)) return false;
    const inside = [...cycle].flatMap(world => steps[world]!.filter(({ to }) => cycle.has(to)));
    const done = new Set(inside.map(({ item }) => item));
    const fair = [...cycle].filter(world => steps[world]!.every(({ item }) => item === undefined || done.has(item)));
    return fair.length === cycle.size || canStay(steps, new Set(fair), isBad);
  });
}

/** The strongly connected parts with a step inside (Kosaraju): by when they are left for good, then backwards. */
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
