/** Runs one node of the relaxed ring as a process that takes requests and answers in lines of JSON. */
import { unreachable } from '../impl/kernel/invariant.ts';
import { printable } from '../impl/kernel/printable.ts';
import type { RelaxedRing } from '../impl/relaxed-ring/protocol.ts';
import { BadContact } from '../runtime/contacts.ts';
import { BadDisk } from '../runtime/disk.ts';
import { RunningNode } from '../runtime/running-node.ts';
import { CannotListen, plainTcp } from '../runtime/transport.ts';
import { BadTrace } from '../traces/format/bad-trace.ts';
import type { Decoded } from '../traces/format/decoder.ts';
import { readJsonBytes } from '../traces/format/json-text.ts';
import { LineSplitter, type RawLine } from '../traces/format/line-splitter.ts';
import { decoderOf } from '../traces/format/schema.ts';
import { CannotRecord } from '../traces/record/cannot-record.ts';
import { TraceExists } from '../traces/record/file-sink.ts';
import { BadOption, type HostAndPort, isLoopback, parseContact, parseListen } from './addresses.ts';
import { exitCodeOf } from './cannot-write.ts';
import type { ControlAnswer, ControlRequest } from './control.ts';
import { EXIT } from './exit-codes.ts';
import { relaxedRing, ringConfig, ringIdCheck, ringMessageCheck, ringNetwork, ringRequestDecoder } from './relaxed-ring.ts';
import { ENDING_SIGNALS, TERMINAL_SIGNALS } from './signals.ts';
import type { AllStreams } from './streams.ts';
import { version } from './version.ts';

export interface NodeOptions {
  /** The node's place on the ring, 0 … `keys` − 1. */
  readonly id: number;
  /** The number of places on the ring. */
  readonly keys: number;
  /** HOST:PORT; port 0 means any free port. */
  readonly listen: string;
  /** ID@HOST:PORT of nodes of the ring; without it, the node founds a ring. */
  readonly contact?: readonly string[];
  /** The folder for the trace; without it, nothing is recorded. */
  readonly trace?: string;
  /** Names the run in the trace; the same for all nodes of a ring. */
  readonly run?: string;
  /** Whether the node waits for a `start` line. */
  readonly hold?: boolean;
  /** Whether the node stops when its input ends, and ignores signals of the terminal: the process at the other end handles those. */
  readonly stopWithInput?: boolean;
}

/** In bytes; every request is shorter. */
const LONGEST_LINE = 65_536;

const asControlRequest = decoderOf<ControlRequest>('control-request.json');

/**
 * Runs a node until a `stop` line, SIGTERM or, with `stopWithInput`, the end of its input; without it, until a signal of the terminal. Returns the exit code:
 * 0 when the node stopped, 1 when it failed, 2 for unusable options, 74 when the trace cannot be written.
 */
export async function runNode(options: NodeOptions, streams: AllStreams): Promise<number> {
  try {
    return await new NodeProcess(options, streams).run();
  } catch (error) {
    if (!isBadInput(error) && !(error instanceof CannotRecord)) throw error;
    streams.errors.write(`selfman node: ${error.message}\n`);
    return error instanceof CannotRecord ? exitCodeOf(error) : EXIT.badInput;
  }
}

const ignore = (): void => undefined;

function isBadInput(error: unknown): error is Error {
  return [BadOption, BadTrace, CannotListen, BadContact, TraceExists, BadDisk].some((kind) => error instanceof kind);
}

class NodeProcess {
  readonly #options: NodeOptions;
  readonly #streams: AllStreams;
  readonly #decodeRequest: (value: unknown) => Decoded<RelaxedRing['request']>;
  readonly #ended: Promise<number>;
  #end: (exitCode: number) => void = () => undefined;

  constructor(options: NodeOptions, streams: AllStreams) {
    this.#options = options;
    this.#streams = streams;
    this.#decodeRequest = ringRequestDecoder(options.keys);
    this.#ended = new Promise((resolve) => {
      this.#end = resolve;
    });
  }

  async run(): Promise<number> {
    const stop = (): void => this.#end(0);
    const node = await this.#boot(stop);
    const { node: id, host, port } = node.address;
    const release = this.#stopOn(stop);
    this.#answer({ type: 'listening', node: id, host, port });
    this.#listenTo(node);
    if (this.#options.stopWithInput) this.#streams.input.on('close', stop);
    if (!this.#options.hold) node.start();
    const exitCode = await this.#ended;
    release();
    await node.stop();
    this.#streams.input.destroy();
    return exitCode;
  }

  #boot(stop: () => void): Promise<RunningNode<RelaxedRing>> {
    const { id, keys, listen, contact, trace, run = 'run' } = this.#options;
    const contacts = (contact ?? []).map(parseContact);
    return RunningNode.boot({
      protocol: relaxedRing,
      id,
      config: ringConfig(
        id,
        keys,
        contacts.map(({ node }) => node),
      ),
      listen: hereOnly(parseListen(listen)),
      transport: plainTcp,
      contacts,
      network: ringNetwork(keys),
      checkId: ringIdCheck(keys),
      checkMessage: ringMessageCheck(keys),
      run,
      software: `selfman ${version()}`,
      traceFolder: trace ?? null,
      disk: null,
      events: {
        output: (output) => this.#answer({ type: 'output', output }),
        warning: (text) => this.#complain(text),
        refused: (text) => {
          this.#complain(text);
          this.#end(2);
        },
        fatal: (error, input) => this.#onFatal(error, input),
        stopped: stop,
      },
    });
  }

  /** Reports the failure. A trace that cannot be written is not a fault of the protocol, so the input is then left out. */
  #onFatal(error: unknown, input: unknown): void {
    const why = error instanceof Error ? error.message : String(error);
    this.#complain(error instanceof CannotRecord ? why : `stopped at ${JSON.stringify(input)}: ${why}`);
    this.#end(error instanceof CannotRecord ? exitCodeOf(error) : EXIT.differs);
  }

  /** Calls `stop` on a signal, and when the output cannot be written. Returns a function that undoes this. */
  #stopOn(stop: () => void): () => void {
    const { stopWithInput } = this.#options;
    // Never undone: the reader may also go away at the very end.
    this.#streams.output.on('error', stop);
    process.on('SIGTERM', stop);
    for (const signal of TERMINAL_SIGNALS) process.on(signal, stopWithInput ? ignore : stop);
    // With a parent, none is undone: it decides when this process ends, and a signal may come while the trace is finished.
    return () => {
      if (!stopWithInput) for (const signal of ENDING_SIGNALS) process.off(signal, stop);
    };
  }

  #listenTo(node: RunningNode<RelaxedRing>): void {
    const { input } = this.#streams;
    const lines = new LineSplitter('standard input', LONGEST_LINE);
    const obeyAll = (complete: Iterable<RawLine>): void => {
      try {
        for (const { bytes } of complete) this.#obey(node, bytes);
      } catch (error) {
        if (!(error instanceof BadTrace)) throw error;
        this.#answer({ type: 'refused', why: error.message });
        input.destroy();
      }
    };
    input.on('data', (chunk: Buffer) => obeyAll(lines.push(chunk)));
    input.on('end', () => obeyAll(lines.end()));
  }

  #obey(node: RunningNode<RelaxedRing>, line: Uint8Array): void {
    const json = parseJson(line);
    const asked = 'complaint' in json ? json : asControlRequest(json.valid);
    if ('complaint' in asked) return this.#answer({ type: 'refused', why: `the line ${asked.complaint}` });
    const { valid } = asked;
    switch (valid.type) {
      case 'start':
        return node.start();
      case 'request':
        return this.#request(node, this.#decodeRequest(valid.request));
      case 'state':
        return this.#answer({ type: 'state', state: node.state, counters: node.counters });
      case 'stop':
        return this.#end(0);
      default:
        return unreachable(valid);
    }
  }

  #request(node: RunningNode<RelaxedRing>, request: Decoded<RelaxedRing['request']>): void {
    if ('complaint' in request) return this.#answer({ type: 'refused', why: `the request ${request.complaint}` });
    node.request(request.valid);
  }

  #answer(answer: ControlAnswer): void {
    this.#streams.output.write(`${JSON.stringify(answer)}\n`);
  }

  #complain(text: string): void {
    this.#streams.errors.write(`node ${this.#options.id}: ${printable(text)}\n`);
  }
}

function parseJson(line: Uint8Array): Decoded<unknown> {
  const json = readJsonBytes(line);
  return 'valid' in json ? json : { complaint: `is ${json.complaint}, at column ${json.column}` };
}

/** A node of a relaxed ring has no TLS, and believes whom it hears. */
function hereOnly(at: HostAndPort): HostAndPort {
  if (isLoopback(at.host)) return at;
  throw new BadOption(`--listen: got the host ${at.host}, expected 127.0.0.1, ::1 or localhost; only a whole node, with --data, has TLS`);
}
