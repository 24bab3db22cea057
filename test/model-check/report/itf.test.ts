import { describe, expect, test } from 'vitest';
import { itfTrace, itfValue } from '../../../model-check/report/itf.ts';

describe('a value in ITF', () => {
  test.each([
    ['a whole number', -3, { '#bigint': '-3' }],
    ['a number beyond 2⁵³, kept exactly', 2n ** 64n, { '#bigint': '18446744073709551616' }],
    ['a text', 'yes', 'yes'],
    ['a truth value', true, true],
    ['nothing', null, { tag: 'None', value: { '#tup': [] } }],
    ['a list', [1, 'a'], [{ '#bigint': '1' }, 'a']],
    ['a record', { a: { b: 1 } }, { a: { b: { '#bigint': '1' } } }],
    [
      'a record with a key that ITF would misread',
      { '#set': [1], a: 2 },
      {
        '#map': [
          ['#set', [{ '#bigint': '1' }]],
          ['a', { '#bigint': '2' }],
        ],
      },
    ],
    ['a fraction, which ITF does not have', 0.5, { '#unserializable': '0.5' }],
    ['a number that is too large to be exact', 1e300, { '#unserializable': '1e+300' }],
  ])('%s', (_, value, expected) => {
    expect(itfValue(value)).toEqual(expected);
  });
});

describe('a trace in ITF', () => {
  test('has the fields of its states as variables, and says what led to each', () => {
    expect(
      itfTrace([{ state: { hour: 1 } }, { state: { hour: 2 }, meta: { action: 'tick' } }], { meta: { source: 'clock' }, loop: 0 }),
    ).toEqual({
      '#meta': { format: 'ITF', 'format-description': 'https://apalache-mc.org/docs/adr/015adr-trace.html', source: 'clock' },
      vars: ['hour'],
      states: [
        { '#meta': { index: 0 }, hour: { '#bigint': '1' } },
        { '#meta': { index: 1, action: 'tick' }, hour: { '#bigint': '2' } },
      ],
      loop: 0,
    });
  });

  test('of states without fields has one variable', () => {
    expect(itfTrace([{ state: 7 }]).states).toEqual([{ '#meta': { index: 0 }, state: { '#bigint': '7' } }]);
  });

  test('names every variable in every state, and none like a field of the format', () => {
    const { vars, states } = itfTrace([{ state: { a: 1 } }, { state: { '#meta': 'x' } }]);
    expect(vars).toEqual(['a', '_#meta']);
    expect(states[1]).toEqual({ '#meta': { index: 1 }, a: { '#unserializable': 'absent' }, '_#meta': 'x' });
  });
});
