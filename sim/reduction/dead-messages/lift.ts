/**
 * Lifting: a path of the model without dead messages becomes a path of the plain model. Each choice is matched by its
 * text. If a choice waits for a dead message (see `DeadMessages`), that message is delivered first: the path gets
 * longer, and is then possibly not a shortest one.
 */
import { type Choice, choiceText } from '../../world/choice.ts';
import { InputError } from '../../world/input-error.ts';
import { Model } from '../../world/model.ts';
import { choicesIn, initialWorld, step } from '../../world/world.ts';

/** A path of the plain model, and how many of its choices were added to deliver dead messages. */
export interface LiftedTrace {
  readonly path: number[];
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

/**
 * Lifts a path of the reduced model to one of the plain model.
 * @throws InputError if a link of the plain model is full of dead messages
 */
export function liftTrace(plain: Model, reduced: Model, path: readonly number[]): LiftedTrace {
  let world = initialWorld(plain);
  let reducedWorld = initialWorld(reduced);
  const lifted: number[] = [];
  const take = (at: number): void => {
    world = step(world, at)!.to;
    lifted.push(at);
  };
  for (const at of path) {
    const { choice, to } = step(reducedWorld, at)!;
    const alive = new Set(choicesIn(reducedWorld).map(choiceText));
    const wanted = choiceText(choice);
    for (;;) {
      const choices = choicesIn(world);
      const match = choices.findIndex(each => choiceText(each) === wanted);
      if (match >= 0) {
        take(match);
        break;
      }
      const blocking = choices.findIndex(each => waitsFor(choice, each) && !alive.has(choiceText(each)));
      if (blocking < 0)
        throw new InputError(
          `dead-messages: a trace cannot be replayed in full, since a link is full of messages that were left out; check without it`,
        );
      take(blocking);
    }
    reducedWorld = to;
  }
  return { path: lifted, added: lifted.length - path.length };
}

/**
 * Whether a choice can be blocked by another: a delivery by those ahead in its queue, any other choice by every
 * delivery.
 */
function waitsFor(choice: Choice, other: Choice): boolean {
  if (other.kind !== 'deliver') return false;
  return choice.kind !== 'deliver' || (choice.party === other.party && choice.envelope.from === other.envelope.from);
}
