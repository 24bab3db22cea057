/** Nodes are killed, or stop, in the middle of commits. Clients hear 503 where nothing has happened, and 504 where nobody knows. */
import { expect, test } from 'vitest';
import { Client } from '../../client/client.ts';
import { type NodeProcess, patiently, three, type Where } from './whole-processes.ts';

interface Sent {
  readonly key: string;
  readonly id: string;
  readonly status: number;
  readonly code: string;
}

/** Writes 1 under this key, in a transaction with an id. */
async function write({ http }: Where, key: string, deadlineMs: number): Promise<Sent> {
  const id = `${Date.now()}-${key}`;
  const body = JSON.stringify({ id, deadlineMs, writes: [{ key, value: 1 }] });
  const response = await fetch(`http://${http}/v1/txn`, { method: 'POST', body });
  const { code = 'committed' } = JSON.parse(await response.text());
  return { key, id, status: response.status, code };
}

/** The state of a request after it was given up, and whether its key has the value. */
async function fateOf({ http }: Where, { id, key }: Sent): Promise<readonly [state: string, hasHappened: boolean]> {
  const fate = await fetch(`http://${http}/v1/txn/${id}?key=${key}`, { method: 'DELETE' });
  if (fate.status !== 200) return ['not told', false];
  const { state } = JSON.parse(await fate.text());
  const value = await fetch(`http://${http}/v1/kv/${key}`);
  if (value.status !== 200 && value.status !== 404) return ['not told', false];
  return [state, value.status === 200];
}

/** Stops the other nodes while one commits, until some answers are 504. Returns all answers. */
async function stopInMidCommit(at: Where, others: readonly NodeProcess[], deadlineMs: number): Promise<readonly Sent[]> {
  const all: Sent[] = [];
  await expect
    .poll(
      async () => {
        const sending = Array.from({ length: 12 }, (_, i) => write(at, `k${deadlineMs}-${all.length + i}`, deadlineMs));
        // Some have committed, so that others are in the middle.
        await Promise.race(sending);
        for (const node of others) node.signal('SIGSTOP');
        all.push(...(await Promise.all(sending)));
        for (const node of others) node.signal('SIGCONT');
        return all.some(({ status }) => status === 504);
      },
      { ...patiently, timeout: 90_000 },
    )
    .toBe(true);
  return all;
}

test.each([
  ['until it gives up', 60_000],
  ['until the deadline of the client', 700],
])('nodes that stop in mid-commit leave 503 and 504, and ids tell which have happened (%s)', async (_, deadlineMs) => {
  const { nodes, at } = await three();
  await write(at[0], 'first', 60_000);
  const all = await stopInMidCommit(at[0], nodes.slice(1), deadlineMs);
  for (const sent of all) {
    await expect.poll(async () => (await fateOf(at[1], sent))[0], patiently).toMatch(/^(committed|aborted)$/);
    const [state, hasHappened] = await fateOf(at[2], sent);
    // The answer about a 504 is true, and stays true.
    expect([sent, state === 'committed']).toEqual([sent, hasHappened]);
    if (sent.status !== 504) expect([sent, hasHappened]).toEqual([sent, sent.status === 200]);
  }
  expect([...new Set(all.map(({ status }) => status))].filter((status) => ![200, 409, 503, 504].includes(status))).toEqual([]);
});

test('clients whose node is killed in mid-commit lose no count, and count nothing twice', async () => {
  const { nodes, at } = await three();
  const servers = at.map(({ http }) => `http://${http}`);
  const clients = Array.from({ length: 8 }, () => new Client({ servers, deadlineMs: 60_000, mostTries: 500 }));
  let counted = 0;
  const counting = clients.map(async (client, i) => {
    for (let n = 0; n < 8; n++) {
      await client.transact(async (draft) => {
        draft.set(`c${i % 4}`, Number((await draft.get(`c${i % 4}`)) ?? 0) + 1);
        draft.set(`own${i}`, n);
      });
      counted += 1;
    }
  });
  // All clients talk to the first node, and some commits are under way.
  await expect.poll(() => counted, patiently).toBeGreaterThan(8);
  await nodes[0].end('SIGKILL');
  await Promise.all(counting);
  const read = await new Client({ servers: servers.slice(1), deadlineMs: 60_000 }).read(['c0', 'c1', 'c2', 'c3']);
  expect(read.map(({ value }) => value)).toEqual([16, 16, 16, 16]);
  // The figures of one that goes on tell of the other one's end.
  const figures = await (await fetch(`${servers[1]}/v1/metrics`)).text();
  expect(figures).toMatch(/^selfman_member 1$/m);
  for (const name of ['suspicions_total', 'claims_total', 'merge_lookups_total', 'messages_received_total', 'places'])
    expect(figures).toMatch(new RegExp(`^selfman_${name} [1-9]`, 'm'));
  expect(figures).toMatch(/^selfman_store_seconds_count\{question="commit",answer="committed"\} [1-9]/m);
});
