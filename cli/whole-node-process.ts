/** Runs a whole node as a process: its machine, and HTTP for clients. */
import type { NodeId } from '../impl/kernel/protocol.ts';
import { CannotLeave, Machine } from '../machine/machine.ts';
import { BadFolder, NodeFolder } from '../machine/node-folder.ts';
import { statusOf } from '../machine/status.ts';
import { DEFAULT_REPLICAS, MOST_SPREAD, spreadIdentifier, wholeNodeNetwork } from '../machine/whole-node.ts';
import { NobodyListens, whoListens } from '../runtime/ask.ts';
import { BadContact } from '../runtime/contacts.ts';
import { BadDisk } from '../runtime/disk.ts';
import { formatAddress, type KnownAddress } from '../runtime/frame.ts';
import { CannotListen, type Transport } from '../runtime/transport.ts';
import { pageOf } from '../service/key-pages.ts';
import { KeyValues } from '../service/key-values.ts';
import type { NodeView } from '../service/routes.ts';
import { CannotServe, HttpServer } from '../service/server.ts';
import { BadTrace } from '../traces/format/bad-trace.ts';
import { CannotRecord } from '../traces/record/cannot-record.ts';
import { TraceExists } from '../traces/record/file-sink.ts';
import { BadOption, type HostAndPort, parseHostAndPort, parseListen } from './addresses.ts';
import { exitCodeOf } from './cannot-write.ts';
import { EXIT } from './exit-codes.ts';
import { type LogOptions, type NodeLog, nodeLog } from './node-log.ts';
import { type Glance, glanceAt, newsBetween } from './node-news.ts';
import { checkReach, type NodeSecurity, securityOf } from './node-security.ts';
import { Orders } from './orders.ts';
import { redactionIn } from './redaction-key.ts';
import { type OverloadPolicy, rotationOf } from './rotation.ts';
import { ENDING_SIGNALS } from './signals.ts';
import type { AllStreams } from './streams.ts';
import { version } from './version.ts';

export interface WholeNodeOptions extends LogOptions {
  readonly listen: string;
  /** The folder of the node. */
  readonly data: string;
  /** HOST:PORT of nodes of the cluster; without it, the node founds one, or goes on with those that it has known. */
  readonly join?: readonly string[];
  /** HOST:PORT for clients; without it, the node serves none. */
  readonly http?: string;
  /** The folder with the key of the node; without it, the node talks to this machine alone. */
  readonly tls?: string;
  readonly replicas?: number;
  readonly cluster?: string;
  /** The folder for the trace; without it, nothing is recorded. */
  readonly trace?: string;
  /** The size at which a file of the trace is closed, in MiB. */
  readonly traceMib?: number;
  /** The time after which a file of the trace is closed, in minutes. Omitted: time does not matter. */
  readonly traceMinutes?: number;
  /** How long the trace is kept, in minutes. Omitted: for good. */
  readonly traceKeep?: number;
  /** The minutes of the trace that are kept in memory. Omitted: it goes to files at once. */
  readonly traceFlight?: number;
  /** Where the disk is full or slow. Omitted: the node waits. */
  readonly traceOverload?: OverloadPolicy;
  /** The file with the key with which keys and values of clients are replaced in the trace. Omitted: they are recorded as they are. */
  readonly traceRedact?: string;
  /** Names the run in the trace. Without it, the name of the network does. */
  readonly run?: string;
  /** The process at the other end of the input handles signals of the terminal. The node leaves at the line `leave`, and stops when the input ends. */
  readonly stopWithInput?: boolean;
  /** With `stopWithInput`: whether the node waits for the line `join`. */
  readonly hold?: boolean;
  /** I/N: the node begins as the I-th of N that divide the circle evenly. */
  readonly spread?: string;
}

/** How often the log hears what is new, in milliseconds. */
const NEWS_MS = 1_000;

/** Runs until a signal. Returns the exit code: 0 when the node stopped, 1 when it failed, 2 for unusable options, 74 when the trace cannot be written. */
export async function runWholeNode(options: WholeNodeOptions, streams: AllStreams): Promise<number> {
  const log = await nodeLog(options, streams.errors);
  try {
    return await new WholeNodeProcess(options, streams, log).run();
  } catch (error) {
    if (!isBadInput(error) && !(error instanceof CannotRecord)) throw error;
    log.tell('error', 'refused', error.message);
    // A process that reads its input does not end by itself.
    streams.input.destroy();
    return error instanceof CannotRecord ? exitCodeOf(error) : EXIT.badInput;
  }
}

const ignore = (): void => undefined;

function isBadInput(error: unknown): error is Error {
  return [BadOption, BadFolder, BadTrace, TraceExists, CannotListen, BadContact, BadDisk, CannotServe, NobodyListens].some(
    (kind) => error instanceof kind,
  );
}

class WholeNodeProcess {
  readonly #options: WholeNodeOptions;
  readonly #streams: AllStreams;
  readonly #log: NodeLog;
  readonly #replicas: number;
  readonly #ended: Promise<number>;
  #end: (exitCode: number) => void = () => undefined;

  constructor(options: WholeNodeOptions, streams: AllStreams, log: NodeLog) {
    this.#options = options;
    this.#streams = streams;
    this.#log = log;
    this.#replicas = options.replicas ?? DEFAULT_REPLICAS;
    this.#ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  async run(): Promise<number> {
    const listen = parseListen(this.#options.listen);
    const http = this.#options.http === undefined ? null : parseHostAndPort(this.#options.http);
    const wanted = { data: this.#options.data, tls: this.#options.tls, listen, http };
    checkReach(wanted);
    const folder = new NodeFolder(this.#options.data, this.#replicas);
    const security = securityOf(wanted, folder.instance);
    const stop = (): void => this.#end(EXIT.asExpected);
    const { stopWithInput = false, hold = false } = this.#options;
    for (const signal of ENDING_SIGNALS) process.on(signal, stopWithInput && signal !== 'SIGTERM' ? ignore : stop);
    const orders = stopWithInput ? new Orders(this.#streams.input) : null;
    if (hold && !(await orders?.untilJoin())) return EXIT.asExpected;
    const machine = await this.#boot(folder, listen, security);
    const server = await this.#serve(machine, http, security).catch(async (error: unknown) => {
      await machine.stop();
      throw error;
    });
    orders?.obey((line) => this.#obey(machine, line), stop);
    machine.start();
    const { address } = machine.life.node;
    const where = { node: address.node, listen: formatAddress(address), instance: folder.instance };
    const serving = { ...where, http: server === null ? null : `${http?.host}:${server.port}` };
    this.#print({ type: 'listening', ...serving });
    this.#log.tell('info', 'listening', `node ${where.node} listens at ${where.listen}`, { ...serving, software: version() });
    const news = this.#tellNews(machine);
    const dump = (): void => this.#dump(machine);
    if (this.#options.traceFlight !== undefined) process.on('SIGUSR2', dump);
    const exitCode = await this.#ended;
    clearInterval(news);
    process.off('SIGUSR2', dump);
    this.#log.tell('info', 'stopping', 'the node stops');
    await server?.close();
    await machine.stop();
    for (const signal of ENDING_SIGNALS) process.off(signal, stop);
    this.#streams.input.destroy();
    this.#log.tell('info', 'stopped', 'the node has stopped', { exitCode });
    return exitCode;
  }

  async #boot(folder: NodeFolder, listen: HostAndPort, { transport }: NodeSecurity): Promise<Machine> {
    const wanted = identifierIn(this.#options.spread);
    const contacts = await this.#contacts(wanted, folder, transport);
    const { trace = null, run = this.#network, traceRedact } = this.#options;
    const options = {
      listen,
      transport,
      replicas: this.#replicas,
      network: this.#network,
      run,
      traceFolder: trace,
      rotation: rotationOf(this.#options),
      ...(traceRedact !== undefined && { redaction: redactionIn(traceRedact) }),
      software: `selfman ${version()}`,
    };
    return Machine.boot(folder, contacts, wanted, options, {
      warning: (text) => this.#log.tell('warn', 'trouble', text),
      refused: (text) => {
        this.#log.tell('error', 'refused', text);
        this.#end(EXIT.badInput);
      },
      fatal: (error) => {
        const isOfTheTrace = error instanceof CannotRecord;
        this.#log.tell('error', 'failed', `${isOfTheTrace ? '' : 'stopped: '}${error instanceof Error ? error.message : String(error)}`);
        this.#end(isOfTheTrace ? exitCodeOf(error) : EXIT.differs);
      },
      left: () => this.#end(EXIT.asExpected),
    });
  }

  /** The nodes to join that answer. One is enough, and a node that was there before knows others: all may start at once. */
  async #contacts(wanted: NodeId | null, { instance, lives }: NodeFolder, transport: Transport): Promise<readonly KnownAddress[]> {
    const asked = (this.#options.join ?? []).map(async (text) => {
      const at = parseJoin(text);
      const there = await whoListens(transport, at, this.#network);
      if (there.node === wanted && there.instance !== instance)
        throw new BadOption(
          `--spread: got identifier ${wanted}, which belongs to another node at ${text}, expected a free one; name another, or leave it out`,
        );
      return { node: there.node, ...at, instance: there.instance, incarnation: there.incarnation };
    });
    const answers = await Promise.allSettled(asked);
    const contacts = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
    for (const answer of answers) {
      if (answer.status === 'fulfilled') continue;
      if (!(answer.reason instanceof NobodyListens) || (contacts.length === 0 && lives.length === 0)) throw answer.reason;
      this.#log.tell('warn', 'trouble', answer.reason.message);
    }
    return contacts;
  }

  get #network(): string {
    return wholeNodeNetwork(this.#options.cluster ?? 'selfman', this.#replicas);
  }

  #serve(machine: Machine, http: HostAndPort | null, { clients }: NodeSecurity): Promise<HttpServer | null> {
    if (http === null) return Promise.resolve(null);
    const view: NodeView = {
      status: () => statusOf(machine),
      meters: machine.meters,
      leave: () => whyNotLeaving(machine),
      keys: (after) => pageOf(machine.life.node.state.above.layers.epochs.store, after),
      isReady: () => machine.life.status === 'member',
      failed: (error) =>
        this.#log.tell('error', 'trouble', `a request has failed: ${error instanceof Error ? error.message : String(error)}`),
    };
    return HttpServer.open(http, new KeyValues(machine, this.#replicas), view, clients);
  }

  #obey(machine: Machine, line: string): void {
    if (line !== 'leave')
      return this.#log.tell('warn', 'input', `input: got ${JSON.stringify(line.slice(0, 100))}, expected the line leave`);
    const why = whyNotLeaving(machine);
    if (why !== null) this.#log.tell('warn', 'input', `cannot leave: ${why}`);
  }

  #dump(machine: Machine): void {
    try {
      for (const folder of new Set(machine.dumpTraces()))
        this.#log.tell('warn', 'dumped', `the last minutes of the trace are in ${folder}`);
    } catch (error) {
      if (!(error instanceof CannotRecord)) throw error;
      this.#log.tell('error', 'trouble', error.message);
    }
  }

  #print(line: object): void {
    this.#streams.output.write(`${JSON.stringify(line)}\n`);
  }

  #tellNews(machine: Machine): NodeJS.Timeout {
    let told: Glance | null = null;
    return setInterval(() => {
      const now = glanceAt(machine);
      for (const { event, sentence, fields } of newsBetween(told, now)) this.#log.tell('info', event, sentence, fields);
      told = now;
    }, NEWS_MS);
  }
}

/** Makes the machine leave. Returns a sentence if it cannot, otherwise null. */
function whyNotLeaving(machine: Machine): string | null {
  try {
    machine.leave();
    return null;
  } catch (error) {
    if (error instanceof CannotLeave) return error.message;
    throw error;
  }
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
