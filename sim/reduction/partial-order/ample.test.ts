// Goal: a step is an ample step if no property sees it and no other step interferes with it, and only then. Method:
// tiny parties
// for each condition.
import { describe, expect, test } from 'vitest';
import { crash, type Link, leave, remembering as party } from '#machines';
import { withAndWithout } from '../../property/property.test-kit.ts';
import { always, everyStep, type Property, sometimes } from '../../property/property.ts';
import { been, scenarioOf, worker } from '../../samples/remembering.ts';
import type { Scenario } from '../../world/scenario.ts';

const bags: Partial<Link> = { discipline: 'unordered', reach: 'network' };

/** Expects the same verdict and token with partial order as without; returns the figures of both searches. */
function compared(scenario: Scenario, test: Property['test']) {
  const { said, explored } = withAndWithout(scenario, test);
  expect(said.reduced).toEqual(said.whole);
  return explored;
}

describe('an invisible, independent step is an ample step', () => {
  const two = [worker('ann'), worker('ben')];

  test('two workers that no property reads never work at the same time', () => {
    // Each is idle, begun, halfway or done: 16 worlds. The four in which both work are left out.
    const { whole, reduced, alone } = compared(
      scenarioOf(two),
      always(() => true),
    );
    expect([whole.worlds, reduced.worlds]).toEqual([16, 12]);
    // One of the two is begun or halfway, the other idle or done.
    expect(alone).toBe(8);
    // One step from each of those eight, two from the initial world, one from each of the two with one done and the
    // other idle.
    expect(reduced.steps).toBe(12);
  });

  test('a property that reads two states of ann sees the step between them', () => {
    // A property that reads whether ann has been halfway sees its step from begun to halfway.
    const { reduced, alone } = compared(
      scenarioOf(two),
      always(world => !been('ann', 'broken')(world) || been('ann', 'halfway')(world)),
    );
    expect([reduced.worlds, alone]).toEqual([12, 8]);
    const seen = compared(
      scenarioOf(two),
      always(world => !been('ann', 'halfway')(world) || !been('ann', 'broken')(world)),
    );
    expect(seen.reduced.worlds).toBeGreaterThan(12);
    expect(seen.verdict).toBe('holds');
  });
});

describe('a step with which another can interfere is no ample step (C1)', () => {
  test('a crash that can still happen interferes', () => {
    const crashing = scenarioOf([worker('ann', [{ fault: crash }])], { faults: { crash: 1 } });
    const { verdict, alone } = compared(crashing, sometimes(been('ann', 'broken')));
    expect(verdict).toBe('holds');
    expect(alone).toBe(1);
  });

  test('a crash whose budget is spent does not interfere', () => {
    const others = [worker('ann', [{ fault: crash }]), worker('ben')];
    const { alone } = compared(scenarioOf(others, { faults: { crash: 1 } }), sometimes(been('ann', 'broken')));
    expect(alone).toBeGreaterThan(1);
  });

  test('a second sender, learned later, interferes with a delivery', () => {
    const asked = party('cid', {
      idle: { on: { late: ['late'], soon: ['soon'] } },
      late: { on: { soon: ['both'] } },
      soon: { on: { late: ['soon'] } },
      both: {},
    });
    const soon = party('ann', { idle: { on: { go: ['done', 'cid', 'soon'] } }, done: {} });
    const late = party('ben', { idle: { on: { go: ['up'] } }, up: { on: { go: ['done', 'cid', 'late'] } }, done: {} });
    const { verdict, restarts } = compared(scenarioOf([soon, late, asked]), sometimes(been('cid', 'both')));
    expect([verdict, restarts]).toEqual(['holds', 1]);
  });

  test('the expiry of a quiet timer interferes with a restart whose message delays it', () => {
    const failing = party(
      'ann',
      { idle: { on: { crash: ['down'] } }, down: { on: { restart: ['up', 'ben', 'back'] } }, up: {} },
      [{ fault: crash }],
    );
    const waiting = party('ben', { idle: { later: ['tired'], on: { back: ['glad'] } }, tired: {}, glad: {} });
    const quiet = scenarioOf([failing, waiting], { faults: { crash: 1 }, timers: 'quiet' });
    const step = everyStep(
      ({ before, after }) =>
        !been('ann', 'down')(before) || been('ben', 'tired')(before) || !been('ben', 'tired')(after),
    );
    expect(compared(quiet, step).verdict).toBe('violated');
  });

  test('a crash before an answer interferes, where a quiet timer would wait for the answer', () => {
    const server = party(
      'ann',
      {
        asleep: { on: { wake: ['open'], ask: ['asleep', 'ben', 'yes'] } },
        open: { on: { ask: ['open', 'ben', 'yes'], crash: ['down'] } },
        down: { on: { restart: ['open'] } },
      },
      [{ fault: crash }],
    );
    const client = party('ben', {
      idle: { on: { go: ['calling', 'ann', 'wake'] } },
      calling: { now: ['waiting', 'ann', 'ask'] },
      waiting: { later: ['tired'], on: { yes: ['glad'] } },
      glad: {},
      tired: { on: { yes: ['sorry'] } },
      sorry: {},
    });
    const quiet = scenarioOf([server, client], { timers: 'quiet', faults: { crash: 1 } }, bags);
    const sorry = compared(quiet, sometimes(been('ben', 'sorry')));
    expect(sorry.verdict).toBe('holds');
    expect(sorry.alone).toBeGreaterThan(0);
  });

  test('a state in which a message is answered otherwise, learned later, refutes its stable reply', () => {
    const server = party('ann', {
      asleep: { on: { wake: ['open'], ask: ['asleep', 'ben', 'yes'] } },
      open: { on: { ask: ['open', 'ben', 'yes'], go: ['closed'] } },
      closed: { on: { ask: ['closed', 'ben', 'no'] } },
    });
    const client = party('ben', {
      idle: { on: { go: ['calling', 'ann', 'wake'] } },
      calling: { now: ['waiting', 'ann', 'ask'] },
      waiting: { on: { yes: ['glad'], no: ['sorry'] } },
      glad: {},
      sorry: {},
    });
    const { verdict, restarts } = compared(scenarioOf([server, client], {}, bags), sometimes(been('ben', 'sorry')));
    expect([verdict, restarts]).toEqual(['holds', 1]);
  });

  test('an intent of the receiver with budget left interferes with a delivery', () => {
    const greeted = party('ann', {
      idle: { on: { hello: ['ready'] } },
      ready: { on: { hello: ['met'], go: ['gone'] } },
      met: {},
      gone: {},
    });
    const greeting = party('ben', {
      idle: { on: { go: ['begun', 'ann', 'hello'] } },
      begun: { now: ['done', 'ann', 'hello'] },
      done: {},
    });
    const once = ['ann', 'ben'].map(name => ({ party: name, intent: { type: 'go' }, times: 1 }));
    const { verdict, alone } = compared(
      scenarioOf([greeted, greeting], { intents: once }),
      sometimes(been('ann', 'gone')),
    );
    expect(verdict).toBe('holds');
    expect(alone).toBeGreaterThan(0);
  });

  test('a copy in a queue, which goes ahead of the message sent, interferes', () => {
    const sending = party('ann', {
      idle: { on: { go: ['begun', 'ben', 'one'] } },
      begun: { now: ['done', 'ben', 'two'] },
      done: {},
    });
    const getting = party('ben', {
      idle: { on: { one: ['first'] } },
      first: { on: { one: ['again'], two: ['late'] } },
      again: { on: { two: ['right'] } },
      late: {},
      right: {},
    });
    const copying = scenarioOf([sending, getting], { faults: { copy: 1 } }, { reach: 'network' });
    expect(compared(copying, sometimes(been('ben', 'right'))).verdict).toBe('holds');
  });

  test('another message over the same unordered link interferes with a delivery', () => {
    const sending = party('ann', {
      idle: { on: { go: ['one', 'ben', 'soon'] } },
      one: { on: { go: ['two', 'ben', 'late'] } },
      two: {},
    });
    const getting = party('ben', {
      idle: { on: { soon: ['soon'], late: ['late'] } },
      late: { on: { soon: ['both'] } },
      soon: {},
      both: {},
    });
    const bag = scenarioOf([sending, getting], {}, { discipline: 'unordered' });
    expect(compared(bag, sometimes(been('ben', 'both'))).verdict).toBe('holds');
  });

  test('a device that can still leave interferes, where its leave lets a quiet timer expire', () => {
    const calling = party('ann', {
      idle: { on: { go: ['begun', 'cid', 'wake'] } },
      begun: { now: ['done', 'cid', 'hello'] },
      done: {},
    });
    const waiting = party('cid', {
      idle: { on: { wake: ['waiting'] } },
      waiting: { later: ['tired'], on: { hello: ['greeted'] } },
      greeted: {},
      tired: {},
    });
    const link: Link = { discipline: 'ordered', reach: 'local', inFlightMax: 3 };
    const leaving = (times: number): Scenario =>
      scenarioOf([calling, waiting], {
        system: () => ({
          parties: [calling, waiting, party('idler', { idle: {} })],
          faults: [leave],
          groups: [{ name: 'phone', parties: ['ann', 'idler'] }],
          link: () => link,
        }),
        intents: [{ party: 'ann', intent: { type: 'go' } }],
        timers: 'quiet',
        neverReturns: true,
        faults: { leave: times },
      });
    expect(compared(leaving(1), sometimes(been('cid', 'tired'))).verdict).toBe('holds');
    const stays = compared(leaving(0), sometimes(been('cid', 'tired')));
    expect(stays.verdict).toBe('violated');
    expect(stays.alone).toBeGreaterThan(0);
  });

  test('an answer sent into a queue is no stable reply', () => {
    const server = party('ann', {
      asleep: { on: { wake: ['open'], ask: ['asleep', 'ben', 'yes'] } },
      open: { on: { ask: ['open', 'ben', 'yes'], go: ['closed', 'ben', 'no'] } },
      closed: { on: { ask: ['closed', 'ben', 'yes'] } },
    });
    const client = party('ben', {
      idle: { on: { go: ['calling', 'ann', 'wake'] } },
      calling: { now: ['waiting', 'ann', 'ask'] },
      waiting: { on: { yes: ['glad'], no: ['sorry'] } },
      glad: {},
      sorry: {},
    });
    const queue: Link = { discipline: 'ordered', reach: 'network', inFlightMax: 3 };
    const answering = scenarioOf([server, client], {
      system: () => ({
        parties: [server, client],
        link: from => (from === 'ann' ? queue : { ...queue, discipline: 'unordered' }),
      }),
    });
    expect(compared(answering, sometimes(been('ben', 'sorry'))).verdict).toBe('holds');
  });
});
