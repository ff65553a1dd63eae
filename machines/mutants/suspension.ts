/** Mutants of suspension, all of the auth server. */
import { assign } from 'xstate';
import type { AuthServerContext } from '../auth-server/context.ts';
import type { OpenConfig } from '../mutation/open-config.ts';
import { edited, type Mutant } from './mutant.ts';

/** Applies a mutation to the states of every row that can be suspended. */
const everyRow = (config: OpenConfig, mutate: (states: OpenConfig) => void): void => {
  for (const { states } of Object.values<OpenConfig>(config.states.running.states.binding.states))
    if (states.suspended) mutate(states);
};

export const suspensionOnlyNoted: Mutant = {
  name: 'suspension-only-noted',
  story:
    'The server notes a suspension, says that it stands, and leaves the rest to the device (m-suspend-needs-device).',
  party: 'authServer',
  mutate: chart => edited(chart, config => everyRow(config, ({ active }) => delete active.always)),
};

export const resumeNeedsRebind: Mutant = {
  name: 'resume-needs-rebind',
  story: 'The last resumption leaves a dead row behind, and the card must be bound anew (m-erase-on-suspend).',
  party: 'authServer',
  mutate: chart =>
    edited(chart, config =>
      everyRow(config, ({ suspended }) => {
        suspended.always.target = 'retired';
      }),
    ),
};

export const migrationLiftsSuspension: Mutant = {
  name: 'migration-lifts-suspension',
  story: 'The row a card moves to begins active, whatever the row it leaves (m-migrate-unsuspends).',
  party: 'authServer',
  mutate: chart =>
    edited(chart, config =>
      everyRow(config, ({ promised }) => {
        if (!promised) return;
        const activates = promised.on['row.activate'];
        activates.actions = assign({
          durable: ({ context: { durable }, event }: OpenConfig): AuthServerContext['durable'] => ({
            ...durable,
            rows: durable.rows.map((row: OpenConfig, at: number) =>
              at === event.row && row ? { ...row, suspended: [] } : row,
            ),
          }),
        });
      }),
    ),
};
