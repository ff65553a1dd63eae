/**
 * The check that properties about steps accept stuttering steps. A stuttering step changes nothing but an inbox, and
 * sends and reports nothing: the delivery, loss or copy of a dead message. The reduction leaves these steps out, so
 * this check has to show that no property refuses them in any world.
 *
 * A property that does not read the choice judges all stuttering steps of a world alike: it becomes one more property
 * about worlds. A property that reads the choice is asked at the end of the search, when all messages that were left
 * out are known: in every world, about every such message. So is a premise that no step of the search made true, since
 * a stuttering step could. If a property refuses a stuttering step that is not heard, unheard messages are no longer
 * dead. (No property sees the messages that a crash removes.)
 */

import { semanticsOf } from '../../property/forms.ts';
import { MemoisedWorldPredicate } from '../../property/memoised-predicate.ts';
import { always, type Property, type StepPredicate } from '../../property/property.ts';
import { noMove, SatisfiedCache } from '../../property/satisfied-cache.ts';
import type { Finding } from '../../property/verdict.ts';
import type { StateStore } from '../../storage/state-store.ts';
import type { Choice } from '../../world/choice.ts';
import type { Model } from '../../world/model.ts';
import type { StepView, WorldView } from '../../world/world.ts';
import type { DeadMessages } from './dead-messages.ts';

/** Thrown when a property reads the choice. */
const readsChoice = new Error('a property reads the choice');

/** A stuttering step. */
function stutter(world: WorldView, heard: boolean, choice: () => Choice): StepView {
  return {
    before: world,
    after: world,
    sends: [],
    reports: [],
    heard,
    get choice() {
      return choice();
    },
  };
}

export class StutterCheck {
  /** One property about worlds for each property about steps: it accepts the stuttering steps of the world. */
  readonly properties: readonly Property[];
  private readonly choiceReaders = new Set<StepPredicate>();

  constructor(
    properties: readonly Property[],
    private readonly dead: DeadMessages,
  ) {
    this.properties = properties.flatMap(property => {
      const semantics = semanticsOf(property.test);
      return semantics.judges === 'steps' ? [{ ...property, test: always(this.accepting(semantics.demand)) }] : [];
    });
  }

  /**
   * Reviews a complete search: keeps the messages whose stuttering steps a property refuses, or can make its premise
   * true.
   * @param asked the findings for the properties of the check
   * @param found the findings for `properties`
   */
  review(model: Model, worlds: StateStore, asked: readonly Finding[], found: readonly Finding[]): void {
    const { dead } = this;
    if (found.some(({ verdict }) => verdict === 'violated')) dead.keepAll();
    if (dead.isRefuted || dead.leftOut === 0) return;
    const unmetPremises = asked.flatMap(({ property: { test }, met }): StepPredicate[] => {
      const semantics = semanticsOf(test);
      const when = semantics.judges === 'steps' && met === false ? semantics.when : undefined;
      return when ? [step => !when(step)] : [];
    });
    const row = new Int32Array(model.width);
    const judged = new SatisfiedCache();
    const judges = [...this.choiceReaders, ...unmetPremises].map(
      holds => new MemoisedWorldPredicate(model, this.acceptingAll(model, holds), judged),
    );
    for (let world = 0; world < worlds.count && judges.length > 0; world++) {
      worlds.open(world, row);
      if (judged.has(noMove, row)) continue;
      for (const judge of judges) judge.holds(row);
      judged.keep();
    }
  }

  /** A predicate on worlds: whether a step predicate accepts stuttering there; true if it reads the choice. */
  private accepting(holds: StepPredicate): (world: WorldView) => boolean {
    const refuse = (): never => {
      throw readsChoice;
    };
    return world => {
      try {
        const accepts = holds(stutter(world, true, refuse));
        if (accepts && !holds(stutter(world, false, refuse))) this.dead.keepUnheard();
        return accepts;
      } catch (error) {
        if (error !== readsChoice) throw error;
        this.choiceReaders.add(holds);
        return true;
      }
    };
  }

  /**
   * A predicate on worlds that keeps each message left out whose delivery, loss or copy there the step predicate
   * refuses.
   */
  private acceptingAll(model: Model, holds: StepPredicate): (world: WorldView) => boolean {
    const { dead } = this;
    const { faults } = model.setting;
    const kinds = (['deliver', 'lose', 'copy'] as const).filter(kind => kind === 'deliver' || (faults[kind] ?? 0) > 0);
    const messages = dead.parties.flatMap(({ leftOut }, party) => [...leftOut].map(message => ({ party, message })));
    return world => {
      for (const { party, message } of messages) {
        const envelope = model.registers.envelope(message);
        const { name } = model.parties[party]!;
        const accepts = kinds.every(kind =>
          [true, kind !== 'deliver'].every(heard =>
            holds(stutter(world, heard, () => ({ kind, party: name, envelope }))),
          ),
        );
        if (!accepts) dead.parties[party]!.keep(message);
      }
      return true;
    };
  }
}
