/** Runs find lost writes, histories that no order explains, and rings and replicas that are not as they must be. */
import { expect, test } from 'vitest';
import { Recorder } from '../../faults/recorder.ts';
import { leftoversIn, type NodeStatus, replicaProblemsIn, ringProblemsIn } from '../../faults/status.ts';
import { judge } from '../../spec/serialisability/judgement.ts';

test('an acknowledged write that is not read at the end is lost, and no order explains that', () => {
  const recorder = new Recorder();
  const write = (version: string, text: string) => recorder.end(recorder.begin(), 'committed', [], [{ key: 'k', version, text }]);
  const read = (version: string, text: string) => {
    recorder.end(recorder.begin(), 'committed', [{ key: 'k', version, text }], []);
    return [{ key: 'k', version, text }];
  };
  write('1.7.1', 'a');
  write('2.7.1', 'b');
  expect(recorder.lostIn(read('2.7.1', 'b'))).toEqual([]);
  expect(judge(recorder.history()).verdict).toBe('strictly serialisable');
  expect(recorder.lostIn(read('1.7.1', 'a'))).toEqual([{ key: 'k', version: '2.7.1', text: 'b' }]);
  expect(judge(recorder.history()).verdict).toBe('serialisable');
});

test('a write of unknown outcome counts once a read has seen it', () => {
  const recorder = new Recorder();
  recorder.end(recorder.begin(), 'unknown', [], [{ key: 'k', version: null, text: 'a' }]);
  expect(recorder.history().map(({ operations }) => operations)).toEqual([[]]);
  recorder.end(recorder.begin(), 'committed', [{ key: 'k', version: '1.7.1', text: 'a' }], []);
  expect(judge(recorder.history())).toMatchObject({ verdict: 'strictly serialisable', order: ['0', '1'] });
  expect(recorder.counts).toEqual({ committed: 1, aborted: 0, unknown: 1 });
});

const member = (node: number, predecessor: number, successor: number, more: Partial<NodeStatus> = {}): NodeStatus => ({
  ...{ node, state: 'member', predecessor, successor, places: [], open: 0, resolving: 0, otherLives: [], ...more },
});

test('a ring is perfect only if each node knows both of its neighbours', () => {
  const perfect = [member(1, 9, 5), member(5, 1, 9), member(9, 5, 1)];
  expect(ringProblemsIn(perfect)).toEqual([]);
  expect(ringProblemsIn([perfect[0], member(5, 1, 1), { ...perfect[2], state: 'joining' }])).toEqual([
    'the successor of node 5 is 1, expected 9',
    'node 9 is joining, expected a member',
  ]);
  expect(ringProblemsIn([perfect[0], perfect[1], { ...perfect[2], otherLives: [{}] }])).toEqual(['node 9 has 1 other lives, expected 0']);
  expect(ringProblemsIn([member(1, 5, 5), null, member(5, 1, 1)])).toEqual(['a node does not answer']);
});

test('each place of each class is at one node', () => {
  const carried = (place: number, from: number, to: number) => ({ place, from, to });
  const one = member(1, 1, 1, { places: [carried(0, 0, 10), carried(1, 0, 4)] });
  const two = member(5, 1, 1, { places: [carried(1, 4, 10)] });
  expect(replicaProblemsIn({ degree: 2, classes: 10, grain: 1 }, [one, two])).toEqual([]);
  expect(replicaProblemsIn({ degree: 2, classes: 10, grain: 1 }, [one, null])).toEqual([
    'place 1 of classes 4 to 10 is at 0 nodes, expected 1',
  ]);
  expect(replicaProblemsIn({ degree: 2, classes: 10, grain: 1 }, [one, two, two])).toEqual([
    'place 1 of classes 4 to 10 is at 2 nodes, expected 1',
  ]);
});

test('a class without keys may have two places at one node, and none without that node', () => {
  const one = member(1, 1, 1, { places: [{ place: 0, from: 0, to: 9 }] });
  expect(replicaProblemsIn({ degree: 1, classes: 10, grain: 5 }, [one])).toEqual([]);
  expect(replicaProblemsIn({ degree: 1, classes: 10, grain: 3 }, [one])).toEqual(['place 0 of classes 9 to 10 is at 0 nodes, expected 1']);
});

test('without load, transactions are left over', () => {
  expect(leftoversIn([member(1, 1, 1), null, member(5, 1, 1, { resolving: 2, open: 1 })])).toEqual([
    'node 5 has open: 1, expected 0',
    'node 5 has resolving: 2, expected 0',
  ]);
});
