/**
 * Replays a recorded run: each node alone, then all together in causal order. The properties are judged after each event.
 * Stops at the first divergence, so no other one is among its causes.
 */
import { unreachable } from '../../impl/kernel/invariant.ts';
import type { ProtocolTypes } from '../../impl/kernel/protocol.ts';
import type { World } from '../../model-check/world/world.ts';
import { type MergedLine, mergeRead } from '../causal-order/merge.ts';
import { BadTrace } from '../format/bad-trace.ts';
import type { BodyLine, EventLine } from '../format/line.ts';
import { oneRun } from '../format/one-run.ts';
import type { NodeTrace } from '../format/read.ts';
import { attempted } from './attempted.ts';
import { Disks } from './disks.ts';
import { Doubts } from './doubts.ts';
import { propertiesOf, replayableOf } from './given-protocols.ts';
import { Judge } from './judge.ts';
import type { Divergence, LocalReplay } from './local.ts';
import { Monitors } from './monitors.ts';
import { type InFlight, Network } from './network.ts';
import type { Replayable, Replayables } from './replayable.ts';
import type { Finding, Place, ReplayReport } from './report.ts';
import { System } from './system.ts';

/** Replays traces that were already read. Throws `BadTrace` when they are not one run of a known protocol. */
export function replayTraces(traces: readonly NodeTrace[], protocols: Replayables, watch?: Watch): ReplayReport {
  return replayRun(oneRun(traces), protocols, watch);
}

/** As `replayTraces`, for traces of one run that were read from files. */
export function replayRun(run: readonly NodeTrace[], protocols: Replayables, watch?: Watch): ReplayReport {
  const [first] = run;
  if (first === undefined) throw new BadTrace('(no file)', null, 'no trace to read');
  const replayable = replayableOf(first, protocols);
  if (run.every((trace) => countEvents(trace) === 0))
    throw new BadTrace(first.file, null, 'the trace holds no event: there is nothing to replay');
  return new Replay(run, first, replayable, watch).report();
}

/** Is shown each event that was replayed, and the world after it. */
export type Watch = (event: MergedLine, world: World<ProtocolTypes, unknown>) => void;

class Replay<X extends ProtocolTypes, H> {
  readonly #traces: readonly NodeTrace[];
  readonly #first: NodeTrace;
  readonly #network: Network;
  readonly #system: System<X, H>;
  readonly #judge: Judge<World<X, H>>;
  readonly #doubts: Doubts;
  readonly #disks = new Disks();
  readonly #monitors: Monitors<X>;
  readonly #byKind = new Map<string, number>();
  readonly #watch: Watch | undefined;
  #divergence: Finding | null = null;

  constructor(traces: readonly NodeTrace[], first: NodeTrace, replayable: Replayable<X, H>, watch?: Watch) {
    this.#traces = traces;
    this.#watch = watch;
    this.#first = first;
    this.#network = new Network(traces);
    this.#system = new System(replayable, this.#network, traces);
    // The decoding edge: the configuration is the one that the node was booted with.
    const nodes = new Map(traces.map(({ header }) => [header.node, { id: header.node, config: header.config as X['config'] }]));
    this.#judge = new Judge(propertiesOf(replayable, first, [...nodes.values()]));
    this.#monitors = new Monitors(replayable);
    this.#doubts = new Doubts(traces);
    this.#run();
  }

  report(): ReplayReport {
    const doubts = this.#doubts.found;
    const first = this.#divergence ?? doubts[0];
    return {
      verdict: this.#divergence !== null ? 'diverged' : doubts.length > 0 ? 'inconclusive' : 'conforms',
      protocol: this.#first.header.protocol,
      run: this.#first.header.run,
      consumed: {
        files: this.#traces.length,
        nodes: [...new Set(this.#traces.map(({ header }) => header.node))],
        events: [...this.#byKind.values()].reduce((sum, count) => sum + count, 0),
        eventsInFiles: this.#traces.reduce((sum, trace) => sum + countEvents(trace), 0),
        byKind: Object.fromEntries([...this.#byKind].sort(([left], [right]) => (left < right ? -1 : 1))),
        messages: this.#network.counts,
      },
      properties: [...this.#judge.judged, ...this.#monitors.judged],
      ...(first === undefined ? {} : { first }),
      doubts,
    };
  }

  #run(): void {
    const { order, beforeTheirSending } = mergeRead(this.#traces);
    for (const merged of order) {
      this.#doubts.reach(merged);
      const divergence = beforeTheirSending.includes(merged)
        ? ({ kind: 'cycle', says: 'the message is received before it is sent, by the order of the nodes’ own lines' } as const)
        : this.#consume(merged);
      if (divergence !== null) {
        this.#divergence = finding(divergence, placeOf(merged));
        return;
      }
      this.#doubts.pass(merged);
      this.#monitors.pass(merged);
    }
    const last = order.at(-1);
    if (last === undefined || this.#doubts.hideTheWhole || !this.#system.isAtRest) return;
    const broken = attempted(last.trace.file, last.number, () => this.#judge.atRest(this.#system.world));
    if (broken !== null) this.#divergence = finding(broken, placeOf(last));
  }

  #consume(merged: MergedLine): Divergence | null {
    const { trace, line } = merged;
    const replay = this.#system.replayOf(trace);
    switch (line.type) {
      case 'snapshot':
        return replay.snapshot(line);
      case 'gap':
        replay.gap();
        return null;
      case 'record':
        replay.found(line);
        return null;
      case 'event':
        return this.#event(merged, line);
      default:
        return unreachable(line);
    }
  }

  #event(merged: MergedLine, line: EventLine): Divergence | null {
    const { trace } = merged;
    const receipt = this.#network.receive(trace.header.node, line);
    if ('kind' in receipt) return receipt;
    if (receipt.type === 'unknown') this.#doubts.missingSending(merged, line);
    const lost = receipt.type === 'taken' && receipt.sent.from !== trace.header.node ? this.#leftDisk(receipt.sent) : null;
    if (lost !== null) return lost;
    const heard = receipt.type === 'taken' ? receipt.sent.lamport : receipt.type === 'none' ? 0 : null;
    const replay = this.#system.replayOf(trace);
    const before = replay.state ?? null;
    const divergence = replay.event(line, heard) ?? this.#disk(merged, replay);
    if (divergence !== null) return divergence;
    this.#byKind.set(line.input.type, (this.#byKind.get(line.input.type) ?? 0) + 1);
    this.#network.send(trace.header, line, this.#disks.persistedBy(trace.header));
    this.#disks.persist(trace.header, replay.records);
    attempted(trace.file, merged.number, () => this.#system.after(trace, line));
    this.#watch?.(merged, this.#system.world);
    const monitored = this.#monitors.after(trace, merged.number, line, before, replay.state);
    if (monitored !== null) return monitored;
    // When a part of the run is unseen, the states of the others say nothing about the whole.
    return this.#doubts.hideTheWhole ? null : attempted(trace.file, merged.number, () => this.#judge.after(this.#system.world));
  }

  #leftDisk({ from: node, incarnation, persisted }: InFlight): Divergence | null {
    return this.#disks.leave({ node, incarnation }, persisted);
  }

  /** Compares the record of a boot with those of the node's earlier life. */
  #disk(merged: MergedLine, replay: LocalReplay<X>): Divergence | null {
    if (merged.line.type !== 'event' || merged.line.input.type !== 'boot') return null;
    const found = this.#disks.boot(merged.trace.header, replay.bootRecord);
    if (found !== 'unknown') return found;
    this.#doubts.missingLife(merged);
    // The clock of a life begins from 0, so nothing says which steps of others come first.
    this.#monitors.stop();
    return null;
  }
}

function countEvents({ lines }: NodeTrace): number {
  return lines.filter(({ line }) => line.type === 'event').length;
}

function finding(divergence: Divergence, at: Place): Finding {
  return { diff: [], ...divergence, at };
}

function placeOf({ trace, number, line }: MergedLine): Place {
  return { node: trace.header.node, incarnation: trace.header.incarnation, step: stepOf(line), file: trace.file, line: number };
}

function stepOf(line: BodyLine): number {
  if (line.type === 'record') return 0;
  return line.type === 'gap' ? line.from : line.step;
}
