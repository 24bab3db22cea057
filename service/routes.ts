/** What a node does for each operation of the interface. */
import { setTimeout as sleep } from 'node:timers/promises';
import { readJsonWith } from '../traces/format/json-text.ts';
import { decoderOf, schemaIn } from '../traces/format/schema.ts';
import { ApiError, contentText } from './api-error.ts';
import type { ReadBody, TransactionBody } from './bodies.ts';
import type { Write } from './commits.ts';
import { exactText } from './exact-json.ts';
import { checkedId, type HttpRequest, untilAfter, type Watch } from './http-request.ts';
import type { KeyValues } from './key-values.ts';
import type { Meters } from './meters.ts';
import type { OperationName } from './operations.ts';
import type { Seen } from './readings.ts';
import type { FateReply, KeyPage, LeaveReply, LivenessReply, ReadinessReply, TransactionReply } from './replies.ts';
import type { Found, RequestId } from './request-log.ts';

/** Between two looks at a key that a client watches. */
const SHORTEST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 500;

/** How a node looks to an operator. */
export interface NodeView {
  /** Plain JSON. */
  status(): object;
  readonly meters: Meters;
  /** The keys that the node keeps, from this cursor on; null: from the beginning. Throws `ApiError`. */
  keys(after: string | null): KeyPage;
  /** Makes the node leave its cluster for good. Returns a sentence if it cannot, otherwise null. */
  leave(): string | null;
  /** Whether the node can serve clients. */
  isReady(): boolean;
  /** A request has failed by a mistake of the program. Its client hears that the outcome is unknown. */
  failed(error: unknown): void;
}

export interface Reply {
  readonly status: number;
  /** The text of a JSON value; null: no body. */
  readonly text: string | null;
  /** That of the text, if it is another one than JSON. */
  readonly contentType?: string;
  readonly tag?: string;
}

export type Routes = { readonly [name in OperationName]: (request: HttpRequest) => Promise<Reply> };

const asReadBody = decoderOf<ReadBody>('read-body.json');
const asTransactionBody = decoderOf<TransactionBody>('transaction-body.json');

/** `isClosing`: whether the server takes no more requests, so that nobody should wait for long. */
export function routesTo(values: KeyValues, view: NodeView, isClosing: () => boolean): Routes {
  /** Reads until the version is another one, the time is over, or nobody waits for the answer. */
  async function change(request: HttpRequest, { after, waitMs }: Watch): Promise<Seen> {
    const until = Date.now() + waitMs;
    for (let pause = SHORTEST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      const found = await values.get(request.key, request.until);
      const isOver = Date.now() + pause > until || request.isGone || isClosing();
      if (found.tag !== after || isOver) return found;
      await sleep(pause);
    }
  }

  async function written(request: HttpRequest, write: Write): Promise<Reply> {
    const { key, condition, idempotencyKey: id, until } = request;
    const [tag] = await values.commits.commit({ writes: [write], demands: [{ key, condition }], id, until });
    return { status: 204, text: null, tag };
  }

  return {
    getValue: async (request) => {
      const { key, watch, condition, until } = request;
      const found = watch === null ? await values.get(key, until) : await change(request, watch);
      if (found.tag === watch?.after || condition.noneMatch?.includes(found.tag)) return { status: 304, text: null, tag: found.tag };
      if (found.text === null) throw new ApiError('not_found', 'the key has no value', [key], { found });
      return { status: 200, text: found.text, tag: found.tag };
    },
    putValue: async (request) => {
      const { key } = request;
      const text = await request.text();
      // Only the grammar matters: the text is kept as it is.
      const json = readJsonWith(text, { numberFor: Number });
      if ('complaint' in json) throw new ApiError('bad_request', `body: ${json.complaint}, at column ${json.column}`, [key]);
      return written(request, { key, text });
    },
    deleteValue: (request) => written(request, { key: request.key, text: null }),
    readValues: async (request) => {
      const { keys } = await request.json(asReadBody);
      const found = await values.read(keys, request.until);
      return { status: 200, text: `{"values":[${found.map(contentText).join(',')}]}` };
    },
    transact: async (request) => {
      const { id, if: expected = [], writes, deadlineMs } = await request.json(asTransactionBody);
      const versions = await values.commits.commit({
        writes: writes.map((write) => ({ key: write.key, text: 'value' in write ? exactText(write.value) : null })),
        demands: expected.map(({ key, version }) => ({ key, condition: { match: [version], noneMatch: null } })),
        id: id === undefined ? null : checkedId('id', id),
        until: deadlineMs === undefined ? request.until : untilAfter(deadlineMs),
      });
      const made = writes.map(({ key }, i) => ({ key, version: versions[i] }));
      return json({ committed: true, versions: made } satisfies TransactionReply);
    },
    findTransaction: async ({ id, queriedKey, until }) => json(fateOf(id, await values.commits.find(id, queriedKey, until))),
    giveUpTransaction: async ({ id, queriedKey, until }) => json(fateOf(id, await values.commits.giveUp(id, queriedKey, until))),
    getDescription: () => json(schemaIn('openapi.json')),
    listKeys: ({ cursor }) => json(view.keys(cursor)),
    leave: () => {
      const why = view.leave();
      if (why !== null) throw new ApiError('cannot_leave', why);
      return json({ leaving: true } satisfies LeaveReply, 202);
    },
    getStatus: () => json(view.status()),
    getMetrics: async () => ({ status: 200, text: await view.meters.text(), contentType: view.meters.contentType }),
    getLiveness: () => json({ live: true } satisfies LivenessReply),
    getReadiness: () => {
      const ready = view.isReady();
      return json({ ready } satisfies ReadinessReply, ready ? 200 : 503);
    },
  };
}

function json(value: unknown, status = 200): Promise<Reply> {
  return Promise.resolve({ status, text: JSON.stringify(value) });
}

function fateOf({ text: id }: RequestId, found: Found): FateReply {
  if (found.type !== 'done') return { id, state: found.type };
  const { versions } = found.done;
  return versions === null ? { id, state: 'aborted' } : { id, state: 'committed', versions };
}
