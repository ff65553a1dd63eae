/** The transitions of charts that runs take. */

/** The queries of the calm run of a scenario to its charts. */
export function calmRun({ calmDriver, modelFor, run, settingOf }, scenario, profile) {
  const model = modelFor(scenario, settingOf(scenario, { profile }));
  const partyOf = name => model.parties.findIndex(each => each.name === name);
  const { steps } = run(model, calmDriver);
  return { model, queries: steps.map(({ asked, choice }) => ({ asked, party: partyOf(choice.party) })) };
}

/** Each transition that charts take in their initial states, with its party. */
export function takenAtStart({ parties, cells }) {
  return parties.flatMap(({ input }, party) =>
    cells[party].chart.taken(undefined, undefined, input).map(transition => ({ party, transition })),
  );
}

/** Each transition that charts take in answer to these queries, with its party. */
export function takenBy({ cells }, queries) {
  const known = new Set();
  return queries.flatMap(({ party, asked }) => {
    const key = `${party} ${JSON.stringify(asked)}`;
    if (!asked || known.has(key)) return [];
    known.add(key);
    const state = cells[party].chartState(asked.local);
    return cells[party].chart.taken(state, asked).map(transition => ({ party, transition }));
  });
}
