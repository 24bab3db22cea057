/** The records of outcomes, as they are kept and read again. Another node may have told anything. */
import { expect, test } from 'vitest';
import { acceptanceOf, promiseOf, proposalIn, subjectIn } from '../../../impl/store/outcome.ts';

const transaction = { node: 3, boot: 1, number: 7 };
const home = { class: 0, key: 'x', base: { counter: 1, writer: 2, boot: 1, again: 1 } };
const items = [{ class: 0, key: 'x' }];

test('a record is read as it was written', () => {
  expect(subjectIn(promiseOf({ transaction, home }))).toEqual({ transaction, home });
  const acceptance = acceptanceOf({ transaction, home }, { outcome: 'committed', items });
  expect(subjectIn(acceptance)).toMatchObject({ transaction, home });
  expect(proposalIn(acceptance)).toEqual({ outcome: 'committed', items });
});

test.each([
  null,
  'committed',
  {},
  { transaction },
  { transaction: { node: 3, boot: 1 }, home },
  { transaction: { ...transaction, node: 0.5 }, home },
  { transaction, home: { class: 0, key: 'x' } },
  { transaction, home: { ...home, base: { counter: '1', writer: 2, boot: 1 } } },
  { transaction, home: { ...home, key: 1 } },
])('%j cannot be a record', (value) => {
  expect(subjectIn(value)).toBeNull();
});

test.each([null, {}, { outcome: 'maybe', items }, { outcome: 'committed' }, { outcome: 'committed', items: [{ class: 0 }] }])(
  '%j cannot be an acceptance',
  (value) => {
    expect(proposalIn(value)).toBeNull();
  },
);
