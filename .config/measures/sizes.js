/** The size of charts, as a reader meets them: states, transitions, those that do nothing. */
import { calmRun, takenBy } from './taken.js';

const chosen = ['first-bind', 'migrate-card', 'one-tap-bind', 'delete-card', 'tap-to-pay', 'two-phase-commit'];

/**
 * The sizes of the charts of some scenarios under the hardened profile, by party and scenario; where a chart has a region
 * for each card or row, also of the first one alone. Parties of one role count once.
 */
export function sizesOf(checkout) {
  const sizes = new Map();
  for (const scenario of checkout.scenarios.filter(({ name }) => chosen.includes(name))) {
    const { model, queries } = calmRun(checkout, scenario, 'hardened');
    const taken = new Set(takenBy(model, queries).map(({ transition }) => transition));
    for (const { name, role, chart } of model.parties) {
      const title = `${scenario.name}, ${role ?? name.replace(/\d+$/, '')}`;
      if (sizes.has(title)) continue;
      sizes.set(title, sizeOf(chart.root, taken));
      const [region] = Object.entries(chart.root.states.running?.states.binding?.states ?? {});
      if (region) sizes.set(`${title}, ${region[0]} alone`, sizeOf(region[1], taken));
    }
  }
  return sizes;
}

function sizeOf(node, taken) {
  // As XState has it, a chart or a region is a state itself.
  const nodes = nodesOf(node);
  const transitions = nodes.flatMap(each => [...[...each.transitions.values()].flat(), ...(each.always ?? [])]);
  const idle = transitions.filter(({ target, actions }) => !target && actions.length === 0).length;
  return {
    states: nodes.length,
    transitions: transitions.length,
    idle: `${idle} (${Math.round((100 * idle) / Math.max(transitions.length, 1))} %)`,
    calm: transitions.filter(each => taken.has(each)).length,
  };
}

function nodesOf(node) {
  return [node, ...Object.values(node.states).flatMap(nodesOf)];
}
