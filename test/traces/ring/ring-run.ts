/** Runs of the relaxed ring in memory, recorded as real nodes record theirs. Messages are delivered when asked for. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Event, Next, Protocol } from '../../../impl/kernel/protocol.ts';
import type { Request } from '../../../impl/relaxed-ring/messages.ts';
import type { RelaxedRing } from '../../../impl/relaxed-ring/protocol.ts';
import type { Config } from '../../../impl/relaxed-ring/state.ts';
import { relaxedRing } from '../../../impl/relaxed-ring/step.ts';
import type { EndLine, Input } from '../../../traces/format/line.ts';
import { traceFileName } from '../../../traces/record/file-sink.ts';
import { Recorder } from '../../../traces/record/recorder.ts';

interface Flying {
  readonly to: number;
  readonly heard: number;
  readonly input: Extract<Input, { readonly type: 'receive' }>;
  readonly event: Event<RelaxedRing>;
}

interface Running {
  readonly recorder: Recorder<RelaxedRing>;
  state: RelaxedRing['state'];
  isUp: boolean;
}

export class RingRun {
  readonly #nodes = new Map<number, Running>();
  readonly #texts = new Map<number, string>();
  readonly #protocol: Protocol<RelaxedRing>;
  #flying: Flying[] = [];

  constructor(protocol: Protocol<RelaxedRing> = relaxedRing) {
    this.#protocol = protocol;
  }

  boot(id: number, contacts: readonly number[] = []): void {
    const config: Config = { keys: 16, contacts, successorListLength: 4, retryAfterMs: 5000 };
    const append = (text: string): void => void this.#texts.set(id, (this.#texts.get(id) ?? '') + text);
    const identity = { run: 'ring', node: id, incarnation: 1, protocol: relaxedRing.name, config, software: 'test' };
    const recorder = new Recorder<RelaxedRing>({ identity, sink: { append, close: () => undefined }, now: () => 0 });
    const first = this.#protocol.init(id, config);
    this.#nodes.set(id, { recorder, state: first.state, isUp: true });
    this.#take(id, { type: 'boot' }, first, 0);
  }

  start(id: number): void {
    this.#step(id, { type: 'start' }, { type: 'start' }, 0);
  }

  request(id: number, request: Request): void {
    this.#step(id, { type: 'request', request }, { type: 'request', request }, 0);
  }

  /** Boots and starts a node that joins through another one, or founds the ring, and delivers all that follows. */
  join(id: number, ...contacts: readonly number[]): void {
    this.boot(id, contacts);
    this.start(id);
    this.deliverAll();
  }

  /** Delivers messages until none is left for a node that is up, and at most `most`. */
  deliverAll(most = Number.POSITIVE_INFINITY): void {
    for (let delivered = 0; delivered < most; delivered++) {
      const next = this.#flying.find(({ to }) => this.#nodes.get(to)?.isUp === true);
      if (next === undefined) return;
      this.#flying = this.#flying.filter((each) => each !== next);
      this.#step(next.to, next.input, next.event, next.heard);
    }
  }

  /** The process ends by itself, and writes the end of its trace. */
  end(id: number, why: EndLine['why'] = 'stop'): void {
    const node = this.#node(id);
    if (!node.isUp) return;
    node.isUp = false;
    node.recorder.end(why);
  }

  isUp(id: number): boolean {
    return this.#node(id).isUp;
  }

  /** The process ends as if by SIGKILL: its trace has no end. */
  kill(id: number): void {
    this.#node(id).isUp = false;
  }

  /** All processes that are up end, and their traces are written into a new folder. */
  written(): string {
    const folder = mkdtempSync(join(tmpdir(), 'selfman-'));
    for (const [id, text] of this.files()) writeFileSync(join(folder, traceFileName(id, 1)), text);
    return folder;
  }

  /** All processes that are up end. The texts of the traces by node. */
  files(): ReadonlyMap<number, string> {
    for (const id of this.#nodes.keys()) this.end(id);
    return this.#texts;
  }

  #step(id: number, input: Input, event: Event<RelaxedRing>, heard: number): void {
    this.#take(id, input, this.#protocol.step(this.#node(id).state, event), heard);
  }

  #take(id: number, input: Input, next: Next<RelaxedRing>, heard: number): void {
    const node = this.#node(id);
    const { lamport, outputs } = node.recorder.record(input, next, heard);
    node.state = next.state;
    for (const output of outputs) {
      if (output.type === 'stop') this.end(id);
      if (output.type !== 'send') continue;
      const { mid, to, message } = output;
      const event = { type: 'receive', from: id, message } as const;
      this.#flying.push({ to, heard: lamport, input: { type: 'receive', mid, from: id, message }, event });
    }
  }

  #node(id: number): Running {
    const node = this.#nodes.get(id);
    if (node === undefined) throw new Error(`node ${id} was never booted`);
    return node;
  }
}
