import { describe, expect, test } from 'vitest';
import { type Note, type Order, simulation, WIDE, words } from './puppet.ts';

describe('messages', () => {
  const LETTERS = [...'abcdefghijklmnopqrstuvwxyz'];
  const inOrder = LETTERS.map((letter) => `${letter} from 1`);

  test('overtake each other, or keep the order of their link, as the network says', () => {
    const heardIn = (order: 'none' | 'per-link') => {
      const { run, heard } = simulation({ network: { delay: WIDE, order } });
      run.request(1, words(2, ...LETTERS));
      expect(run.run()).toEqual({ end: 'quiet', events: 26 });
      return heard(2);
    };
    expect(heardIn('per-link')).toEqual(inOrder);
    expect(heardIn('none')).not.toEqual(inOrder);
    expect([...(heardIn('none') ?? [])].sort()).toEqual(inOrder);
  });

  test('to a node that is down, or not there, are lost; what it sent before still arrives', () => {
    const { run, notes, heard } = simulation();
    run.request(1, [...words(2, 'a'), ...words(9, 'b')]);
    run.request(2, words(1, 'c'));
    run.crash(2);
    run.run();
    run.request(2, words(1, 'd'));
    expect(notes.map(({ says }) => says)).toEqual(expect.arrayContaining(['a 1→2 lost', 'b 1→9 lost', 'c 2→1 received']));
    expect([heard(1), heard(2)]).toEqual([['c from 2'], []]);
  });

  test('between nodes that cannot reach each other never leave; which pairs follows from the seed', () => {
    const cutOff = (seed: number) => {
      const { run, notes } = simulation({ seed, network: { delay: WIDE, order: 'none', connectivity: 0.9 } }, 200);
      for (let to = 1; to <= 200; to++) run.request(7, words(to, 'x'));
      return notes.flatMap(({ says }) => (says.endsWith('cut off') ? [says] : []));
    };
    expect(cutOff(11).length).toBeGreaterThan(10);
    expect(cutOff(11).length).toBeLessThan(30);
    expect(cutOff(11)).toEqual(cutOff(11));
    expect(cutOff(11)).not.toEqual(cutOff(22));
    const { run } = simulation({ network: { delay: WIDE, order: 'none', connectivity: 0.5 } });
    for (let a = 0; a < 30; a++) for (let b = 0; b < 30; b++) expect(run.reaches(a, b)).toBe(run.reaches(b, a));
  });
});

describe('timers', () => {
  const ring = (...orders: readonly Order[]) => {
    const { run, notes, heard } = simulation();
    run.request(1, orders);
    run.run();
    return { heard: heard(1), at: notes.flatMap(({ nowMs, says }) => (says === '1: timeout' ? [nowMs] : [])) };
  };

  test('run out in virtual time, in the order of their times', () => {
    const late = { type: 'setTimer', timer: 'late', afterMs: 86_400_000 } as const;
    const early = { type: 'setTimer', timer: 'early', afterMs: 5 } as const;
    expect(ring(late, early)).toEqual({ heard: ['early', 'late'], at: [5, 86_400_000] });
  });

  test('that are cancelled do not, and those that are set again run out once, at the later time', () => {
    const set = (timer: string, afterMs: number) => ({ type: 'setTimer', timer, afterMs }) as const;
    expect(ring(set('x', 5), { type: 'cancelTimer', timer: 'x' }, set('y', 5), set('y', 9))).toEqual({ heard: ['y'], at: [9] });
    expect(ring(set('x', 5), { type: 'cancelTimer', timer: 'x' }, set('x', 2))).toEqual({ heard: ['x'], at: [2] });
  });

  test('that are equal are the same timer, be they one value or several', () => {
    const fresh = (afterMs: number) => ({ type: 'setTimer', timer: { name: 'x' }, afterMs }) as const;
    const timer = { name: 'z' };
    expect(ring(fresh(5), fresh(9), { type: 'setTimer', timer: { name: 'y' }, afterMs: 7 })).toEqual({ heard: ['y', 'x'], at: [7, 9] });
    expect(ring(fresh(9), fresh(5))).toEqual({ heard: ['x'], at: [5] });
    expect(ring(fresh(5), { type: 'cancelTimer', timer: { name: 'x' } })).toEqual({ heard: [], at: [] });
    const again = [{ type: 'setTimer', timer, afterMs: 5 } as const, { type: 'setTimer', timer, afterMs: 9 } as const];
    expect(ring(...again, { type: 'cancelTimer', timer: { name: 'x' } })).toEqual({ heard: ['z'], at: [9] });
  });

  test('of a node that has been running for a while run out when it is said', () => {
    const { run, notes } = simulation();
    run.settle(3, null, { state: [], timers: ['x'] }, 40);
    run.run();
    expect(notes.at(-1)).toEqual({ nowMs: 40, says: '3: timeout' });
  });

  test('of a node that is down do nothing', () => {
    const { run, heard } = simulation();
    run.request(1, [{ type: 'setTimer', timer: 'x', afterMs: 5 }, { type: 'stop' }]);
    expect(run.run()).toEqual({ end: 'quiet', events: 1 });
    expect(heard(1)).toEqual([]);
  });
});

describe('the failure detector', () => {
  const watch = { type: 'monitor', node: 2 } as const;
  const suspicions = ({ notes }: { notes: readonly Note[] }) => notes.flatMap(({ nowMs, says }) => (says === '1: suspect' ? [nowMs] : []));

  test('tells of a watched node that goes down, once, after the delay that was stated', () => {
    const crash = simulation({ suspectsAfterMs: 300 });
    crash.run.request(1, [watch]);
    crash.run.plan(1000, () => crash.run.crash(2));
    crash.run.plan(1000, () => crash.run.crash(2));
    crash.run.run();
    expect([suspicions(crash), crash.heard(1)]).toEqual([[1300], ['2 is down']]);
  });

  test('tells of one that is down already, or has stopped by itself, or can never be reached', () => {
    const down = simulation({ suspectsAfterMs: 300 });
    down.run.crash(2);
    down.run.request(1, [watch]);
    const stopped = simulation({ suspectsAfterMs: 300 });
    stopped.run.request(1, [watch]);
    stopped.run.request(2, [{ type: 'stop' }]);
    const apart = simulation({ suspectsAfterMs: 300, network: { delay: WIDE, order: 'none', connectivity: 0 } });
    apart.run.request(1, [watch]);
    for (const { run } of [down, stopped, apart]) run.run();
    expect([down, stopped, apart].map(suspicions)).toEqual([[300], [300], [300]]);
  });

  test('says nothing of a node that is no longer watched, nor of one that is up', () => {
    const setup = simulation({ suspectsAfterMs: 300 });
    setup.run.request(1, [watch]);
    setup.run.plan(100, () => setup.run.crash(2));
    setup.run.plan(200, () => setup.run.request(1, [{ type: 'unmonitor', node: 2 }]));
    setup.run.run();
    expect(suspicions(setup)).toEqual([]);
  });

  test('needs a time of its own for each watcher, when it is drawn', () => {
    const setup = simulation({ suspectsAfterMs: { type: 'uniform', fromMs: 100, toMs: 300 } }, 9);
    for (let watcher = 3; watcher <= 9; watcher++) setup.run.request(watcher, [watch]);
    setup.run.crash(2);
    setup.run.run();
    const times = setup.notes.flatMap(({ nowMs, says }) => (says.endsWith('suspect') ? [nowMs] : []));
    expect(new Set(times).size).toBe(7);
    expect(times.every((ms) => ms >= 100 && ms <= 300)).toBe(true);
  });

  describe('can be wrong', () => {
    const doubting = () => {
      const setup = simulation({ suspectsAfterMs: 300 });
      setup.run.request(1, [watch]);
      setup.run.suspect(1, 2);
      return setup;
    };

    test('about a node that is watched, once until it takes it back, and then again', () => {
      const { run, heard } = doubting();
      run.suspect(1, 2);
      run.restore(1, 2);
      run.restore(1, 2);
      run.suspect(1, 2);
      expect(heard(1)).toEqual(['2 is down', '2 is up', '2 is down']);
      const unwatched = simulation();
      unwatched.run.suspect(1, 2);
      unwatched.run.restore(1, 2);
      expect(unwatched.heard(1)).toEqual([]);
    });

    test('and is right in the end, when the node goes down: it says nothing twice, and takes nothing back', () => {
      const { run, heard } = doubting();
      run.crash(2);
      run.restore(1, 2);
      run.run();
      expect(heard(1)).toEqual(['2 is down']);
    });

    test('though not about one that can never be reached', () => {
      const { run, heard } = simulation({ network: { delay: WIDE, order: 'none', connectivity: 0 } });
      run.request(1, [watch]);
      run.suspect(1, 2);
      run.restore(1, 2);
      expect(heard(1)).toEqual(['2 is down']);
    });

    test('and forgets its suspicion of a node that is no longer watched', () => {
      const { run, heard } = doubting();
      run.request(1, [{ type: 'unmonitor', node: 2 }, watch]);
      run.restore(1, 2);
      run.suspect(1, 2);
      expect(heard(1)).toEqual(['2 is down', '2 is down']);
    });
  });
});

describe('a run', () => {
  const everything = (seed: number) => {
    const { run, notes } = simulation({ seed, network: { delay: { type: 'exponential', meanMs: 50, leastMs: 5 }, order: 'none' } }, 20);
    for (let to = 1; to <= 20; to++) run.plan(to, () => run.request(1, [...words(to, 'a', 'b'), { type: 'choose', among: 1000 }]));
    run.run();
    return { notes, states: [...run.nodes] };
  };

  test('is the same for the same seed, to the last event, and another one for another', () => {
    expect(everything(5)).toEqual(everything(5));
    expect(everything(5)).not.toEqual(everything(6));
  });

  test('stops at a time or after a number of events, and can go on', () => {
    const { run } = simulation({ network: { delay: { type: 'constant', ms: 10 }, order: 'none' } });
    run.request(1, words(2, 'a', 'b', 'c'));
    expect([run.run({ untilMs: 9 }), run.nowMs]).toEqual([{ end: 'time', events: 0 }, 9]);
    expect([run.run({ events: 2 }), run.nowMs]).toEqual([{ end: 'events', events: 2 }, 10]);
    expect(run.run()).toEqual({ end: 'quiet', events: 1 });
  });

  test('refuses to plan for the past, and to boot a node twice', () => {
    const { run } = simulation();
    run.run({ untilMs: 100 });
    expect(() => run.plan(99, () => run.crash(1))).toThrow('nothing can be planned for 99 ms: it is 100 ms already');
    expect(() => run.start(1, null)).toThrow('node 1 has booted already');
  });

  test('says where it was when a reducer threw', () => {
    const { run } = simulation();
    run.request(1, [{ type: 'setTimer', timer: 'bad', afterMs: 7 }]);
    expect(() => run.run()).toThrow('node 1, at 7 ms, at the event {"type":"timeout","timer":"bad"}: this timer is bad');
  });
});
