/** `selfman replay --follow`: replays what a running cluster records, and raises an alarm at the first wrong step. */
import { createServer, type Server } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { Gauge, Registry } from 'prom-client';
import { BadTrace } from '../traces/format/bad-trace.ts';
import { Follower } from '../traces/replay/follower.ts';
import type { Replayables } from '../traces/replay/replayable.ts';
import { BadOption, type HostAndPort, parseHostAndPort } from './addresses.ts';
import { EXIT, REPLAY_EXIT } from './exit-codes.ts';
import { jsonWriter } from './json-file.ts';
import { findingInWords, inWords } from './replay-words.ts';
import { ENDING_SIGNALS } from './signals.ts';
import type { Streams } from './streams.ts';

export interface FollowOptions {
  /** Folders into which the nodes record, or files. */
  readonly paths: readonly string[];
  /** Where figures are served, `HOST:PORT`. Omitted: nowhere. */
  readonly metrics?: string;
  /** The target of the last report as JSON: a file, or `-` for the output. */
  readonly json?: string;
}

/** How often the files are looked at, in milliseconds. */
const LOOK_MS = 100;
/** The lines that are replayed before others have their turn. */
const MOST_LINES = 500;
/** How often the state is told, in milliseconds. */
const TELL_MS = 10_000;

/**
 * Returns the exit code: 1 at the first wrong step, and 2 for bad input. When a signal ends it, 0 if all conforms, and 3 if
 * something is missing or was altered. Throws `CannotWrite`, or `BadOption`.
 */
export async function follow(
  { paths, metrics, json }: FollowOptions,
  { output, errors }: Streams,
  protocols: Replayables,
): Promise<number> {
  const write = json === undefined ? null : jsonWriter(json, output);
  const at = metrics === undefined ? null : parseHostAndPort(metrics);
  let follower: Follower;
  let server: Server | null = null;
  const stop = new AbortController();
  const onSignal = (): void => stop.abort();
  for (const signal of ENDING_SIGNALS) process.once(signal, onSignal);
  try {
    follower = new Follower(paths, protocols);
    server = at === null ? null : await served(at, follower, (port) => errors.write(`metrics at http://${at.host}:${port}/metrics\n`));
    await watch(follower, stop.signal, (text) => void errors.write(`${text}\n`));
  } catch (error) {
    if (!(error instanceof BadTrace)) throw error;
    errors.write(`selfman replay: ${error.message}\n`);
    return EXIT.badInput;
  } finally {
    server?.close();
    server?.closeAllConnections();
    for (const signal of ENDING_SIGNALS) process.off(signal, onSignal);
  }
  const report = follower.report();
  if (report === null) {
    errors.write('selfman replay: no event has come: there was nothing to replay\n');
    return EXIT.badInput;
  }
  write?.(report);
  if (json !== '-') output.write(`${inWords(report)}\n`);
  return REPLAY_EXIT[report.verdict];
}

/** Looks until the signal, or the first wrong step. Throws `BadTrace`. */
async function watch(follower: Follower, signal: AbortSignal, tell: (text: string) => void): Promise<void> {
  let [told, doubts] = [performance.now(), 0];
  while (!signal.aborted) {
    const isMore = follower.look(performance.now(), MOST_LINES);
    for (const doubt of follower.doubts.slice(doubts)) tell(findingInWords(doubt).join('\n'));
    doubts = follower.doubts.length;
    if (follower.divergence !== null) return tell(`diverged: ${findingInWords(follower.divergence)[0]}`);
    if (performance.now() - told > TELL_MS) {
      told = performance.now();
      tell(`${follower.events} events, ${follower.lives.open} lives go on, ${follower.messages.inFlight} messages in flight`);
    }
    if (isMore) await turn();
    else await sleep(LOOK_MS, undefined, { signal }).catch(() => undefined);
  }
}

function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}

function served(at: HostAndPort, follower: Follower, listening: (port: number) => void): Promise<Server> {
  const registry = figuresOf(follower);
  const server = createServer((request, response) => {
    if (request.url !== '/metrics') {
      response.writeHead(404).end('not found; the figures are at /metrics\n');
      return;
    }
    void registry.metrics().then((text) => response.writeHead(200, { 'content-type': registry.contentType }).end(text));
  });
  return new Promise((resolve, reject) => {
    server.once('error', (error) =>
      reject(new BadOption(`--metrics: got ${at.host}:${at.port}, where nothing can listen: ${error.message}; name another address`)),
    );
    server.listen(at.port, at.host, () => {
      const address = server.address();
      listening(typeof address === 'object' && address !== null ? address.port : at.port);
      resolve(server);
    });
  });
}

function figuresOf(follower: Follower): Registry {
  const registry = new Registry();
  const gauge = (name: string, help: string, value: () => number): void => {
    new Gauge({
      name: `selfman_replay_${name}`,
      help,
      registers: [registry],
      collect() {
        this.set(value());
      },
    });
  };
  gauge('events', 'Events that were replayed since the start.', () => follower.events);
  gauge('diverged', '1 after the first wrong step, else 0.', () => (follower.divergence === null ? 0 : 1));
  gauge('doubts', 'Findings of missing or altered lines.', () => follower.doubts.length);
  gauge('messages_in_flight', 'Messages that were sent and not received.', () => follower.messages.inFlight);
  gauge('messages_lost', 'Messages that were in flight for so long that they count as lost.', () => follower.messages.lost);
  gauge('lives', 'Lives of nodes that have a trace.', () => follower.lives.known);
  gauge('lives_open', 'Lives of nodes whose trace goes on.', () => follower.lives.open);
  gauge('lag_seconds', 'The age of the last event that was replayed.', () =>
    follower.wallMs === 0 ? 0 : Math.max(0, (Date.now() - follower.wallMs) / 1000),
  );
  return registry;
}
