import { describe, expect, test } from 'vitest';
import { ModelError } from '../../../model-check/engine/system/model-error.ts';
import { inCycles, renamingsWithin } from '../../../model-check/engine/system/renamings.ts';

describe('renamings', () => {
  test('are all ways to change places within the groups, composed of the exchanges of neighbours', () => {
    const {
      generators: exchanges,
      elements,
      products,
    } = renamingsWithin([
      ['a', 'b', 'c'],
      ['d', 'e'],
    ]);
    const texts = elements.map(inCycles);
    expect(new Set(texts).size).toBe(3 * 2 * 2);
    expect(texts[0]).toBe('');
    expect(exchanges.map(inCycles)).toEqual(['a ↔ b', 'b ↔ c', 'd ↔ e']);
    expect(texts).toContain('a → b → c → a, d ↔ e');
    // After the exchange of the first two, that of the second and the third: what was a is c.
    expect(texts[products[products[0][0]][1]]).toBe('a → c → b → a');
  });

  test.each<[string, readonly (readonly string[])[], string]>([
    ['an empty group', [['a', 'b'], []], 'symmetric[1]: got an empty group, expected at least two that can change places'],
    ['a group of one', [['a']], 'symmetric[0]: got a alone, expected at least two that can change places'],
    [
      'a name in two groups',
      [
        ['a', 'b'],
        ['b', 'c'],
      ],
      'symmetric: b is listed twice; list each once, in one group',
    ],
  ])('of %s are refused', (_, symmetric, message) => {
    expect(() => renamingsWithin(symmetric)).toThrow(ModelError);
    expect(() => renamingsWithin(symmetric)).toThrow(message);
  });
});
