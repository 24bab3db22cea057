/**
 * A real node: runs the reducer of any protocol over TCP, timers, randomness and a disk. One inbox, so that steps
 * happen one after another; each is recorded before its effects leave the node.
 */
import { randomInt } from 'node:crypto';
import type { Input } from '../../traces/format/line.ts';
import { fileSink } from '../../traces/record/file-sink.ts';
import { Recorder, type Stamped } from '../../traces/record/recorder.ts';
import { unreachable } from '../kernel/invariant.ts';
import type { Event, Next, ProtocolTypes } from '../kernel/protocol.ts';
import { AddressBook } from './address-book.ts';
import { DurableFile } from './durable-file.ts';
import type { Address, Frame } from './frame.ts';
import { BadFrame } from './frame-codec.ts';
import { Links } from './links.ts';
import { Listener } from './listener.ts';
import type { Counters, NodeOptions } from './node-options.ts';
import { type Arming, Timers } from './timers.ts';

/** Something that waits to be the node's next step. */
interface Arrival<X extends ProtocolTypes> {
  readonly input: Input;
  readonly event: Event<X>;
  /** The Lamport clock that came with it; 0 without one. */
  readonly heard: number;
  /** Of a time-out: which arming of the timer has run out. */
  readonly arming?: Arming;
}

export class RunningNode<X extends ProtocolTypes> {
  readonly #options: NodeOptions<X>;
  readonly #listener: Listener;
  readonly #address: Address;
  readonly #book: AddressBook;
  readonly #links: Links;
  readonly #durable: DurableFile<X['durable']> | null;
  readonly #recorder: Recorder<X>;
  readonly #timers = new Timers<X['timer']>();
  readonly #inbox: Arrival<X>[] = [];
  readonly #counters = { received: 0, sent: 0, garbage: 0, lost: 0 };
  #state: X['state'];
  #phase: 'booted' | 'running' | 'stopped' = 'booted';
  #isStepping = false;

  /**
   * Takes the port and boots the reducer; `start` makes it begin. Rejects with `CannotListen`, `TraceExists`,
   * `BadDurableFile`, or with what the reducer throws.
   */
  static async boot<X extends ProtocolTypes>(options: NodeOptions<X>): Promise<RunningNode<X>> {
    const listener = await Listener.open(options.listen.host, options.listen.port);
    try {
      return new RunningNode(options, listener);
    } catch (error) {
      await listener.close();
      throw error;
    }
  }

  private constructor(options: NodeOptions<X>, listener: Listener) {
    const { id, config, protocol, run, software, traceFolder, durableFile } = options;
    this.#options = options;
    this.#listener = listener;
    this.#address = { node: id, host: options.listen.host, port: listener.port };
    this.#book = new AddressBook(this.#address, options.contacts);
    this.#links = new Links(this.#book, { lost: (messages, why) => this.#onLost(messages, why) });
    this.#durable = durableFile === null ? null : new DurableFile(durableFile);
    const found = this.#durable?.found ?? {};
    const first = protocol.init(id, config, found.record);
    const incarnation = this.#durable?.incarnation ?? 1;
    this.#recorder = new Recorder({
      identity: { run, node: id, incarnation, protocol: protocol.name, config, software },
      sink: traceFolder === null ? null : fileSink(traceFolder, id, incarnation),
      now: Date.now,
    });
    this.#state = first.state;
    listener.serve({ frame: (frame) => this.#onFrame(frame), garbage: (why) => this.#onGarbage(why) });
    const boot = 'record' in found ? ({ type: 'boot', durable: found.record } as const) : ({ type: 'boot' } as const);
    this.#answerChoices(this.#apply(boot, first, 0));
  }

  /** Where the node listens. */
  get address(): Address {
    return this.#address;
  }

  /** As the last step left it. */
  get state(): X['state'] {
    return this.#state;
  }

  get counters(): Counters {
    return { ...this.#counters };
  }

  /** Lets the node begin; messages that came before have waited. */
  start(): void {
    if (this.#phase !== 'booted') return;
    this.#phase = 'running';
    this.#inbox.unshift({ input: { type: 'start' }, event: { type: 'start' }, heard: 0 });
    this.#work();
  }

  request(request: X['request']): void {
    this.#arrive({ input: { type: 'request', request }, event: { type: 'request', request }, heard: 0 });
  }

  /** Ends the trace and closes every connection; what waits in the inbox is not done. */
  async stop(): Promise<void> {
    if (this.#phase === 'stopped') return;
    this.#phase = 'stopped';
    this.#recorder.end('stop');
    await this.#close();
  }

  #arrive(arrival: Arrival<X>): void {
    if (this.#phase === 'stopped') return;
    this.#inbox.push(arrival);
    if (this.#phase === 'running') this.#work();
  }

  /** Takes what is in the inbox, one after another; what comes in meanwhile waits. */
  #work(): void {
    if (this.#isStepping) return;
    this.#isStepping = true;
    for (let arrival = this.#inbox.shift(); arrival !== undefined && this.#phase === 'running'; arrival = this.#inbox.shift()) {
      this.#take(arrival);
    }
    this.#isStepping = false;
  }

  #take(arrival: Arrival<X>): void {
    const { input, event, arming } = arrival;
    if (event.type === 'timeout' && arming !== undefined && !this.#timers.take(event.timer, arming)) return;
    try {
      this.#answerChoices(this.#step(arrival));
    } catch (error) {
      this.#fail(error, input);
    }
  }

  /** A choice is answered before anything else happens. */
  #answerChoices(asked: Arrival<X> | null): void {
    for (let answer = asked; answer !== null && this.#phase !== 'stopped'; ) answer = this.#step(answer);
  }

  #step({ input, event, heard }: Arrival<X>): Arrival<X> | null {
    return this.#apply(input, this.#options.protocol.step(this.#state, event), heard);
  }

  /** Records the step, then lets it take effect, in order. Returns the answer to the choice that it asks for. */
  #apply(input: Input, after: Next<X>, heard: number): Arrival<X> | null {
    const { lamport, outputs } = this.#recorder.record(input, after, heard);
    this.#state = after.state;
    let among: number | null = null;
    for (const output of outputs) {
      if (output.type === 'choose') among = output.among;
      else this.#perform(output, lamport);
    }
    if (among === null) return null;
    const chosen = { type: 'chosen', value: randomInt(among) } as const;
    return { input: chosen, event: chosen, heard: 0 };
  }

  #perform(output: Exclude<Stamped<X>, { readonly type: 'choose' }>, lamport: number): void {
    switch (output.type) {
      case 'send':
        return this.#send(output, lamport);
      case 'setTimer':
        return this.#timers.set(output.timer, output.afterMs, (arming) => this.#onTimer(output.timer, arming));
      case 'cancelTimer':
        return this.#timers.cancel(output.timer);
      case 'persist':
        if (this.#durable === null) throw new Error('the protocol persists, but the node was given no file for it');
        return this.#durable.persist(output.record);
      case 'indicate':
        return this.#options.events.output(output.output);
      case 'monitor':
      case 'unmonitor':
        // Recorded, and not acted upon: there is no failure detector yet, so nobody is ever suspected.
        return;
      case 'stop':
        void this.stop().then(() => this.#options.events.stopped());
        return;
      default:
        return unreachable(output);
    }
  }

  #send({ mid, to, message }: Extract<Stamped<X>, { readonly type: 'send' }>, lamport: number): void {
    const from = this.#options.id;
    this.#counters.sent += 1;
    if (to !== from) return this.#links.send({ from, to, mid, lamport, message });
    this.#arrive({ input: { type: 'receive', mid, from, message }, event: { type: 'receive', from, message }, heard: lamport });
  }

  #onTimer(timer: X['timer'], arming: Arming): void {
    this.#arrive({ input: { type: 'timeout', timer }, event: { type: 'timeout', timer }, heard: 0, arming });
  }

  #onFrame({ from, to, mid, lamport, message, addresses }: Frame): void {
    const { id, checkMessage } = this.#options;
    if (to !== id) throw new BadFrame(`message ${mid} is for node ${to}, and this is node ${id}`);
    const complaint = checkMessage(message);
    if (complaint !== null) throw new BadFrame(`message ${mid} ${complaint}`);
    this.#book.learn(from, addresses);
    this.#counters.received += 1;
    this.#arrive({ input: { type: 'receive', mid, from, message }, event: { type: 'receive', from, message }, heard: lamport });
  }

  #onGarbage(why: string): void {
    this.#counters.garbage += 1;
    this.#options.events.warning(`closed a connection ${why}`);
  }

  #onLost(messages: number, why: string): void {
    this.#counters.lost += messages;
    this.#options.events.warning(`${messages} message(s) lost: ${why}`);
  }

  #fail(error: unknown, input: Input): void {
    this.#phase = 'stopped';
    try {
      this.#recorder.end('fatal');
    } catch (second) {
      this.#options.events.warning(`the trace has no end: ${second instanceof Error ? second.message : String(second)}`);
    }
    void this.#close().then(() => this.#options.events.fatal(error, input));
  }

  #close(): Promise<void> {
    this.#timers.clear();
    this.#links.close();
    return this.#listener.close();
  }
}
