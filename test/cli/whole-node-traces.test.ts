/** Whole nodes as processes record what they do, also when one is killed and comes back; replay finds what is wrong in it. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Effect, Event, Next } from '../../impl/kernel/protocol.ts';
import { type DeployedNode, deployedNode } from '../../impl/stack/deployed-node.ts';
import { replayableWholeNode } from '../../machine/replayable.ts';
import { BadTrace } from '../../traces/format/bad-trace.ts';
import type { EventLine, TraceLine } from '../../traces/format/line.ts';
import type { ReplayReport } from '../../traces/replay/report.ts';
import { forged, linesOf } from '../traces/toy/edits.ts';
import { replayFiles } from '../traces/toy/recorded-run.ts';
import { type ListeningNode, listeningNode } from './listening-node.ts';
import { newFolder, run } from './run-program.ts';

const patiently = { timeout: 60_000, interval: 100 };
const traces = join(newFolder(), 'traces');
const PROTOCOLS = { node: replayableWholeNode };

/** The files of the run, which the first test that runs records. */
let files: Readonly<Record<string, string>> = {};

async function put({ server }: ListeningNode, key: string): Promise<void> {
  const write = () => fetch(`${server}/v1/kv/${key}`, { method: 'PUT', body: '"v"' });
  await expect.poll(async () => (await write()).status, patiently).toBe(204);
}

async function hasOnePlace({ server }: ListeningNode): Promise<boolean> {
  const { places } = JSON.parse(await (await fetch(`${server}/v1/status`)).text());
  return new Set(places.map(({ place }: { readonly place: number }) => place)).size === 1;
}

async function areSettled(nodes: readonly ListeningNode[]): Promise<boolean> {
  return (await Promise.all(nodes.map(hasOnePlace))).every((each) => each);
}

/** Three nodes with load; the second one is killed, and comes back. */
async function record(): Promise<void> {
  if (Object.keys(files).length > 0) return;
  const options = (i: number) => ['--spread', `${i}/3`, '--trace', traces];
  const first = await listeningNode(...options(1));
  const second = await listeningNode(...options(2), '--join', first.listen);
  const third = await listeningNode(...options(3), '--join', first.listen);
  await expect.poll(() => areSettled([first, second, third]), patiently).toBe(true);
  for (const node of [first, second, third, first]) await put(node, `k${node.listen}`);
  second.program.process.kill('SIGKILL');
  await second.program.ended;
  await put(third, 'meanwhile');
  const back = await listeningNode(...options(2), '--data', second.data, '--listen', second.listen);
  await put(back, 'again');
  for (const node of [first, back, third]) expect(await node.end()).toBe(0);
  files = Object.fromEntries(readdirSync(traces).map((name) => [name, readFileSync(join(traces, name), 'utf8')]));
}

/** The verdict on the run with some of the files changed; `bad input` when they cannot be read. */
function verdict(changed: Readonly<Record<string, string>>): string {
  try {
    return replayFiles({ ...files, ...changed }, PROTOCOLS).verdict;
  } catch (error) {
    if (!(error instanceof BadTrace)) throw error;
    return 'bad input';
  }
}

/** A file, and its first event that is as wanted; the line's number is from 1. */
function find(wanted: (line: EventLine) => boolean): { readonly file: string; readonly line: EventLine; readonly number: number } {
  for (const [file, text] of Object.entries(files)) {
    const lines = linesOf(text);
    const index = lines.findIndex((line) => line.type === 'event' && wanted(line));
    const line = lines[index];
    if (line?.type === 'event') return { file, line, number: index + 1 };
  }
  throw new Error('the run holds no such event');
}

function replacing(
  { file, number }: { readonly file: string; readonly number: number },
  change: (line: EventLine) => TraceLine,
): ReplayReport {
  return replayFiles(
    forged(files, file, (line, index) => (index === number - 1 && line.type === 'event' ? change(line) : line)),
    PROTOCOLS,
  );
}

/** The file of the life that was killed. */
function ofTheDead(): string {
  return Object.keys(files).find((name) => !(files[name] ?? '').includes('"type":"end"')) ?? '';
}

test('the run conforms: all four lives, the messages between them, and the record that the killed node found', async () => {
  await record();
  expect(Object.keys(files)).toHaveLength(4);
  const { code, output, errors } = await run('replay', traces);
  expect([code, errors]).toEqual([0, '']);
  expect(output).toMatch(/^run selfman cluster selfman, 3 replicas of node: 4 files, nodes \d+, \d+, \d+$/m);
  expect(output).toMatch(/^always oneSpeaksForAPlace: held in (\d+) of \1$/m);
  expect(output).toContain('verdict: conforms');
});

test('a folder for traces that cannot be made is refused in one line, before the node says anything', async () => {
  const data = newFolder();
  writeFileSync(join(data, 'file'), '');
  const { code, output, errors } = await run(
    'node',
    '--data',
    join(data, 'node'),
    '--listen',
    '127.0.0.1:0',
    '--trace',
    join(data, 'file', 'x'),
  );
  expect([code, output]).toEqual([2, '']);
  expect(errors).toMatch(/^selfman node: ".*x": got ENOTDIR: .*, expected a folder for traces that can be written; name another folder\n$/);
});

describe('diverged', () => {
  test('at the first step in which another program does something else', async () => {
    await record();
    const isVote = (event: Event<DeployedNode>) => event.type === 'receive' && JSON.stringify(event.message).includes('"prepare"');
    const withoutVotes = {
      ...deployedNode,
      step(state: DeployedNode['state'], event: Event<DeployedNode>): Next<DeployedNode> {
        const after = deployedNode.step(state, event);
        return isVote(event) ? { ...after, effects: after.effects.filter(({ type }: Effect<DeployedNode>) => type !== 'send') } : after;
      },
    };
    const report = replayFiles(files, { node: { ...replayableWholeNode, protocol: withoutVotes } });
    expect(report).toMatchObject({ verdict: 'diverged', first: { kind: 'outputs', diff: expect.arrayContaining([expect.anything()]) } });
    const { at } = report.first ?? {};
    const line = linesOf(files[at?.file ?? ''] ?? '')[(at?.line ?? 0) - 1];
    expect(line).toMatchObject({ type: 'event', step: at?.step, input: { message: { inner: { type: 'prepare' } } } });
  });

  test('at an output that was changed and sealed again', async () => {
    await record();
    const sent = find(({ outputs }) => outputs.some(({ type }) => type === 'send'));
    const report = replacing(sent, (line) => ({ ...line, outputs: line.outputs.filter(({ type }) => type !== 'send') }));
    expect(report).toMatchObject({ verdict: 'diverged', first: { kind: 'outputs', at: { step: sent.line.step, line: sent.number } } });
  });

  test('at the changes of the state that were changed and sealed again', async () => {
    await record();
    const changed = find(({ changes = [] }) => changes.length > 0);
    const report = replacing(changed, (line) => ({ ...line, changes: line.changes?.slice(1) ?? [] }));
    expect(report).toMatchObject({ verdict: 'diverged', first: { kind: 'state', at: { step: changed.line.step, line: changed.number } } });
  });

  test('at a boot with a record that was not persisted', async () => {
    await record();
    const life = ofTheDead().replace('.1.ndjson', '.2.ndjson');
    const report = replayFiles(
      forged(files, life, (line) =>
        line.type === 'record'
          ? { ...line, entries: line.entries.map((each) => (each.key === 'epochs/round' ? { ...each, value: 7_777 } : each)) }
          : line,
      ),
      PROTOCOLS,
    );
    expect(report).toMatchObject({ verdict: 'diverged', first: { at: { step: 0, incarnation: 2 } } });
  });
});

describe('never conforms', () => {
  test('any byte changed to any other', async () => {
    await record();
    const name = fc.constantFrom(...Object.keys(files));
    fc.assert(
      fc.property(name, fc.nat(), fc.integer({ min: 1, max: 255 }), (file, place, distance) => {
        const bytes = Buffer.from(files[file] ?? '');
        const at = place % bytes.length;
        bytes[at] = ((bytes[at] ?? 0) + distance) % 256;
        expect(verdict({ [file]: bytes.toString('latin1') })).not.toBe('conforms');
      }),
      { numRuns: 6 },
    );
  });

  test('a line left out, doubled, or swapped with its neighbour', async () => {
    await record();
    const [file = ''] = Object.keys(files);
    const lines = (files[file] ?? '').split(/(?<=\n)/);
    const at = Math.floor(lines.length / 2);
    const [one = '', other = ''] = lines.slice(at);
    for (const spoiled of [lines.toSpliced(at, 1), lines.toSpliced(at, 0, one), lines.toSpliced(at, 2, other, one)])
      expect(verdict({ [file]: spoiled.join('') })).not.toBe('conforms');
  });

  test('the trace of the killed life without its last line: the next life has found that', async () => {
    await record();
    const file = ofTheDead();
    const lines = (files[file] ?? '').split(/(?<=\n)/);
    expect(verdict({ [file]: lines.slice(0, -1).join('') })).not.toBe('conforms');
  });

  test('the run without one of its nodes, or without a life of one', async () => {
    await record();
    for (const gone of Object.keys(files)) {
      const others = Object.fromEntries(Object.entries(files).filter(([name]) => name !== gone));
      expect(replayFiles(others, PROTOCOLS)).toMatchObject({
        verdict: 'inconclusive',
        first: { kind: expect.stringMatching(/missing|noEnd/) },
      });
    }
  });

  test('with the file of a node from another run', async () => {
    await record();
    const [file = ''] = Object.keys(files);
    const other = forged(files, file, (line) => (line.type === 'header' ? { ...line, run: 'another' } : line));
    expect(verdict(other)).toBe('bad input');
  });
});
