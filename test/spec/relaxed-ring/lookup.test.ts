import { describe, expect, test } from 'vitest';
import {
  answeredOnce,
  everyHopShortensTheWay,
  everyLookupEnds,
  type LookupUnderWay,
  lostOnlyWithItsPath,
  neverSentToTheSuspected,
  type Whereabouts,
} from '../../../spec/relaxed-ring/lookup.ts';

/** A lookup of key 6 on the ring 0, 4, 8, 12, all of which are up. */
const seen = (lookup: Whereabouts, more: Partial<LookupUnderWay> = {}): LookupUnderWay => ({
  ...{ size: 16, key: 6, lookup, up: [0, 4, 8, 12], suspicions: [] },
  ...more,
});
const at = (node: number, direction: 'onward' | 'back' = 'onward'): Whereabouts => ({ type: 'underWay', node, direction });
const answered = (times: number): Whereabouts => ({ type: 'answered', times });
const GONE: Whereabouts = { type: 'gone' };

type Promise = typeof answeredOnce;
const allows = (property: Promise, before: LookupUnderWay, after: LookupUnderWay): boolean =>
  property.kind === 'step' && property.holds(before, after);

describe('a lookup that is gone', () => {
  test('was lost with the node that had it', () => {
    expect(allows(lostOnlyWithItsPath, seen(at(8)), seen(GONE, { up: [0, 4, 12] }))).toBe(true);
  });
  test('must not vanish from a node that is up', () => {
    expect(allows(lostOnlyWithItsPath, seen(at(8)), seen(GONE))).toBe(false);
  });
});

describe('a hop', () => {
  test.each<[string, Whereabouts, Whereabouts, boolean]>([
    ['onward, nearer to the key', at(0), at(4), true],
    ['past the key, and back from now on', at(4), at(8, 'back'), true],
    ['far past the key, and back from now on', at(4), at(12, 'back'), true],
    ['back, nearer to the key', at(12, 'back'), at(8, 'back'), true],
    ['onward, but past the key', at(4), at(8), false],
    ['back, but past the key', at(8, 'back'), at(4, 'back'), false],
    ['onward again after the key was passed', at(8, 'back'), at(12), false],
  ])('%s', (_, before, after, isAllowed) => {
    expect(allows(everyHopShortensTheWay, seen(before), seen(after))).toBe(isAllowed);
  });
  test('must not lead to a node that the sender suspects', () => {
    const suspicions = [{ by: 0, of: 4 }];
    expect(allows(neverSentToTheSuspected, seen(at(0)), seen(at(4), { suspicions }))).toBe(false);
    expect(allows(neverSentToTheSuspected, seen(at(0)), seen(at(8, 'back'), { suspicions }))).toBe(true);
  });
});

describe('an answer', () => {
  test('comes once', () => expect(allows(answeredOnce, seen(at(8)), seen(answered(1)))).toBe(true));
  test('must not come twice', () => expect(allows(answeredOnce, seen(answered(1)), seen(answered(2)))).toBe(false));
  test('or a loss is the end of a lookup; on its way, it has not ended', () => {
    const hasEnded = (lookup: Whereabouts) => everyLookupEnds.kind === 'recoverable' && everyLookupEnds.holds(seen(lookup));
    expect([answered(1), GONE, at(8)].map(hasEnded)).toEqual([true, true, false]);
  });
});
