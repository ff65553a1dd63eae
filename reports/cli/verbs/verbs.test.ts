// Goal: each verb does what its help states. Method: it is called, and standard output and the exit code are read.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { json, tongka } from '../command.test-kit.ts';

test('list scenarios prints an array of names and stories', async () => {
  const { value } = await json('list', 'scenarios');
  expect(value).toContainEqual({ name: 'lossy-bind', story: expect.any(String) });
  for (const row of value as object[]) expect(Object.keys(row)).toEqual(['name', 'story']);
});

test.each(['scenarios', 'properties', 'safeguards', 'mutants', 'faults'])('list %s prints every name', async list => {
  const { value } = await json('list', list);
  const { out } = await tongka(['list', list], { env: { COLUMNS: '80' } });
  for (const { name } of value as { name: string }[]) expect(out).toContain(name);
  for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
});

test('run prints the chart, the final states and a token that replays', async () => {
  const { code, value } = await json('run', 'first-bind');
  const { token, steps } = value as { token: string; steps: { choice: { kind: string } }[] };
  expect({ code, value }).toMatchObject({ code: 0, value: { command: 'run', scenario: 'first-bind' } });
  expect(steps.map(({ choice }) => choice.kind)).toContain('deliver');
  const text = await tongka(['run', 'first-bind']);
  expect(text.out).toContain('secure element');
  expect(text.out).toContain(`tongka replay ${token}`);
  const replayed = await json('replay', token);
  expect(replayed.code).toBe(0);
  expect((replayed.value as { steps: unknown[] }).steps).toEqual(steps);
  expect((await tongka(['watch', token])).out).toContain('In the end:');
});

test.each([
  ['run', 'first-bind', '--mermaid'],
  ['replay', 'two-phase-commit/0.0', '--mermaid'],
])('%s %s prints Mermaid', async (...words) => {
  expect((await tongka(words)).out).toMatch(/^sequenceDiagram\n/);
});

test('find prints the shortest trace to a state', async () => {
  const { code, value } = await json('find', 'two-phase-commit', 'transactionManager=committed');
  expect({ code, value }).toMatchObject({ code: 0, value: { answer: 'found', length: 7 } });
  expect((await tongka(['find', 'first-bind', 'secureElement=off'])).code).toBe(1);
  expect((await tongka(['find', 'lossy-bind', 'secureElement=off'])).code).toBe(0);
  expect((await tongka(['find', 'lossy-bind', 'terminal=down', '--worlds-max', '9'])).code).toBe(2);
});

test('check --expected compares both profiles with the expected violations, in the scenario’s default setting only', async () => {
  const { code, value } = await json('check', 'first-bind', '--expected');
  expect(code).toBe(0);
  expect((value as { outcomes: { profile: string; answer: string }[] }).outcomes).toMatchObject([
    { profile: 'published', answer: 'as expected' },
    { profile: 'hardened', answer: 'as expected' },
  ]);
  expect((await tongka(['check', '--expected', '--faults', 'none'])).code).toBe(64);
});

test('find prints the violation of a property', async () => {
  const words = ['lossy-bind', 'one-live-row-per-card'];
  expect((await tongka(['find', ...words])).code).toBe(1);
  expect((await json('find', ...words, '--profile', 'published')).value).toMatchObject({ answer: 'found', length: 7 });
});

test('watch, and no verb, print text without a terminal', async () => {
  const watched = await tongka(['watch', 'first-bind']);
  expect(watched).toMatchObject({ code: 0, err: '' });
  expect(watched.out).toBe((await tongka(['run', 'first-bind'])).out);
  const tour = await tongka([]);
  expect(tour).toMatchObject({ code: 0, err: '' });
  // Each stop has a violating trace that replays, and its mended scenario holds in every world.
  expect(tour.out.match(/tongka replay /g)!.length).toBeGreaterThanOrEqual(4);
  expect(tour.out.match(/the property holds in all/g)!.length).toBe(tour.out.match(/tongka replay /g)!.length);
});

test('diagram draws every party, or the named one', async () => {
  const all = await tongka(['diagram', 'first-bind']);
  expect(all.code).toBe(0);
  expect(all.out.match(/stateDiagram-v2/g)).toHaveLength(5);
  expect((await tongka(['diagram', '--party', 'secureElement'])).out.match(/stateDiagram-v2/g)).toHaveLength(1);
});

test('diagram draws a region in each format, and writes files', async () => {
  const words = ['diagram', '--party', 'authServer', '--region', 'binding'];
  expect((await json(...words)).value).toMatchObject([
    { party: 'authServer', region: 'binding.row1', alike: ['binding.row2', 'binding.row3'] },
  ]);
  expect((await tongka([...words, '--format', 'dot'])).out).toMatch(/^\/\/ authServer: binding.row1\ndigraph/);
  expect((await tongka([...words, '--format', 'svg'])).out).toMatch(/^<svg [\s\S]*<\/svg>\n$/);
  const folder = mkdtempSync(join(tmpdir(), 'tongka-diagrams-'));
  try {
    const written = await tongka(['diagram', '--region', 'binding', '--report', 'svg,mermaid', '--out', folder]);
    expect(written).toMatchObject({ code: 0, err: '' });
    expect(readdirSync(folder).sort()).toEqual(
      ['authServer.binding.row1', 'cardHolder.binding.debitCard', 'terminal.binding.debitCard'].flatMap(name => [
        `${name}.mmd`,
        `${name}.svg`,
      ]),
    );
    expect(written.out.trim().split('\n')).toHaveLength(6);
    await tongka([...words, '--layer', 'protocol', '--out', folder]);
    expect(readFileSync(join(folder, 'authServer.binding.row1.protocol.mmd'), 'utf8')).toMatch(
      /accTitle: authServer#58; binding.row1 \(protocol\)\n[\s\S]*\[\*\] --> free\n/,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('table shows every region of every party, or those that are named', async () => {
  const all = (await json('table', 'migrate-card')).value as { party: string; regions: { region: string }[] }[];
  expect(all.map(({ party }) => party)).toContain('oldSecureElement');
  const named = await json('table', 'migrate-card', '--party', 'authServer', '--region', 'binding');
  expect(named.value).toMatchObject([
    { party: 'authServer', regions: [{ region: 'binding.row1', alike: ['binding.row2'] }] },
  ]);
  const narrow = await tongka(['table', 'first-bind', '--region', 'debitCard'], { env: { COLUMNS: '60' } });
  for (const line of narrow.out.split('\n')) expect(line.length).toBeLessThanOrEqual(60);
});

test('bench counts the worlds and steps known from the literature', async () => {
  const { code, value } = await json('bench', 'two-phase-commit', '--size', '5');
  expect({ code, value }).toEqual({
    code: 0,
    value: {
      command: 'bench',
      name: 'two-phase-commit',
      size: 5,
      engine: 'tongka',
      sleepSets: true,
      symmetry: false,
      deadMessages: false,
      partialOrder: false,
      worlds: 8_832,
      steps: 37_345,
      skipped: expect.any(Number),
      depth: 16,
      machineCalls: expect.any(Number),
      bytesPerWorld: expect.any(Number),
      tableBytesPerWorld: expect.any(Number),
      complete: true,
      broken: [],
      seconds: expect.any(Number),
      cpuSeconds: expect.any(Number),
      peakBytes: expect.any(Number),
      processBytesPerWorld: expect.any(Number),
    },
  });
});
