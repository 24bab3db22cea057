/** Runs a whole node as a process: the stack over TCP, its store on disk, and HTTP for clients. */
import { join } from 'node:path';
import { printable } from '../impl/kernel/printable.ts';
import type { NodeId } from '../impl/kernel/protocol.ts';
import { type DetectedNode, detectedNode } from '../impl/stack/detected-node.ts';
import { changesOf, recordFrom } from '../impl/stack/records.ts';
import { BadDisk } from '../runtime/disk.ts';
import { type Address, formatAddress } from '../runtime/frame.ts';
import { BadContact, RunningNode } from '../runtime/running-node.ts';
import { CannotListen, plainTcp } from '../runtime/transport.ts';
import { NobodyListens, whoListens } from '../runtime/who-listens.ts';
import { AskedStore } from '../service/asked-store.ts';
import { KeyValues } from '../service/key-values.ts';
import { CannotServe, HttpServer } from '../service/server.ts';
import { BadOption, type HostAndPort, parseHostAndPort, parseListen } from './addresses.ts';
import { EXIT } from './exit-codes.ts';
import { NodeFolder } from './node-folder.ts';
import { ENDING_SIGNALS } from './signals.ts';
import type { AllStreams } from './streams.ts';
import { version } from './version.ts';
import {
  checkIdentifier,
  DEFAULT_REPLICAS,
  MOST_SPREAD,
  spreadIdentifier,
  wholeMessageCheck,
  wholeNodeConfig,
  wholeNodeNetwork,
} from './whole-node.ts';

export interface WholeNodeOptions {
  readonly listen: string;
  /** The folder of the node. */
  readonly data: string;
  /** HOST:PORT of nodes of the cluster; without it, the node founds one, or goes on with those that it has known. */
  readonly join?: readonly string[];
  /** HOST:PORT for clients; without it, the node serves none. */
  readonly http?: string;
  readonly replicas?: number;
  readonly cluster?: string;
  /** Whether the node stops when its input ends, and ignores signals of the terminal: the process at the other end handles those. */
  readonly stopWithInput?: boolean;
  /** I/N: the node is the I-th of N that divide the circle evenly. Without it, its identifier is random. */
  readonly spread?: string;
}

/** How often the addresses of others are kept, in milliseconds. */
const REMEMBER_MS = 2_000;
const LOOPBACK = /^(127\.\d+\.\d+\.\d+|::1|localhost)$/;

/** Runs until a signal. Returns the exit code: 0 when the node stopped, 1 when it failed, 2 for unusable options. */
export async function runWholeNode(options: WholeNodeOptions, streams: AllStreams): Promise<number> {
  try {
    return await new WholeNodeProcess(options, streams).run();
  } catch (error) {
    if (!isBadInput(error)) throw error;
    streams.errors.write(`selfman node: ${error.message}\n`);
    return EXIT.badInput;
  }
}

const ignore = (): void => undefined;

function isBadInput(error: unknown): error is Error {
  return [BadOption, CannotListen, BadContact, BadDisk, CannotServe, NobodyListens].some((kind) => error instanceof kind);
}

class WholeNodeProcess {
  readonly #options: WholeNodeOptions;
  readonly #streams: AllStreams;
  readonly #replicas: number;
  readonly #ended: Promise<number>;
  #end: (exitCode: number) => void = () => undefined;
  #node: RunningNode<DetectedNode> | null = null;
  readonly #store: AskedStore;

  constructor(options: WholeNodeOptions, streams: AllStreams) {
    this.#options = options;
    this.#streams = streams;
    this.#replicas = options.replicas ?? DEFAULT_REPLICAS;
    this.#store = new AskedStore((inner) => this.#node?.request({ layer: 'store', inner }));
    this.#ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  async run(): Promise<number> {
    const listen = parseListen(this.#options.listen);
    const http = this.#options.http === undefined ? null : parseHttp(this.#options.http);
    const folder = new NodeFolder(this.#options.data, this.#replicas, identifierIn(this.#options.spread));
    const stop = (): void => this.#end(EXIT.asExpected);
    const { stopWithInput = false } = this.#options;
    for (const signal of ENDING_SIGNALS) process.on(signal, stopWithInput && signal !== 'SIGTERM' ? ignore : stop);
    if (stopWithInput) this.#streams.input.on('close', stop).resume();
    const node = await this.#boot(folder, listen);
    this.#node = node;
    const server = await this.#serve(http).catch(async (error: unknown) => {
      await node.stop();
      throw error;
    });
    const remember = setInterval(() => folder.remember(othersIn(node)), REMEMBER_MS);
    node.start();
    const where = { node: node.address.node, listen: formatAddress(node.address), instance: folder.instance };
    this.#print({ type: 'listening', ...where, http: server === null ? null : `${http?.host}:${server.port}` });
    const exitCode = await this.#ended;
    clearInterval(remember);
    folder.remember(othersIn(node));
    await server?.close();
    this.#store.close();
    await node.stop();
    for (const signal of ENDING_SIGNALS) process.off(signal, stop);
    this.#streams.input.destroy();
    return exitCode;
  }

  async #boot(folder: NodeFolder, listen: HostAndPort): Promise<RunningNode<DetectedNode>> {
    const { id } = folder;
    const contacts = await this.#contacts(folder, listen);
    // Kept before the first word, so that a node that has joined never founds a cluster when it comes back.
    if (contacts.length > 0) folder.remember(contacts);
    return RunningNode.boot<DetectedNode>({
      protocol: detectedNode,
      id,
      config: wholeNodeConfig(
        id,
        this.#replicas,
        contacts.map(({ node }) => node),
      ),
      listen,
      contacts,
      network: this.#network,
      checkId: checkIdentifier,
      checkMessage: wholeMessageCheck(),
      run: this.#network,
      software: `selfman ${version()}`,
      traceFolder: null,
      disk: { folder: join(this.#options.data, 'store'), records: { changesOf, recordFrom: (entries) => recordFrom(entries) } },
      events: {
        output: (output) => (output.layer === 'store' ? this.#store.hear(output.inner) : undefined),
        warning: (text) => this.#complain(text),
        refused: (text) => {
          this.#complain(text);
          this.#end(EXIT.badInput);
        },
        fatal: (error) => {
          this.#complain(`stopped: ${error instanceof Error ? error.message : String(error)}`);
          this.#end(EXIT.differs);
        },
        stopped: () => this.#end(EXIT.asExpected),
      },
    });
  }

  /** Those to join, and those that the node has known before. */
  async #contacts({ id, peers }: NodeFolder, { host, port }: HostAndPort): Promise<readonly Address[]> {
    // Only the id is looked at. Port 0 is not known yet.
    const asker = { node: id, host, port: port === 0 ? 1 : port };
    const joined = await Promise.all(
      (this.#options.join ?? []).map(async (text) => {
        const at = parseJoin(text);
        return { node: await whoListens(plainTcp, at, this.#network, asker), ...at };
      }),
    );
    return [...joined, ...peers.filter((peer) => !joined.some(({ node }) => node === peer.node))];
  }

  get #network(): string {
    return wholeNodeNetwork(this.#options.cluster ?? 'selfman', this.#replicas);
  }

  #serve(http: HostAndPort | null): Promise<HttpServer | null> {
    if (http === null) return Promise.resolve(null);
    return HttpServer.open(http, new KeyValues(this.#store, this.#replicas), {
      status: () => this.#status(),
      isReady: () => this.#node?.state.above.layers.ring.status === 'member',
    });
  }

  #status(): object {
    const node = this.#node;
    if (node === null) return { state: 'starting' };
    const { detector, above } = node.state;
    const { ring, epochs, store } = above.layers;
    return {
      node: ring.self,
      state: ring.status,
      ...(ring.status === 'member' ? { predecessor: ring.predecessor, successor: ring.successor } : {}),
      places: epochs.carried.map(({ place, from, to }) => ({ place, from, to })),
      suspected: detector.watched.filter(({ opinion }) => opinion.type !== 'trusted').map((each) => each.node),
      open: store.open.length,
      resolving: store.resolving.length,
      ...node.counters,
    };
  }

  #print(line: object): void {
    this.#streams.output.write(`${JSON.stringify(line)}\n`);
  }

  #complain(text: string): void {
    this.#streams.errors.write(`selfman node: ${printable(text)}\n`);
  }
}

function othersIn(node: RunningNode<DetectedNode>): readonly Address[] {
  return node.peers.filter((peer: Address) => peer.node !== node.address.node);
}

function parseJoin(text: string): HostAndPort {
  const at = parseHostAndPort(text);
  if (at.port === 0) throw new BadOption(`--join: got port 0 in "${text}", expected 1 … 65535; write the port that the node printed`);
  return at;
}

function identifierIn(spread: string | undefined): NodeId | null {
  if (spread === undefined) return null;
  const [, number, count] = (/^(\d{1,4})\/(\d{1,4})$/.exec(spread) ?? []).map(Number);
  if (number >= 1 && number <= count && count <= MOST_SPREAD) return spreadIdentifier(number, count);
  throw new BadOption(`--spread: got "${spread}", expected I/N with 1 ≤ I ≤ N ≤ ${MOST_SPREAD}; write it as in 1/3`);
}

/** Clients prove nothing yet, so the address must be one of this machine alone. */
function parseHttp(text: string): HostAndPort {
  const at = parseHostAndPort(text);
  if (LOOPBACK.test(at.host)) return at;
  throw new BadOption(
    `--http: got the host ${at.host}, expected 127.0.0.1, ::1 or localhost; clients are not told apart, so put a proxy before it`,
  );
}
