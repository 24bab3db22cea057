/** A node that runs in a child process and is controlled through the child's standard input and output. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Writable } from 'node:stream';
import type { Output } from '../impl/relaxed-ring/messages.ts';
import type { State } from '../impl/relaxed-ring/state.ts';
import { readJson } from '../traces/format/json-text.ts';
import { decoderOf } from '../traces/format/schema.ts';
import type { ControlAnswer, ControlRequest } from './control.ts';
import { asRingOutput, asRingState } from './relaxed-ring.ts';

/** A node ended without being told to, or wrote a line that is not part of the control protocol. */
export class NodeFailed extends Error {
  override readonly name = 'NodeFailed';
}

interface Waiting {
  /** Returns whether this is the answer that was waited for. */
  readonly take: (answer: ControlAnswer) => boolean;
  readonly fail: (error: Error) => void;
}

const asControlAnswer = decoderOf<ControlAnswer>('control-answer.json');
/** At most this many unread answers are kept; older ones are dropped. */
const MOST_UNREAD = 10_000;

export class ChildNode {
  readonly id: number;
  /** Resolves when the process ends: null for exit code 0, otherwise one clause that says how. */
  readonly ended: Promise<string | null>;
  readonly #process: ChildProcess;
  /** Whether the node has written a line, which means that its port is open. */
  #hasBegun = false;
  #unread: ControlAnswer[] = [];
  #waiting: Waiting[] = [];
  #failure: Error | null = null;

  /** Starts `node ENTRY… ARGS…` with the Node that runs this process. The child's standard error goes to `errors`. */
  constructor(id: number, entry: readonly string[], args: readonly string[], errors: Writable) {
    this.id = id;
    const child = spawn(process.execPath, [...entry, ...args], { stdio: ['pipe', 'pipe', 'pipe'] });
    this.#process = child;
    this.ended = new Promise((resolve) => {
      child.on('error', (error) => resolve(`could not be started: ${error.message}`));
      child.on('close', (code, signal) => resolve(code === 0 ? null : signal === null ? `exit code ${code}` : `signal ${signal}`));
    });
    void this.ended.then((how) => this.#fail(new NodeFailed(`node ${id} has ended (${how ?? 'exit code 0'})`)));
    createInterface({ input: child.stdout }).on('line', (line) => this.#hear(line));
    child.stderr.pipe(errors, { end: false });
    // Writing to a node that has ended fails; `ended` reports the end.
    child.stdin.on('error', () => child.stdin.destroy());
  }

  /** The process id; undefined when the process could not be started. */
  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** Null while the process runs, and when a signal ended it. */
  get exitCode(): number | null {
    return this.#process.exitCode;
  }

  get hasEnded(): boolean {
    return this.#process.exitCode !== null || this.#process.signalCode !== null;
  }

  tell(request: ControlRequest): void {
    this.#process.stdin?.write(`${JSON.stringify(request)}\n`);
  }

  async listening(): Promise<{ readonly host: string; readonly port: number }> {
    return this.#expect((answer) => (answer.type === 'listening' ? answer : null));
  }

  /** Resolves when the node says that it is a member. Rejects with `NodeFailed`. */
  async joined(): Promise<void> {
    await this.#output((output) => output.type === 'joined');
  }

  /** The node's current state, as the node tells it. Rejects with `NodeFailed`. */
  async state(): Promise<State> {
    this.tell({ type: 'state' });
    const { state } = await this.#expect((answer) => (answer.type === 'state' ? answer : null));
    const decoded = asRingState(state);
    if ('complaint' in decoded) throw new NodeFailed(`node ${this.id} reported a state that ${decoded.complaint}`);
    return decoded.valid;
  }

  /** Asks this node for the owner of `key`. Rejects with `NodeFailed`. */
  async lookup(key: number): Promise<number> {
    this.tell({ type: 'request', request: { type: 'lookup', key } });
    const found = await this.#output((output) => output.type === 'found' && output.key === key);
    if (found.type !== 'found') throw new NodeFailed(`node ${this.id} answered a lookup with "${found.type}"`);
    return found.owner;
  }

  /**
   * Stops the node, and waits for its end. Returns as `ended` does. A node that has not opened its port yet has nothing to
   * finish: it is killed, and the result is null.
   */
  async stop(): Promise<string | null> {
    if (!this.#hasBegun) {
      this.kill();
      await this.ended;
      return null;
    }
    this.tell({ type: 'stop' });
    return this.ended;
  }

  /** Ends the process at once. Its trace then has no end. */
  kill(): void {
    this.#process.kill('SIGKILL');
  }

  async #output(wanted: (output: Output) => boolean): Promise<Output> {
    return this.#expect((answer) => {
      if (answer.type !== 'output') return null;
      const decoded = asRingOutput(answer.output);
      return 'valid' in decoded && wanted(decoded.valid) ? decoded.valid : null;
    });
  }

  /** The first answer, unread or future, for which `pick` is not null. Rejects with `NodeFailed`. */
  #expect<T>(pick: (answer: ControlAnswer) => T | null): Promise<T> {
    return new Promise((resolve, reject) => {
      const take = (answer: ControlAnswer): boolean => {
        const picked = pick(answer);
        if (picked !== null) resolve(picked);
        return picked !== null;
      };
      const index = this.#unread.findIndex(take);
      if (index >= 0) this.#unread.splice(index, 1);
      else if (this.#failure !== null) reject(this.#failure);
      else this.#waiting.push({ take, fail: reject });
    });
  }

  #hear(line: string): void {
    const json = readJson(line);
    const decoded = 'complaint' in json ? json : asControlAnswer(json.valid);
    if ('complaint' in decoded)
      return this.#fail(new NodeFailed(`node ${this.id} wrote a line that is not an answer: ${line.slice(0, 80)}`));
    const answer = decoded.valid;
    this.#hasBegun = true;
    if (answer.type === 'refused') return this.#fail(new NodeFailed(`node ${this.id} refuses: ${answer.why}`));
    const taker = this.#waiting.find(({ take }) => take(answer));
    if (taker === undefined) this.#unread = [...this.#unread, answer].slice(-MOST_UNREAD);
    else this.#waiting = this.#waiting.filter((waiting) => waiting !== taker);
  }

  #fail(error: Error): void {
    this.#failure ??= error;
    for (const { fail } of this.#waiting.splice(0)) fail(this.#failure);
  }
}
