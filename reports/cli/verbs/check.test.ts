// Goal: the output of `check` follows the contract of the design. Method: small scenarios are checked, and the JSON
// compared with the contract.
import { expect, test } from 'vitest';
import { scenarios } from '#sim';
import { json, tongka } from '../command.test-kit.ts';
import { tongka as started } from '../spawn.test-kit.ts';

interface OutcomeJson {
  readonly scenario: string;
  readonly verdict: string;
  readonly safeguards: Readonly<Record<string, string>>;
  readonly faults: object;
  readonly properties: readonly { name: string; verdict: string; steps: number | null; token: string | null }[];
}

const outcomeShape = {
  command: 'check',
  scenario: expect.any(String),
  profile: expect.stringMatching(/^(published|hardened)$/),
  safeguards: expect.any(Object),
  readings: expect.any(Object),
  faults: expect.any(Object),
  grants: [],
  verdict: expect.stringMatching(/^(holds|violated|undecided)$/),
  coverage: expect.stringMatching(/^(complete|bounded|sampled)$/),
  properties: expect.any(Array),
  explored: {
    worlds: expect.any(Number),
    steps: expect.any(Number),
    depth: expect.any(Number),
    complete: expect.any(Boolean),
    seconds: expect.any(Number),
    worldsPerSecond: expect.any(Number),
    bytesPerWorld: expect.any(Number),
    machineCalls: expect.any(Number),
  },
};

test('an outcome has the shape of the contract', async () => {
  const { code, value } = await json('check', 'two-phase-commit');
  expect(code).toBe(0);
  expect(value).toMatchObject({ ...outcomeShape, explored: { worlds: 288, steps: 761, complete: true } });
  expect(value).toMatchObject(outcomeShape);
});

test('dead messages that are left out are counted, and traces have the same length', async () => {
  const words = ['check', 'migrate-card', '--profile', 'published', '--property', 'every-migration-was-approved'];
  const { value: plain } = await json(...words, '--all');
  const { code, value } = await json(...words, '--dead-messages', 'on', '--all');
  expect(value).toMatchObject({
    limits: { deadMessages: true },
    properties: (plain as OutcomeJson).properties.map(({ verdict, steps }) => ({ verdict, steps })),
    explored: { complete: true, deadMessages: { messages: expect.any(Number), restarts: expect.any(Number) } },
  });
  const { token } = (value as OutcomeJson).properties[0]!;
  expect([code, (await tongka(['replay', token!])).code]).toEqual([1, 1]);
  const { out } = await tongka([...words, '--dead-messages', 'on']);
  expect(out).toMatch(
    /left out +\d+ messages, wherever nothing can come of them any more; begun anew \d+ times? to be sure/,
  );
});

// Of each only the first worlds: properties/suites/catalogue.test.ts shows that all hold when hardened, in process.
test('without a scenario all are checked', async () => {
  const { code, value } = await json('check', '--worlds-max', '20');
  const { outcomes } = value as { outcomes: OutcomeJson[] };
  expect(outcomes.map(({ scenario }) => scenario)).toEqual(scenarios.map(({ name }) => name));
  expect(code).toBe(2);
}, 180_000);

// A scenario of each protocol; the suites replay the violating world of every property in process.
test.each([
  'first-bind',
  'torn-switch',
  'migrate-card',
  'tap-to-pay',
])('%s as published: the token of each violation replays to the violation', async scenario => {
  const { code, value } = await json('check', scenario, '--profile', 'published');
  expect(code).toBe(1);
  const found = (value as OutcomeJson).properties.filter(({ verdict }) => verdict === 'violated');
  for (const { name, token, steps } of found.slice(0, 3)) {
    const replayed = await json('replay', token!);
    const { properties } = replayed.value as { properties: { name: string; shown: string }[] };
    expect(properties, token!).toContainEqual(expect.objectContaining({ name, shown: 'violated' }));
    expect((replayed.value as { steps: unknown[] }).steps).toHaveLength(steps!);
    expect(replayed.code).toBe(1);
  }
});

test('the setting in the outcome is the requested one', async () => {
  const words = ['--faults', 'none', '--without', 'reconciliation', '--with', 'allocation-lease=none'];
  const { value } = await json('check', 'first-bind', ...words);
  const { safeguards, faults } = value as OutcomeJson;
  expect(safeguards).toMatchObject({
    reconciliation: 'none',
    'allocation-lease': 'none',
    'request-identity': 'idempotent',
  });
  expect(faults).toEqual({});
});

test('only the named properties are checked, asserted by the scenario or not', async () => {
  const { value } = await json('check', 'first-bind', '--property', 'one-live-row-per-card');
  expect((value as OutcomeJson).properties.map(({ name }) => name)).toEqual(['one-live-row-per-card']);
});

test('a limit that is met leaves the verdict undecided', async () => {
  const { code, value } = await json('check', 'two-phase-commit', '--worlds-max', '10');
  expect({ code, value }).toMatchObject({
    code: 2,
    value: { verdict: 'undecided', coverage: 'bounded', explored: { complete: false, stopped: 'worldsMax' } },
  });
});

test('bit-state storage makes the check a sample, with the estimated coverage', async () => {
  const words = ['two-phase-commit', '--bit-state', '20'];
  const { code, value } = await json('check', ...words);
  const bitState = { logarithm: 20, fill: expect.any(Number), omitted: expect.any(Number) };
  expect({ code, value }).toMatchObject({
    code: 2,
    value: { verdict: 'undecided', coverage: 'sampled', limits: { bitState: 20 }, explored: { worlds: 288, bitState } },
  });
  expect((await tongka(['check', ...words])).out).toMatch(/^ {2}bit-state +0.08 % of 2\^20 bits are set; about /m);
});

test('the breakdown names the parties, parts and messages with the most values', async () => {
  const { value } = await json('check', 'first-bind', '--breakdown');
  const { parties } = (value as { breakdown: { parties: { party: string; parts: object[] }[] } }).breakdown;
  expect(parties[0]).toMatchObject({ party: 'terminal', cells: expect.any(Number), messages: expect.any(Array) });
  const { code, out } = await tongka(['check', 'first-bind', '--breakdown']);
  expect(code).toBe(0);
  expect(out).toMatch(/^party +cells +local states +inboxes$/m);
  expect(out).toMatch(/^ {2}\d+ +terminal +durable\.bindings\.debitCard\.state$/m);
});

test('without timings two runs print the same', async () => {
  const words = ['check', 'first-bind', '--json', '--no-timings'];
  const [one, other] = [await started(words), await started(words)];
  expect(one).toEqual(other);
  expect(one.out).not.toMatch(/seconds|PerSecond/);
});

test('the text states the verdict, the replay command, and the assumptions', async () => {
  const { code, out } = await tongka(['check', 'lossy-bind', '--profile', 'published']);
  expect(code).toBe(1);
  expect(out).toMatch(/^lossy-bind: violated \(complete\)$/m);
  expect(out).toMatch(/^ {2}tongka replay lossy-bind@published\/\S+~[0-9a-f]{4}$/m);
  for (const word of ['profile', 'faults', 'timers', 'readings', 'fairness', 'limits', 'explored'])
    expect(out).toMatch(new RegExp(`^ {2}${word} `, 'm'));
});

test('vacuous properties have no tick and share one line, and the headline counts the others', async () => {
  const { code, out } = await tongka(['check', 'switch-card'], { env: { COLUMNS: '80' } });
  expect(code).toBe(0);
  const [, some, all] =
    /^switch-card: holds \(complete\)\n(\d+) of (\d+) properties say something here: all hold\.$/m.exec(out)!;
  expect(out.match(/^✓ /gm)).toHaveLength(Number(some));
  const folded = /^○ vacuous here \((\d+)\): (.*(?:\n {2}\S.*)*)$/m.exec(out)!;
  expect(Number(folded[1])).toBe(Number(all) - Number(some));
  const names = folded[2]!.split(/,\s+/);
  expect(names).toHaveLength(Number(folded[1]));
  expect(names).toContain('no-double-charge');
  expect(Math.max(...folded[0].split('\n').map(({ length }) => length))).toBeLessThanOrEqual(80);
});

test('a vacuous property that is selected by name is reported as vacuous, with the exit code of undecided', async () => {
  const words = ['check', 'switch-card', '--property', 'no-double-charge'];
  const { code, out, err } = await tongka(words);
  const told = 'vacuous: its premise never came up, so it says nothing here';
  expect(code).toBe(2);
  expect(out).toContain(`○ no-double-charge (safety)\n  ${told}\n`);
  expect(err).toBe(`tongka: no-double-charge is ${told}\n`);
  const { code: jsonCode, value } = await json(...words);
  expect({ jsonCode, value }).toMatchObject({
    jsonCode: 2,
    value: { verdict: 'holds', properties: [{ verdict: 'holds', vacuous: true }] },
  });
});
