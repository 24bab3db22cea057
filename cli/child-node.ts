/** A node in a process of its own, held by its standard input and output. */
import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import type { Writable } from 'node:stream';
import type { Output } from '../impl/relaxed-ring/messages.ts';
import type { State } from '../impl/relaxed-ring/state.ts';
import { readJson } from '../traces/format/json-text.ts';
import { decoderOf } from '../traces/format/schema.ts';
import type { ControlAnswer, ControlRequest } from './control.ts';
import { asRingOutput, asRingState } from './relaxed-ring.ts';

/** A node has ended though nobody told it to, or has said something that no node says. */
export class NodeFailed extends Error {
  override readonly name = 'NodeFailed';
}

interface Waiting {
  /** True when it has taken the answer. */
  readonly take: (answer: ControlAnswer) => boolean;
  readonly fail: (error: Error) => void;
}

const asControlAnswer = decoderOf<ControlAnswer>('control-answer.json');
/** Answers that nobody has asked for yet; older ones are dropped. */
const MOST_UNREAD = 10_000;

export class ChildNode {
  readonly id: number;
  /** How the process has ended: null for exit code 0, otherwise one clause. */
  readonly ended: Promise<string | null>;
  readonly #process: ChildProcess;
  /** It has said something, so its port is open. */
  #hasBegun = false;
  #unread: ControlAnswer[] = [];
  #waiting: Waiting[] = [];
  #failure: Error | null = null;

  /** Starts `node ENTRY… ARGS…` with the Node that runs this process. What it complains about goes to `errors`. */
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
    // A node that is gone takes no more requests; its end is reported by `ended`.
    child.stdin.on('error', () => child.stdin.destroy());
  }

  /** The process id, for who wants to see or to kill it. */
  get pid(): number | undefined {
    return this.#process.pid;
  }

  /** Null while it runs, and when a signal has ended it. */
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

  /** Settles when the node says that it is a member. */
  async joined(): Promise<void> {
    await this.#output((output) => output.type === 'joined');
  }

  /** What the node says that it knows now. */
  async state(): Promise<State> {
    this.tell({ type: 'state' });
    const { state } = await this.#expect((answer) => (answer.type === 'state' ? answer : null));
    const decoded = asRingState(state);
    if ('complaint' in decoded) throw new NodeFailed(`node ${this.id} has told a state that ${decoded.complaint}`);
    return decoded.valid;
  }

  /** The node that this node finds responsible for the key. */
  async lookup(key: number): Promise<number> {
    this.tell({ type: 'request', request: { type: 'lookup', key } });
    const found = await this.#output((output) => output.type === 'found' && output.key === key);
    if (found.type !== 'found') throw new NodeFailed(`node ${this.id} has answered a lookup with "${found.type}"`);
    return found.owner;
  }

  /**
   * Lets the node stop, and waits for it. One that has not opened its port yet has nothing to end, and is killed. Returns as
   * `ended` does; null for such a one.
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

  /** Ends the process at once. Its trace has no end then. */
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

  /** The first answer, of those not taken yet and those to come, for which `pick` is not null. Rejects with `NodeFailed`. */
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
    if ('complaint' in decoded) return this.#fail(new NodeFailed(`node ${this.id} has said what no node says: ${line.slice(0, 80)}`));
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
