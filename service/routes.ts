/** What a node does for each operation of the interface. */
import { setTimeout as sleep } from 'node:timers/promises';
import { readJsonWith } from '../traces/format/json-text.ts';
import { decoderOf } from '../traces/format/schema.ts';
import { ApiError } from './api-error.ts';
import type { ReadBody, TransactionBody } from './bodies.ts';
import { exactText } from './exact-json.ts';
import type { HttpRequest, Watch } from './http-request.ts';
import type { KeyValues, Seen } from './key-values.ts';
import type { OperationName } from './operations.ts';

/** Between two looks at a key that a client watches. */
const SHORTEST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 500;

/** How a node looks to an operator. */
export interface NodeView {
  /** Plain JSON. */
  status(): object;
  /** Whether the node can serve clients. */
  isReady(): boolean;
}

export interface Reply {
  readonly status: number;
  /** The text of a JSON value; null: no body. */
  readonly text: string | null;
  readonly tag?: string;
}

export type Routes = { readonly [name in OperationName]: (request: HttpRequest) => Promise<Reply> };

const asReadBody = decoderOf<ReadBody>('read-body.json');
const asTransactionBody = decoderOf<TransactionBody>('transaction-body.json');

/** `isClosing`: whether the server takes no more requests, so that nobody should wait for long. */
export function routesTo(values: KeyValues, view: NodeView, isClosing: () => boolean): Routes {
  /** Reads until the version is another one, the time is over, or nobody waits for the answer. */
  async function change(request: HttpRequest, key: string, { after, waitMs }: Watch): Promise<Seen> {
    const until = Date.now() + waitMs;
    for (let pause = SHORTEST_PAUSE_MS; ; pause = Math.min(2 * pause, LONGEST_PAUSE_MS)) {
      const found = await values.get(key);
      const isOver = Date.now() + pause > until || request.isGone || isClosing();
      if (found.tag !== after || isOver) return found;
      await sleep(pause);
    }
  }

  return {
    getValue: async (request) => {
      const { key, watch, condition } = request;
      const found = watch === null ? await values.get(key) : await change(request, key, watch);
      if (found.tag === watch?.after || condition.noneMatch?.includes(found.tag)) return { status: 304, text: null, tag: found.tag };
      if (found.text === null) throw new ApiError('not_found', 'the key has no value', [key], found.tag);
      return { status: 200, text: found.text, tag: found.tag };
    },
    putValue: async (request) => {
      const { key, condition } = request;
      const text = await request.text();
      // Only the grammar matters: the text is kept as it is.
      const json = readJsonWith(text, { numberFor: Number });
      if ('complaint' in json) throw new ApiError('bad_request', `body: ${json.complaint}, at column ${json.column}`, [key]);
      return { status: 204, text: null, tag: await values.write({ key, text }, condition) };
    },
    deleteValue: async ({ key, condition }) => {
      return { status: 204, text: null, tag: await values.write({ key, text: null }, condition) };
    },
    readValues: async (request) => {
      const { keys } = await request.json(asReadBody);
      const found = await values.read(keys);
      return { status: 200, text: `{"values":[${found.map(asText).join(',')}]}` };
    },
    transact: async (request) => {
      const { if: expected = [], writes } = await request.json(asTransactionBody);
      const versions = await values.transact(
        expected.map(({ key, version }) => ({ key, tag: version })),
        writes.map((write) => ({ key: write.key, text: 'value' in write ? exactText(write.value) : null })),
      );
      const written = writes.map(({ key }, i) => ({ key, version: versions[i] }));
      return { status: 200, text: JSON.stringify({ committed: true, versions: written }) };
    },
    getStatus: () => Promise.resolve({ status: 200, text: JSON.stringify(view.status()) }),
    getLiveness: () => Promise.resolve({ status: 200, text: '{"live":true}' }),
    getReadiness: () => {
      const ready = view.isReady();
      return Promise.resolve({ status: ready ? 200 : 503, text: JSON.stringify({ ready }) });
    },
  };
}

/** Without a value, the field is left out: a value may be null. */
function asText({ key, tag, text }: Seen): string {
  return `{"key":${JSON.stringify(key)},"version":"${tag}"${text === null ? '' : `,"value":${text}`}}`;
}
