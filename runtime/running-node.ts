/**
 * A real node: runs the reducer of any protocol over TCP, timers, randomness and a disk. One inbox makes steps happen one
 * after another. Each step is recorded before its effects leave the node.
 *
 * Steps run ahead of the disk. Messages and outputs wait until all that was written up to then is durable. So others see a node
 * that crashes as one that has not taken the later steps.
 */
import { randomInt, randomUUID } from 'node:crypto';
import { unreachable } from '../impl/kernel/invariant.ts';
import type { Next, NodeId, ProtocolTypes } from '../impl/kernel/protocol.ts';
import type { Input } from '../traces/format/line.ts';
import { parseMessageId } from '../traces/format/message-id.ts';
import { Recorder, type Stamped } from '../traces/record/recorder.ts';
import { sinkFor } from '../traces/record/sink-for.ts';
import { AddressBook } from './address-book.ts';
import type { Arrival } from './arrival.ts';
import { refuseItself } from './contacts.ts';
import { Disk } from './disk.ts';
import { type Address, type Frame, formatAddress, type Identity, type KnownAddress, type Refusal } from './frame.ts';
import { Gate, type Received } from './gate.ts';
import { Intake } from './intake.ts';
import { Introducer } from './introducer.ts';
import { Links } from './links.ts';
import { Listener } from './listener.ts';
import type { Counters, NodeOptions } from './node-options.ts';
import { type Arming, Timers } from './timers.ts';
import { TraceWrites } from './trace-writes.ts';
import { Troubles } from './troubles.ts';
import type { Host } from './visitor.ts';

/** The most arrivals that wait in the inbox. Messages of others wait in the intake. */
const MOST_HELD = 10_000;

export class RunningNode<X extends ProtocolTypes> {
  readonly #options: NodeOptions<X>;
  readonly #listener: Listener;
  readonly #host: Host;
  readonly #self: Identity;
  readonly #introducer: Introducer;
  readonly #book: AddressBook;
  readonly #links: Links;
  readonly #disk: Disk<X['durable']> | null;
  readonly #recorder: Recorder<X>;
  readonly #writes: TraceWrites;
  readonly #timers = new Timers<X['timer']>();
  readonly #inbox: Arrival<X>[] = [];
  readonly #intake = new Intake<Received>((received) => this.#take(received));
  readonly #troubles: Troubles;
  readonly #gate: Gate;
  #received = 0;
  #sent = 0;
  #state: X['state'];
  /** That of the last step. */
  #input: Input = { type: 'start' };
  #phase: 'booted' | 'running' | 'stopped' = 'booted';
  #isStepping = false;

  /**
   * Takes the port and boots the reducer; `start` makes it begin. Rejects with `CannotListen`, `BadContact`, `TraceExists`,
   * `CannotRecord`, `BadDisk`, or with what the reducer throws.
   */
  static async boot<X extends ProtocolTypes>(options: NodeOptions<X>): Promise<RunningNode<X>> {
    const disk = options.disk === null ? null : await Disk.open(options.disk.folder, options.disk.records);
    let listener: Listener | null = null;
    try {
      // Connections come from now on, so nothing is awaited before they are served.
      listener = options.shared ?? (await Listener.open(options.transport, options.listen.host, options.listen.port));
      return new RunningNode(options, listener, disk);
    } catch (error) {
      await Promise.all([options.shared === undefined && listener?.close(), disk?.close()]);
      throw error;
    }
  }

  private constructor(options: NodeOptions<X>, listener: Listener, disk: Disk<X['durable']> | null) {
    const { id, config, contacts, network, protocol, run, software, traceFolder, instance = randomUUID() } = options;
    const { process = randomUUID() } = options;
    this.#options = options;
    this.#listener = listener;
    const incarnation = disk?.incarnation ?? 1;
    const self = { node: id, host: options.listen.host, port: listener.port, instance, incarnation, process };
    this.#self = self;
    if (options.shared === undefined) refuseItself(self, contacts);
    this.#troubles = new Troubles((text) => options.events.warning(text));
    this.#book = new AddressBook(self, contacts);
    const { checkId, checkMessage, transport } = options;
    const meet = (namesake: Address): void => this.#warnOf(namesake);
    this.#introducer = new Introducer({ self, network, transport, meet });
    const ask = (at: Address) => this.#introducer.whoIsAt(at);
    this.#gate = new Gate({ self, network, checkId, checkMessage, ask, meet }, this.#book);
    const lost = (messages: number, why: string): void => this.#troubles.lose(messages, why);
    this.#links = new Links({
      ...{ self, network, transport, book: this.#book, gate: this.#gate, lost },
      leaving: () => this.#writes.areDone(),
      refused: (peer, refusal, messages) => {
        this.#troubles.count(messages);
        this.#onRefused(peer, refusal);
      },
    });
    this.#disk = disk;
    if (disk !== null) {
      disk.onFailure = (error) => this.#fail(error, this.#input);
      disk.onWrite = () => this.#recorder.flush();
    }
    const found = disk?.found ?? {};
    const first = protocol.init(id, config, found.record);
    this.#recorder = new Recorder({
      identity: { run, node: id, incarnation, protocol: protocol.name, config, software },
      sink: traceFolder === null ? null : sinkFor(traceFolder, id, incarnation, { ...options.rotation, warning: options.events.warning }),
      now: Date.now,
      isBuffered: true,
      ...{ overload: options.rotation?.overload ?? 'fail', warning: options.events.warning },
      ...{ ...options.recording, ...(options.redaction && { redaction: options.redaction }) },
      // The record that a node boots with is the one from its disk.
      ...(disk !== null && { entriesOf: (record: unknown) => disk.entriesOf(record as X['durable']) }),
    });
    this.#writes = new TraceWrites(this.#recorder, (error) => this.#fail(error, this.#input));
    this.#state = first.state;
    this.#host = {
      ...{ self, gate: this.#gate, intake: this.#intake, lost },
      frame: (frame) => this.#onFrame(frame),
      garbage: (who, why) => this.#troubles.close(who, why),
    };
    listener.serve(this.#host);
    const boot = 'record' in found ? ({ type: 'boot', durable: found.record } as const) : ({ type: 'boot' } as const);
    this.#answerChoices(this.#apply(boot, first, 0));
  }

  /** The address at which the node listens. */
  get address(): Address {
    const { node, host, port } = this.#self;
    return { node, host, port };
  }

  /** The state after the last step. */
  get state(): X['state'] {
    return this.#state;
  }

  /** The nodes whose addresses are known, this one included. */
  get peers(): readonly KnownAddress[] {
    return this.#book.since(0).addresses;
  }

  get counters(): Counters {
    const { garbage, lost } = this.#troubles;
    return { received: this.#received, sent: this.#sent, garbage, lost };
  }

  /**
   * Says hello to the contacts, and asks which node is at `before`, where this one listened in its last life. Returns a sentence
   * when another process runs under this identity, as far as they know; then this node must not start.
   */
  introduce(before: Omit<Address, 'node'> | null): Promise<string | null> {
    return this.#introducer.complaint(this.#options.contacts, before);
  }

  /** The records that are not durable yet. */
  get unsynced(): Disk<X['durable']>['unsynced'] {
    return this.#disk?.unsynced ?? { records: 0, ms: 0 };
  }

  /** Writes the trace that is kept in memory. Returns the folder; null: none is kept there. Throws `CannotRecord`. */
  dumpTrace(): string | null {
    return this.#recorder.dump();
  }

  /** Starts the node. Messages that arrived earlier are taken afterwards. */
  start(): void {
    if (this.#phase !== 'booted') return;
    this.#phase = 'running';
    this.#inbox.unshift({ input: { type: 'start' }, event: { type: 'start' }, heard: 0 });
    this.#work();
    this.#intake.open();
  }

  request(request: X['request']): void {
    this.#arrive({ input: { type: 'request', request }, event: { type: 'request', request }, heard: 0 });
  }

  /**
   * Ends the trace and closes every connection; arrivals in the inbox are dropped. Rejects with `CannotRecord` when the end
   * of the trace cannot be written; the connections are closed even so.
   */
  async stop(): Promise<void> {
    if (this.#phase === 'stopped') return;
    this.#phase = 'stopped';
    try {
      this.#recorder.end('stop');
    } finally {
      await this.#close();
    }
  }

  #arrive(arrival: Arrival<X>): void {
    if (this.#phase === 'stopped') return;
    if (this.#inbox.length >= MOST_HELD) return this.#troubles.lose(1, `${MOST_HELD} wait already`);
    this.#inbox.push(arrival);
    if (this.#phase === 'running') this.#work();
  }

  /** Takes the arrivals in the inbox one after another; new ones wait meanwhile. */
  #work(): void {
    if (this.#isStepping) return;
    this.#isStepping = true;
    for (let arrival = this.#inbox.shift(); arrival !== undefined && this.#phase === 'running'; arrival = this.#inbox.shift()) {
      this.#try(arrival);
    }
    this.#isStepping = false;
  }

  #try(arrival: Arrival<X>): void {
    const { input, event, arming } = arrival;
    if (event.type === 'timeout' && arming !== undefined && !this.#timers.take(event.timer, arming)) return;
    try {
      this.#answerChoices(this.#step(arrival));
    } catch (error) {
      this.#fail(error, input);
    }
  }

  /** Answers choices before anything else happens. */
  #answerChoices(asked: Arrival<X> | null): void {
    for (let answer = asked; answer !== null && this.#phase !== 'stopped'; ) answer = this.#step(answer);
  }

  #step({ input, event, heard, text }: Arrival<X>): Arrival<X> | null {
    return this.#apply(input, this.#options.protocol.step(this.#state, event), heard, text);
  }

  /** Records the step, then performs its outputs in order. Returns the answer if the step asks for a choice. */
  #apply(input: Input, after: Next<X>, heard: number, heardText?: string): Arrival<X> | null {
    const { lamport, outputs } = this.#recorder.record(input, after, heard, heardText);
    if (this.#options.traceFolder !== null) this.#writes.expect();
    this.#state = after.state;
    this.#input = input;
    let among: number | null = null;
    for (const output of outputs) {
      if (output.type === 'choose') among = output.among;
      else this.#perform(output, lamport, input);
    }
    if (among === null) return null;
    const chosen = { type: 'chosen', value: randomInt(among) } as const;
    return { input: chosen, event: chosen, heard: 0 };
  }

  #perform(output: Exclude<Stamped<X>, { readonly type: 'choose' }>, lamport: number, input: Input): void {
    switch (output.type) {
      case 'send':
        return this.#send(output, lamport);
      case 'setTimer':
        return this.#timers.set(output.timer, output.afterMs, (arming) => this.#onTimer(output.timer, arming));
      case 'cancelTimer':
        return this.#timers.cancel(output.timer);
      case 'persist':
        if (this.#disk === null) throw new Error('the protocol persists, but the node was given no disk');
        return this.#disk.persist(output.record);
      case 'indicate':
        return this.#say(output.output);
      case 'monitor':
      case 'unmonitor':
        // Recorded but not acted on: without a failure detector nobody is ever suspected.
        return;
      case 'stop':
        return this.#whenDurable(() => {
          void this.stop().then(
            () => this.#options.events.stopped(),
            (error: unknown) => this.#options.events.fatal(error, input),
          );
        });
      default:
        return unreachable(output);
    }
  }

  /** The link writes the trace before the message leaves, once for all messages of a tick. */
  #send({ mid, to, message, text = JSON.stringify(message) }: Extract<Stamped<X>, { readonly type: 'send' }>, lamport: number): void {
    const { id: from } = this.#options;
    this.#sent += 1;
    if (to === from) return this.#take({ from, mid, lamport, message, text });
    const { step = 0, index = 0 } = parseMessageId(mid) ?? {};
    this.#whenDurable(() => this.#links.send(to, { step, index, lamport, text }));
  }

  /** Each step is in the trace before the layer above hears of it. */
  #say(output: X['output']): void {
    this.#whenDurable(() => {
      this.#recorder.flush();
      this.#options.events.output(output);
    });
  }

  /** A node that has stopped says nothing more, as if it had crashed. */
  #whenDurable(say: () => void): void {
    if (this.#disk === null) say();
    else this.#disk.whenDurable(() => (this.#phase === 'stopped' ? undefined : say()));
  }

  #onTimer(timer: X['timer'], arming: Arming): void {
    this.#arrive({ input: { type: 'timeout', timer }, event: { type: 'timeout', timer }, heard: 0, arming });
  }

  #take({ from, mid, lamport, message, text }: Received): void {
    this.#arrive({ input: { type: 'receive', mid, from, message }, event: { type: 'receive', from, message }, heard: lamport, text });
  }

  #onFrame({ addresses, messages }: Frame): void {
    for (const namesake of this.#gate.namesakesIn(addresses))
      if (this.#troubles.isFirst(`looked for a namesake at ${formatAddress(namesake)}`)) void this.#introducer.greet(namesake);
    this.#book.hear(addresses);
    this.#received += messages.length;
  }

  #warnOf(namesake: Address): void {
    const where = formatAddress(namesake);
    if (this.#troubles.isFirst(`namesake at ${where}`))
      this.#options.events.warning(
        `the node at ${where} has the id ${this.#self.node}, too; stop one of the two, or start it under another id`,
      );
  }

  /** A node that has heard from nobody was started wrongly. Later the mistake may be the other node's, so this one goes on. */
  #onRefused(node: NodeId, { refused, why }: Refusal): void {
    if (!this.#troubles.isFirst(`refused by ${node} ${refused}`)) return;
    const contact = this.#options.contacts.find((each) => each.node === node);
    // A contact with an instance has told its id itself, and may have another one since it has moved.
    const isMistake = contact !== undefined && !(refused === 'otherNode' && contact.instance !== undefined);
    if (this.#received === 0 && isMistake) this.#options.events.refused(`node ${node} refuses this one: ${why}`);
    else if (refused !== 'otherNode') this.#options.events.warning(`node ${node} refuses messages: ${why}`);
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

  async #close(): Promise<void> {
    this.#timers.clear();
    this.#writes.stop();
    this.#intake.close();
    this.#links.close();
    this.#listener.leave(this.#host);
    await Promise.all([this.#options.shared === undefined && this.#listener.close(), this.#disk?.close()]);
  }
}
