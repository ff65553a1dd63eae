/**
 * WHAT must hold: one property a file, named as a sentence that is true when all is well.
 *
 * safety/        always, on worlds and on steps
 * reachability/  sometimes: the guards against an empty model
 */
import type { Property } from '#sim';
import { resourceManagersAgree } from './safety/resource-managers-agree.ts';

/** Every property, in the order lists show them. */
export const catalogue: readonly Property[] = [resourceManagersAgree];
