/**
 * A replay that goes on line by line: each node alone, and all together in causal order. The properties are judged after each
 * event. It stops at the first divergence, so no other one is among its causes. Its memory does not grow with the run.
 */
import { unreachable } from '../../impl/kernel/invariant.ts';
import type { ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { ascending } from '../../impl/kernel/sorted-set.ts';
import type { World } from '../../model-check/world/world.ts';
import type { Life } from '../causal-order/life.ts';
import { Weave, type WovenLine } from '../causal-order/weave.ts';
import type { BodyLine, EventLine } from '../format/line.ts';
import { attempted } from './attempted.ts';
import { Disks } from './disks.ts';
import { Doubts } from './doubts.ts';
import { type Cast, propertiesOf } from './given-protocols.ts';
import { Judge } from './judge.ts';
import { layersOf } from './layers.ts';
import type { Divergence, LocalReplay } from './local.ts';
import { Monitors } from './monitors.ts';
import { type InFlight, Network } from './network.ts';
import type { Finding, Place, ReplayReport } from './report.ts';
import { System } from './system.ts';

/** A node without a trace with which a life has exchanged messages, first at this line. */
export interface Stranger {
  readonly life: Life;
  readonly peer: number;
  readonly at: { readonly file: string; readonly number: number; readonly step: number };
}

/** Is shown each event of the main protocol that was replayed, and the world after it. */
export type Watch = (event: WovenLine, world: World<ProtocolTypes, unknown>) => void;

export class ReplayRun<X extends ProtocolTypes, H> {
  readonly #cast: Cast<X, H>;
  readonly #lives: Life[] = [];
  readonly #byNode = new Map<number, Map<number, Life>>();
  readonly #weave: Weave;
  readonly #network = new Network();
  readonly #system: System<X, H>;
  readonly #judge: Judge<World<X, H>>;
  readonly #doubts: Doubts;
  readonly #disks = new Disks();
  readonly #monitors: Monitors<X>;
  readonly #byKind = new Map<string, number>();
  readonly #watch: Watch | undefined;
  readonly #isGrowing: boolean;
  #events = 0;
  #wallMs = 0;
  #last: WovenLine | null = null;
  #divergence: Finding | null = null;
  #isOver = false;

  /** `isGrowing`: lives and lines may still come. */
  constructor(lives: readonly Life[], cast: Cast<X, H>, isGrowing: boolean, watch?: Watch) {
    this.#watch = watch;
    this.#isGrowing = isGrowing;
    this.#cast = cast;
    this.#system = new System(cast, this.#network);
    for (const life of lives) this.#know(life);
    this.#weave = new Weave(lives);
    // The decoding edge: the configuration is the one that the node was booted with.
    const nodes = new Map(
      lives.filter(cast.isMain).map(({ header }) => [header.node, { id: header.node, config: header.config as X['config'] }]),
    );
    this.#judge = new Judge(propertiesOf(cast.main, cast.first, [...nodes.values()]));
    this.#monitors = new Monitors(cast.main);
    this.#doubts = new Doubts(lives, isGrowing);
  }

  /** A life that has begun since. */
  add(life: Life): void {
    this.#cast.check(life);
    this.#know(life);
    this.#weave.add(life);
    this.#doubts.meet(life);
  }

  /** The number of events that were replayed. */
  get events(): number {
    return this.#events;
  }

  /** The time of the last event, in milliseconds since 1970; 0: there was none. */
  get lastWallMs(): number {
    return this.#wallMs;
  }

  get divergence(): Finding | null {
    return this.#divergence;
  }

  get doubts(): readonly Finding[] {
    return this.#doubts.found;
  }

  get lives(): readonly Life[] {
    return this.#lives;
  }

  get messages(): Network['counts'] {
    return this.#network.counts;
  }

  /** Nodes without a trace whose messages are in the traces of others, as they were found by looking at all of them. */
  expectStrangers(strangers: Iterable<Stranger>): void {
    for (const { life, peer, at } of strangers) this.#doubts.stranger(life, peer, at);
  }

  /**
   * Consumes the next line. Returns `waiting` when it is not there yet, and `over` after the last one, or a divergence. `isPatient`:
   * receipts wait for sendings that may still be written. Throws `BadTrace`.
   */
  step(isPatient = true): 'consumed' | 'waiting' | 'over' {
    if (this.#isOver) return 'over';
    const woven = this.#weave.next(isPatient);
    if (woven === 'waiting') return 'waiting';
    if (woven === null) {
      // Nodes that have all stopped may begin other lives.
      if (this.#isGrowing) return 'waiting';
      this.#rest();
      this.#isOver = true;
      return 'over';
    }
    this.#doubts.reach(woven);
    const divergence = woven.isTooEarly
      ? ({ kind: 'cycle', says: 'the message is received before it is sent, by the order of the nodes’ own lines' } as const)
      : this.#consume(woven);
    if (divergence !== null) {
      this.#divergence = finding(divergence, placeOf(woven));
      this.#isOver = true;
      return 'over';
    }
    this.#last = woven;
    this.#doubts.pass(woven);
    this.#weave.consume(woven);
    const isLast = woven.life.head === null;
    if (isLast) this.leave(woven.life);
    if (isLast || woven.line.type === 'gap') this.#monitors.down(woven.life.header.node);
    return 'consumed';
  }

  /** Forgets messages that have been in flight for too long, by the clock of the caller. They count as lost. */
  passTo(nowMs: number, mostInFlightMs: number): void {
    this.#network.passTo(nowMs, mostInFlightMs);
  }

  /** No more lines of this life will come. */
  leave(life: Life): void {
    this.#doubts.leave(life);
  }

  /** `left`: the number of events that were not replayed. */
  report(left: number): ReplayReport {
    const { header } = this.#cast.first;
    const doubts = this.#doubts.all;
    const first = this.#divergence ?? doubts[0];
    const properties = [...this.#judge.judged, ...this.#monitors.judged];
    return {
      verdict: this.#divergence !== null ? 'diverged' : doubts.length > 0 ? 'inconclusive' : 'conforms',
      protocol: header.protocol,
      run: header.run,
      layers: layersOf(this.#divergence, doubts, properties, this.#cast.main.refined ?? []),
      consumed: {
        files: this.#lives.reduce((sum, { files }) => sum + files, 0),
        nodes: ascending(this.#byNode.keys()),
        events: this.#events,
        eventsInFiles: this.#events + left,
        byKind: Object.fromEntries([...this.#byKind].sort(([left], [right]) => (left < right ? -1 : 1))),
        messages: this.#network.counts,
      },
      properties,
      ...(first === undefined ? {} : { first }),
      doubts,
    };
  }

  #know(life: Life): void {
    const { node, incarnation } = life.header;
    this.#lives.push(life);
    const lives = this.#byNode.get(node) ?? new Map<number, Life>();
    lives.set(incarnation, life);
    this.#byNode.set(node, lives);
    if (this.#cast.isMain(life)) this.#system.expect(node);
  }

  #rest(): void {
    const last = this.#last;
    if (last === null || this.#doubts.hideTheWhole || !this.#system.isAtRest) return;
    const broken = attempted(last.file, last.number, () => this.#judge.atRest(this.#system.world));
    if (broken !== null) this.#divergence = finding(broken, placeOf(last));
  }

  #consume(woven: WovenLine): Divergence | null {
    const { life, line } = woven;
    const replay = this.#system.replayOf(life);
    switch (line.type) {
      case 'snapshot':
        return replay.snapshot(line);
      case 'gap':
        replay.gap();
        this.#disks.gap(life.header);
        return null;
      case 'record':
        replay.found(line);
        return null;
      case 'event':
        return this.#event(woven, line);
      default:
        return unreachable(line);
    }
  }

  #event(woven: WovenLine, line: EventLine): Divergence | null {
    const { life } = woven;
    const receipt = this.#network.receive(life.header.node, line, (node, incarnation) => this.#byNode.get(node)?.get(incarnation) ?? null);
    if ('kind' in receipt) return receipt;
    if (receipt.type === 'unknown') this.#doubts.missingSending(woven, line);
    const lost = receipt.type === 'taken' && receipt.sent.from !== life.header.node ? this.#leftDisk(receipt.sent) : null;
    if (lost !== null) return lost;
    const heard = receipt.type === 'taken' ? receipt.sent.lamport : receipt.type === 'none' ? 0 : null;
    const replay = this.#system.replayOf(life);
    const before = replay.state ?? null;
    const divergence = replay.event(line, heard) ?? this.#disk(woven, replay);
    if (divergence !== null) return divergence;
    this.#events += 1;
    this.#wallMs = line.wallMs;
    this.#byKind.set(line.input.type, (this.#byKind.get(line.input.type) ?? 0) + 1);
    this.#network.send(life.header, line, this.#disks.persistedBy(life.header));
    this.#disks.persist(life.header, replay.records);
    if (!this.#cast.isMain(life)) return null;
    attempted(woven.file, woven.number, () => this.#system.after(life, line));
    this.#watch?.(woven, this.#system.world);
    const monitored = this.#monitors.after(woven, line, before, replay.state);
    if (monitored !== null) return monitored;
    // When a part of the run is unseen, the states of the others say nothing about the whole.
    if (this.#doubts.hideTheWhole || this.#judge.isIdle) return null;
    return attempted(woven.file, woven.number, () => this.#judge.after(this.#system.world));
  }

  #leftDisk({ from: node, incarnation, persisted }: InFlight): Divergence | null {
    return this.#disks.leave({ node, incarnation }, persisted);
  }

  /** Compares the record of a boot with those of the node's earlier life. */
  #disk(woven: WovenLine, replay: LocalReplay<X>): Divergence | null {
    if (woven.line.type !== 'event' || woven.line.input.type !== 'boot') return null;
    const { node, incarnation } = woven.life.header;
    const earlier = this.#byNode.get(node)?.get(incarnation - 1);
    // A killed life may have left its last steps out.
    if (earlier?.header.leavesOut === true && earlier.end === null) this.#disks.gap(earlier.header);
    const found = this.#disks.boot(woven.life.header, replay.bootRecord);
    if (found !== 'unknown') return found;
    this.#doubts.missingLife(woven);
    // The clock of a life begins from 0, so nothing says which steps of others come first.
    this.#monitors.stop();
    return null;
  }
}

function finding(divergence: Divergence, at: Place): Finding {
  return { diff: [], ...divergence, at };
}

function placeOf({ life, file, number, line }: WovenLine): Place {
  return { node: life.header.node, incarnation: life.header.incarnation, step: stepOf(line), file, line: number };
}

function stepOf(line: BodyLine): number {
  if (line.type === 'record') return 0;
  return line.type === 'gap' ? line.from : line.step;
}
