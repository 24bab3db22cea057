/** One run: a plan, played in virtual time. When all faults are over, everything must be well again within a bound. */
import type { NodeId, Protocol } from '../impl/kernel/protocol.ts';
import { Simulation } from '../model-check/simulator/simulation.ts';
import { judge } from '../spec/serialisability/judgement.ts';
import { Clients } from './clients.ts';
import { jobInWords, momentsOf } from './in-words.ts';
import { inject } from './inject.ts';
import { Machines } from './machines.ts';
import { type Job, KEYS, type Plan } from './plan.ts';
import { isSpare, problemsIn } from './recovered.ts';
import { type SimulatedNode, simulatedNode, stayingNode } from './simulated-node.ts';

export interface Outcome {
  readonly seed: number;
  /** What broke, in a sentence each; empty: nothing. */
  readonly problems: readonly string[];
  readonly events: number;
  readonly committed: number;
  /** How long after the end of the faults all was well, in milliseconds of virtual time; null: it never was. */
  readonly recoveredAfterMs: number | null;
}

/** How long recovery may take, in milliseconds of virtual time. */
export const RECOVERY_MS = 60_000;

/** A run that takes more events than this is stopped, and has failed. */
const MOST_EVENTS = 3_000_000;

/** How often the run looks whether all is well again, in milliseconds of virtual time. */
const LOOK_MS = 500;

export interface RunOptions {
  /** The node that is played; omitted: the one of this project. */
  readonly protocol?: Protocol<SimulatedNode>;
  /** Hears what happens, in words. */
  tell?(atMs: number, says: string): void;
}

export function runPlan(plan: Plan, options: RunOptions = {}): Outcome {
  const run = new Run(plan, options);
  const end = (problems: readonly string[], recoveredAfterMs: number | null): Outcome => ({
    seed: plan.seed,
    problems,
    events: run.events,
    committed: run.clients.committed,
    recoveredAfterMs,
  });
  try {
    run.playUntil(plan.calmAtMs);
    const recoveredAfterMs = run.recover();
    const problems = [...(recoveredAfterMs === null ? run.problems() : []), ...judgeOf(run.clients)];
    return end(problems, recoveredAfterMs);
  } catch (error) {
    return end([error instanceof Error ? error.message : String(error)], null);
  }
}

class Run {
  readonly clients: Clients;
  events = 0;
  readonly #plan: Plan;
  readonly #simulation: Simulation<SimulatedNode>;
  readonly #machines: Machines;
  #tickets = 0;
  /** By key, the tickets of the writes that ask whether it is writable again. */
  readonly #probes: readonly number[][] = Array.from({ length: KEYS }, () => []);

  readonly #tell: NonNullable<RunOptions['tell']>;

  constructor(plan: Plan, { protocol = plan.grain === undefined ? stayingNode : simulatedNode, tell = () => undefined }: RunOptions) {
    this.#plan = plan;
    this.#tell = tell;
    this.clients = new Clients(plan);
    this.#simulation = new Simulation({
      protocol,
      seed: plan.seed,
      network: { delay: { type: 'uniform', fromMs: 1, toMs: 20 }, order: plan.overtaking ? 'none' : 'per-link' },
      ...(plan.syncMs === 0 ? {} : { syncsAfterMs: { type: 'uniform', fromMs: 0, toMs: plan.syncMs } as const }),
      observers: [{ event: () => this.events++, output: (node, output) => this.#hear(node, output) }],
    });
    this.#machines = new Machines(plan, this.#simulation);
    for (const { id, atMs } of plan.nodes) this.#simulation.plan(atMs, () => this.#start(id));
    for (const job of plan.clients) this.#simulation.plan(job.atMs, () => this.#ask(job));
    const victim = {
      simulation: this.#simulation,
      machines: this.#machines,
      isSpare: (machine: NodeId) => isSpare(plan, this.#machines.livesIn(machine), this.#machines.staying),
    };
    for (const fault of plan.faults) {
      for (const { atMs, says } of momentsOf(fault)) this.#simulation.plan(atMs, () => tell(atMs, says));
      inject(victim, fault);
    }
  }

  /** Throws if that takes more than `MOST_EVENTS` events. */
  playUntil(untilMs: number): void {
    const { end } = this.#simulation.run({ untilMs, events: MOST_EVENTS });
    if (end === 'events') throw new Error(`more than ${MOST_EVENTS} events`);
  }

  /** Goes on until all is well and every key was written. How long that took; null: too long. */
  recover(): number | null {
    const { calmAtMs } = this.#plan;
    for (let now = calmAtMs; now < calmAtMs + RECOVERY_MS; now += LOOK_MS) {
      const isWell = this.#stateProblems().length === 0;
      const unwritten = this.#unwrittenKeys();
      if (isWell && unwritten.length === 0) return now - calmAtMs;
      if (isWell) for (const key of unwritten) this.#probe(key);
      this.playUntil(now + LOOK_MS);
    }
    return null;
  }

  problems(): readonly string[] {
    return [...this.#stateProblems(), ...this.#unwrittenKeys().map((key) => `key k${key} is not writable`)];
  }

  #stateProblems(): readonly string[] {
    const { lingering, staying } = this.#machines;
    return [...lingering.map((id) => `node ${id} has not left`), ...problemsIn(this.#plan, staying)];
  }

  #unwrittenKeys(): readonly number[] {
    return this.#probes.flatMap((tickets, key) => (tickets.some((each) => this.clients.isCommitted(each)) ? [] : [key]));
  }

  /** Writes a key at one node after the other. */
  #probe(key: number): void {
    const ids = this.#plan.nodes.map(({ id }) => id).filter((id) => !this.#machines.isGone(id));
    const node = ids[this.#tickets % ids.length];
    this.#probes[key].push(this.#tickets);
    this.#ask({ node, kind: 'put', keys: [key] });
  }

  #start(id: NodeId): void {
    this.#tell(this.#simulation.nowMs, `node ${id} ${id === this.#plan.nodes[0].id ? 'founds the ring' : 'joins'}`);
    this.#machines.begin(id);
  }

  #move(node: NodeId, place: number): void {
    const life = this.#machines.move(node, place);
    if (life !== null) this.#tell(this.#simulation.nowMs, `node ${node} moves to ${life}`);
  }

  #ask(job: Omit<Job, 'atMs'>): void {
    const ticket = this.#tickets++;
    const node = this.#machines.lifeOf(job.node);
    if (node === undefined) return;
    this.#tell(this.#simulation.nowMs, `client ${ticket} at node ${node}: ${jobInWords(job)}`);
    this.#simulation.request(node, { layer: 'store', inner: this.clients.ask(ticket, job) });
  }

  #hear(node: NodeId, output: SimulatedNode['output']): void {
    if (output.layer === 'placer' && output.inner.type === 'move') this.#move(node, output.inner.place);
    if (output.layer !== 'store') return;
    const request = this.clients.hear(output.inner);
    if (request === null) {
      if ('ticket' in output.inner) this.#tell(this.#simulation.nowMs, `client ${output.inner.ticket}: ${output.inner.type}`);
      return;
    }
    this.#simulation.plan(this.#simulation.nowMs, () => this.#simulation.request(node, { layer: 'store', inner: request }));
  }
}

function judgeOf(clients: Clients): readonly string[] {
  const judgement = judge(clients.history());
  if (judgement.verdict === 'strictly serialisable') return [];
  return [`the history of the clients is ${judgement.verdict}: ${JSON.stringify(judgement).slice(0, 500)}`];
}
