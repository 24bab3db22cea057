import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { History } from '../../../spec/serialisability/history.ts';
import { parseHistory } from '../../../traces/history/read.ts';
import { anyHistory } from '../../spec/serialisability/random-histories.ts';

const HEADER = '{"type":"header","format":"selfman-history/1"}';
const one = (rest: object = {}): string =>
  JSON.stringify({ type: 'transaction', id: 'a', outcome: 'committed', began: 0, ended: 1, operations: [], ...rest });
const write = (version: number) => ({ type: 'write', item: 'x', version });

function written(history: History): string {
  return [HEADER, ...history.map((each) => JSON.stringify({ type: 'transaction', ...each }))].join('\n');
}

test('what is written is read', () => {
  fc.assert(
    fc.property(anyHistory, (history) => {
      fc.pre(history.length > 0);
      const read = parseHistory('h', written(history)).map(({ id, outcome, operations, began, ended }) => ({
        id,
        outcome,
        operations,
        began,
        ended,
      }));
      expect(read).toEqual(history);
    }),
  );
});

describe('refused, with the line', () => {
  test.each([
    ['nothing', '', 'h: the file is empty; a history begins with a header of format "selfman-history/1"'],
    ['no transaction', `${HEADER}\n`, 'h: no transaction stands behind the header, so there is nothing to judge'],
    [
      'another format',
      '{"type":"header","format":"selfman-trace/1"}\n',
      /^h:1: no line of a history: \/format must be equal to constant; a history/,
    ],
    ['two headers', `${HEADER}\n${HEADER}\n`, 'h:2: a second header; a file holds one history'],
    ['one id twice', [HEADER, one(), one()].join('\n'), 'h:3: a second transaction "a"; the first is in line 2'],
    ['half a line', `${HEADER}\n{"type":"trans`, /^h:2: no JSON: /],
    ['an empty line', `${HEADER}\n\n${one()}\n`, /^h:2: no JSON: /],
    [
      'an outcome of its own',
      `${HEADER}\n${one({ outcome: 'maybe' })}\n`,
      'h:2: no line of a history: /outcome must be equal to one of the allowed values',
    ],
    ['a field of its own', `${HEADER}\n${one({ colour: 'red' })}\n`, 'h:2: no line of a history: has an unknown field "colour"'],
    [
      'version 0 made',
      `${HEADER}\n${one({ operations: [write(0)] })}`,
      'h:2: transaction "a" writes version 0 of "x", which is there in the beginning',
    ],
    [
      'versions that fall',
      `${HEADER}\n${one({ operations: [write(2), write(1)] })}`,
      'h:2: transaction "a" writes version 1 of "x" behind its own version 2',
    ],
    [
      'a version below 0',
      `${HEADER}\n${one({ operations: [write(-1)] })}`,
      'h:2: no line of a history: /operations/0/version must be >= 0',
    ],
  ])('%s', (_, text, complaint) => {
    expect(() => parseHistory('h', text)).toThrow(complaint);
  });
});
