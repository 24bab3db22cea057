/** Sound runs of the ring, however their nodes end: none of them has diverged. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Protocol } from '../../../impl/kernel/protocol.ts';
import type { RelaxedRing } from '../../../impl/relaxed-ring/protocol.ts';
import { relaxedRing } from '../../../impl/relaxed-ring/step.ts';
import { BadTrace } from '../../../traces/format/bad-trace.ts';
import { REPLAYABLES } from '../../../traces/protocols/all.ts';
import { replayFiles } from '../toy/recorded-run.ts';
import { RingRun } from './ring-run.ts';

function report(ring: RingRun, protocols = REPLAYABLES) {
  return replayFiles(Object.fromEntries([...ring.files()].map(([id, text]) => [`node-${id}`, text])), protocols);
}

const leave = { type: 'leave' } as const;

/** Nodes 3, 8 and 12 as one ring. */
function ringOfThree(): RingRun {
  const ring = new RingRun();
  ring.join(3);
  ring.join(8, 3);
  ring.join(12, 3);
  return ring;
}

function askedAtRest({ properties }: ReturnType<typeof report>) {
  const { judged, held } = properties.find(({ name }) => name === 'perfectRing') ?? { judged: -1, held: -1 };
  return { judged, held };
}

describe('conforms, and is judged where it rests', () => {
  test('one node that leaves', () => {
    const ring = new RingRun();
    ring.join(3);
    ring.request(3, leave);
    const found = report(ring);
    expect([found.verdict, askedAtRest(found)]).toEqual(['conforms', { judged: 1, held: 1 }]);
  });

  test('one node that leaves while a timer of it is armed', () => {
    const dozing: Protocol<RelaxedRing> = {
      ...relaxedRing,
      step: (state, event) => {
        const { effects, ...after } = relaxedRing.step(state, event);
        const timer = event.type === 'start' ? [{ type: 'setTimer', timer: { type: 'askAgain' }, afterMs: 1 } as const] : [];
        return { ...after, effects: [...effects, ...timer] };
      },
    };
    const ring = new RingRun(dozing);
    ring.join(3);
    ring.request(3, leave);
    const found = report(ring, { 'relaxed-ring': { ...REPLAYABLES['relaxed-ring'], protocol: dozing } });
    expect([found.verdict, askedAtRest(found)]).toEqual(['conforms', { judged: 1, held: 1 }]);
  });

  test('all leave, one after the other, in each order', () => {
    for (const order of [
      [3, 8, 12],
      [3, 12, 8],
      [8, 3, 12],
      [8, 12, 3],
      [12, 3, 8],
      [12, 8, 3],
    ]) {
      const ring = ringOfThree();
      for (const id of order) {
        ring.request(id, leave);
        ring.deliverAll();
      }
      const found = report(ring);
      expect([found.verdict, askedAtRest(found)]).toEqual(['conforms', { judged: 1, held: 1 }]);
    }
  });

  test('a node that was booted, named as a contact, and never started', () => {
    const ring = ringOfThree();
    ring.boot(5, [3]);
    const found = report(ring);
    expect([found.verdict, askedAtRest(found)]).toEqual(['conforms', { judged: 1, held: 1 }]);
  });

  test('nobody was started', () => {
    const ring = new RingRun();
    ring.boot(3);
    expect(report(ring).verdict).toBe('conforms');
  });
});

describe('conforms, and nothing is judged at rest', () => {
  test('the last two leave at once, however far they come', () => {
    for (let delivered = 0; delivered <= 12; delivered++) {
      const ring = new RingRun();
      ring.join(3);
      ring.join(8, 3);
      ring.request(3, leave);
      ring.request(8, leave);
      ring.deliverAll(delivered);
      expect(report(ring).verdict).toBe('conforms');
    }
  });

  test('a trace that ends in the middle of a join, after any number of messages', () => {
    for (let delivered = 0; delivered <= 8; delivered++) {
      const ring = ringOfThree();
      ring.boot(5, [12]);
      ring.start(5);
      ring.deliverAll(delivered);
      expect(report(ring).verdict).toBe('conforms');
    }
  });

  test('a member that somebody stops, and others that go on', () => {
    const ring = ringOfThree();
    ring.end(8);
    ring.join(5, 3);
    ring.request(3, leave);
    ring.deliverAll();
    expect(report(ring).verdict).toBe('conforms');
  });
});

describe('inconclusive, with the reason', () => {
  test('a node that was killed', () => {
    const ring = ringOfThree();
    ring.kill(8);
    ring.request(3, leave);
    ring.deliverAll();
    expect(report(ring)).toMatchObject({ verdict: 'inconclusive', first: { kind: 'noEnd', at: { node: 8 } } });
  });

  test('a node whose reducer threw', () => {
    const ring = ringOfThree();
    ring.boot(5, [3]);
    ring.start(5);
    ring.deliverAll(1);
    ring.end(5, 'fatal');
    ring.deliverAll();
    expect(report(ring)).toMatchObject({ verdict: 'inconclusive', first: { kind: 'fatal', at: { node: 5 } } });
  });

  test('a contact that was never there', () => {
    const ring = new RingRun();
    ring.join(3, 9);
    expect(report(ring)).toMatchObject({ verdict: 'inconclusive', first: { kind: 'missingTrace' } });
  });
});

test('no run without a fault of the program diverges, however nodes come, go, are stopped and are killed', () => {
  const node = fc.constantFrom(1, 6, 9, 14);
  const act = fc.oneof(
    fc.record({ type: fc.constant('join' as const), id: node, contact: fc.constantFrom(1, 6, 9, 14) }),
    fc.record({ type: fc.constantFrom('leave' as const, 'look' as const, 'end' as const, 'kill' as const), id: node }),
    fc.record({ type: fc.constant('deliver' as const), most: fc.nat(6) }),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 12 }), fc.boolean(), (acts, isDrained) => {
      const ring = new RingRun();
      const seen = new Set([4]);
      let wasKilled = false;
      ring.join(4);
      for (const each of acts) {
        if (each.type === 'deliver') ring.deliverAll(each.most);
        else if (each.type === 'join') {
          if (seen.has(each.id)) continue;
          const contact = seen.has(each.contact) ? each.contact : 4;
          ring.boot(each.id, [contact]);
          ring.start(each.id);
          seen.add(each.id);
        } else if (seen.has(each.id) && ring.isUp(each.id)) {
          if (each.type === 'leave') ring.request(each.id, leave);
          else if (each.type === 'look') ring.request(each.id, { type: 'lookup', key: 7 });
          else if (each.type === 'end') ring.end(each.id);
          else ring.kill(each.id);
          wasKilled ||= each.type === 'kill';
        }
      }
      if (isDrained) ring.deliverAll();
      expect(report(ring).verdict).toBe(wasKilled ? 'inconclusive' : 'conforms');
    }),
    { numRuns: 150 },
  );
});

describe('what is wrong is still found', () => {
  test('a peer that runs, and rests outside the ring', () => {
    const idle: Protocol<RelaxedRing> = {
      ...relaxedRing,
      step: (state, event) =>
        event.type === 'start' && state.config.contacts.length > 0 ? { state, effects: [] } : relaxedRing.step(state, event),
    };
    const ring = new RingRun(idle);
    ring.join(3);
    ring.join(8, 3);
    expect(report(ring, { 'relaxed-ring': { ...REPLAYABLES['relaxed-ring'], protocol: idle } })).toMatchObject({
      verdict: 'diverged',
      first: { kind: 'property', expected: 'perfectRing' },
    });
  });

  test('a configuration that is none is bad input, not a fault of the program', () => {
    const ring = new RingRun();
    ring.join(3);
    const text = ring.files().get(3) ?? '';
    const replayed = (keys: string) => () => replayFiles({ 'node-3': text.replace('"keys":16', `"keys":${keys}`) }, REPLAYABLES);
    expect(replayed('1000000000000')).toThrow(BadTrace);
    expect(replayed('1000000000000')).toThrow(
      'node-3:1: the properties of the protocol cannot be judged: config.keys of node 3: got 1000000000000',
    );
    expect(replayed('null')).toThrow('config.keys of node 3: got null, expected a whole number, 1 … 65536');
  });
});
