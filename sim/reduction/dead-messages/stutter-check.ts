/**
 * Silence: what properties about steps say of a step that changes nothing but an inbox, sends and reports nothing. Delivering
 * a dead message is such a step, and so is losing or copying it; where dead messages are left out these steps are not seen, so
 * it has to be shown that no property refuses them, in any world.
 *
 * A property that does not look at the choice says the same of all of them: it is asked in every world as one more
 * property about worlds. One that does look at the choice is asked again in the end, when all messages that were left out
 * are known, in every world about every one of them. So is a premise that no step seen makes true: one of these might.
 * Whether such a step is heard a property may mind as well: then messages that are not are no longer left out. (What a crash
 * takes along, no property is shown.)
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

/** Thrown where a property looks at the choice. */
const looksAtChoice = new Error('a property looks at the choice');

/** The step in which nothing happens. */
function silent(world: WorldView, heard: boolean, choice: () => Choice): StepView {
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
  /** What is to be true of every world. */
  readonly properties: readonly Property[];
  private readonly looking = new Set<StepPredicate>();

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
   * Keeps the messages that were left out though a property might refuse it, or no other step makes its premise true, once
   * all worlds are there.
   * @param asked what was found of the properties asked for
   * @param found what was found of those that are to be true besides
   */
  lookBack(model: Model, worlds: StateStore, asked: readonly Finding[], found: readonly Finding[]): void {
    const { dead } = this;
    if (found.some(({ verdict }) => verdict === 'violated')) dead.keepAll();
    if (dead.isRefuted || dead.leftOut === 0) return;
    const idle = asked.flatMap(({ property: { test }, met }): StepPredicate[] => {
      const semantics = semanticsOf(test);
      const when = semantics.judges === 'steps' && met === false ? semantics.when : undefined;
      return when ? [step => !when(step)] : [];
    });
    const row = new Int32Array(model.width);
    const judged = new SatisfiedCache();
    const judges = [...this.looking, ...idle].map(
      holds => new MemoisedWorldPredicate(model, this.acceptingAll(model, holds), judged),
    );
    for (let world = 0; world < worlds.count && judges.length > 0; world++) {
      worlds.open(world, row);
      if (judged.has(noMove, row)) continue;
      for (const judge of judges) judge.holds(row);
      judged.keep();
    }
  }

  /** Whether a step predicate accepts silence in a world, as far as it does not look at the choice. */
  private accepting(holds: StepPredicate): (world: WorldView) => boolean {
    const refuse = (): never => {
      throw looksAtChoice;
    };
    return world => {
      try {
        const accepts = holds(silent(world, true, refuse));
        if (accepts && !holds(silent(world, false, refuse))) this.dead.keepUnheard();
        return accepts;
      } catch (error) {
        if (error !== looksAtChoice) throw error;
        this.looking.add(holds);
        return true;
      }
    };
  }

  /** Keeps each message that was left out and which a predicate would not see delivered, lost or copied in a world. */
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
            holds(silent(world, heard, () => ({ kind, party: name, envelope }))),
          ),
        );
        if (!accepts) dead.parties[party]!.keep(message);
      }
      return true;
    };
  }
}
