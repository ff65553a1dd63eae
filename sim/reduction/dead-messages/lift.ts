/**
 * Ways of a model that leaves out dead messages, told as ways of the plain one. Every choice is found again by its meaning.
 * Where it has to wait for a dead message (see `DeadMessages`), that is delivered first: the way gets longer, and may then not be
 * the shortest one.
 */
import { type Choice, choiceText } from '../../world/choice.ts';
import { InputError } from '../../world/input-error.ts';
import { Model } from '../../world/model.ts';
import { choicesIn, initialWorld, step } from '../../world/world.ts';

/** Choices of the plain model, and how many of them deliver dead messages that were in the way. */
export interface LiftedTrace {
  readonly way: number[];
  readonly added: number;
}

/** The plain model of the same scenario. */
export function plainOf({ scenario, setting, observers }: Model): Model {
  return new Model(
    scenario,
    setting,
    observers.map(({ observer }) => observer),
  );
}

/** Tells a way of the reduced model as one of the plain one. */
export function liftTrace(plain: Model, reduced: Model, way: readonly number[]): LiftedTrace {
  let world = initialWorld(plain);
  let follower = initialWorld(reduced);
  const told: number[] = [];
  const take = (at: number): void => {
    world = step(world, at)!.to;
    told.push(at);
  };
  for (const at of way) {
    const { choice, to } = step(follower, at)!;
    const alive = new Set(choicesIn(follower).map(choiceText));
    const sought = choiceText(choice);
    for (;;) {
      const choices = choicesIn(world);
      const there = choices.findIndex(each => choiceText(each) === sought);
      if (there >= 0) {
        take(there);
        break;
      }
      const inTheWay = choices.findIndex(each => waitsFor(choice, each) && !alive.has(choiceText(each)));
      if (inTheWay < 0)
        throw new InputError(
          `dead-messages: a way that was found cannot be told, since a link is full of messages that were left out; check without it`,
        );
      take(inTheWay);
    }
    follower = to;
  }
  return { way: told, added: told.length - way.length };
}

/** Whether a choice may have to wait for another: a delivery for those before it in its queue, a quiet timer for all of them. */
function waitsFor(choice: Choice, other: Choice): boolean {
  if (other.kind !== 'deliver') return false;
  return choice.kind !== 'deliver' || (choice.party === other.party && choice.envelope.from === other.envelope.from);
}
