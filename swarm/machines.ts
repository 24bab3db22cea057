/**
 * The machines of a run. Each plays one life of a node, and two while it moves: it begins a second life at another identifier,
 * and the first life leaves once the second is a member. A machine is named by its first identifier.
 */
import type { NodeId } from '../impl/kernel/protocol.ts';
import { placedNodeConfig } from '../impl/stack/placed-node.ts';
import { below, type RandomStream, randomStream } from '../model-check/chance/random.ts';
import type { OneWayPartition } from '../model-check/simulator/links.ts';
import type { Simulation } from '../model-check/simulator/simulation.ts';
import type { Groups } from '../model-check/world/world.ts';
import type { WorldNode } from '../model-check/world/world-node.ts';
import type { Plan } from './plan.ts';
import type { SimulatedNode } from './simulated-node.ts';

interface Life {
  readonly id: NodeId;
  /** Another life has taken over, or the machine is asked to leave. */
  isLeaving: boolean;
  /** It is down, and boots again with its machine. */
  hasCrashed: boolean;
}

/** How often a machine looks whether its second life is a member, in milliseconds of virtual time. */
const LOOK_MS = 100;

/** How long a life waits to be let in before it begins again with the present identifiers of the others, in milliseconds of virtual time. */
const PATIENCE_MS = 5000;

export class Machines {
  readonly #plan: Plan;
  readonly #simulation: Simulation<SimulatedNode>;
  readonly #random: RandomStream;
  /** By machine, all lives that have begun, the newest last. */
  readonly #lives = new Map<NodeId, Life[]>();
  readonly #gone = new Set<NodeId>();
  #groups: Groups | null = null;

  constructor(plan: Plan, simulation: Simulation<SimulatedNode>) {
    this.#plan = plan;
    this.#simulation = simulation;
    this.#random = randomStream(plan.seed);
  }

  begin(machine: NodeId): void {
    this.#lives.set(machine, [{ id: machine, isLeaving: false, hasCrashed: false }]);
    const isFounder = machine === this.#plan.nodes[0].id;
    this.#simulation.start(machine, configOf(this.#plan, machine, isFounder ? [] : this.#others(machine)));
    if (!isFounder) this.#beginAgainUntilIn(machine, machine);
  }

  /** Its contacts may have moved, and a machine knows them by their addresses, not by their identifiers. */
  #beginAgainUntilIn(machine: NodeId, id: NodeId): void {
    this.#simulation.plan(this.#simulation.nowMs + PATIENCE_MS, () => {
      const life = this.#lives.get(machine)?.find((each) => each.id === id);
      if (life === undefined || life.isLeaving) return;
      const node = this.#simulation.nodes.get(id);
      if (node?.status === 'up' && node.state.above.layers.ring.status === 'joining') {
        this.#simulation.crash(id);
        this.#simulation.restart(id, configOf(this.#plan, id, this.#others(machine)));
      }
      this.#beginAgainUntilIn(machine, id);
    });
  }

  /** The life that clients talk to; undefined: none is up. */
  lifeOf(machine: NodeId): NodeId | undefined {
    const up = this.#up(machine);
    return (up.findLast((life) => this.#isMember(life)) ?? up.at(-1))?.id;
  }

  /** The lives that are to be in the ring. */
  get staying(): readonly WorldNode<SimulatedNode>[] {
    return this.#all.filter(({ isLeaving }) => !isLeaving).flatMap(({ id }) => this.#simulation.nodes.get(id) ?? []);
  }

  /** The lives that were to leave, and have not ended. */
  get lingering(): readonly NodeId[] {
    return this.#all.filter((life) => life.isLeaving && this.#statusOf(life) !== 'down').map(({ id }) => id);
  }

  livesIn(machine: NodeId): readonly NodeId[] {
    return this.#livesOf([machine]);
  }

  isGone(machine: NodeId): boolean {
    return this.#gone.has(machine);
  }

  /** A node is told to move. It does if it is the newest life of its machine. Returns the new life. */
  move(from: NodeId, place: number): NodeId | null {
    const [machine, lives] = [...this.#lives].find(([, each]) => each.at(-1)?.id === from) ?? [];
    if (machine === undefined || lives === undefined || this.#gone.has(machine)) return null;
    const id = this.#freeIn(place);
    if (id === null) return null;
    lives.push({ id, isLeaving: false, hasCrashed: false });
    this.#simulation.start(id, configOf(this.#plan, id, [from, ...this.#others(machine)]));
    if (this.#groups !== null) this.#partitionAgain(this.#groups);
    this.#beginAgainUntilIn(machine, id);
    this.#leaveOnceJoined(machine, id);
    return id;
  }

  crash(machine: NodeId): void {
    for (const life of this.#up(machine)) {
      life.hasCrashed = true;
      this.#simulation.crash(life.id);
    }
  }

  restart(machine: NodeId): void {
    for (const life of (this.#lives.get(machine) ?? []).filter(({ hasCrashed }) => hasCrashed)) {
      life.hasCrashed = false;
      this.#simulation.restart(life.id, configOf(this.#plan, life.id, this.#others(machine)));
      if (life.isLeaving) this.#askToLeave(life);
    }
  }

  /** It does not come back. */
  die(machine: NodeId): void {
    this.#gone.add(machine);
    for (const life of this.#lives.get(machine) ?? []) {
      life.isLeaving = true;
      this.#simulation.crash(life.id);
    }
  }

  /** Asks a machine that is up to leave, unless it is the last one with a member: that would end the ring, with all that it holds. */
  leave(machine: NodeId): void {
    const others = [...this.#lives.keys()].filter((each) => each !== machine && !this.#gone.has(each));
    if (this.#up(machine).length === 0 || !others.some((each) => this.#up(each).some((life) => this.#isMember(life)))) return;
    this.#gone.add(machine);
    for (const life of this.#up(machine)) this.#askToLeave(life);
  }

  pause(machine: NodeId): void {
    for (const { id } of this.#up(machine)) this.#simulation.pause(id);
  }

  resume(machine: NodeId): void {
    for (const { id } of this.#up(machine)) this.#simulation.resume(id);
  }

  jumpClock(machine: NodeId, byMs: number): void {
    for (const { id } of this.#up(machine)) this.#simulation.jumpClock(id, byMs);
  }

  /** Separates machines, with all of their lives. Null: they reach each other again. */
  partition(groups: Groups | null): void {
    this.#groups = groups;
    if (groups === null) this.#simulation.heal();
    else this.#simulation.partition(groups.map((each) => this.#livesOf(each)));
  }

  /** A life that has begun meanwhile is where its machine is. */
  #partitionAgain(groups: Groups): void {
    this.#simulation.heal();
    this.partition(groups);
  }

  partitionOneWay(partition: OneWayPartition | null): void {
    this.#simulation.partitionOneWay(partition && { from: this.#livesOf(partition.from), to: this.#livesOf(partition.to) });
  }

  get #all(): readonly Life[] {
    return [...this.#lives.values()].flat();
  }

  #up(machine: NodeId): readonly Life[] {
    return (this.#lives.get(machine) ?? []).filter((life) => this.#statusOf(life) === 'up');
  }

  #livesOf(machines: readonly NodeId[]): readonly NodeId[] {
    return machines.flatMap((machine) => this.#lives.get(machine)?.map(({ id }) => id) ?? [machine]);
  }

  /** The newest lives of the other machines, in the order of the plan. */
  #others(machine: NodeId): readonly NodeId[] {
    const others = this.#plan.nodes.filter(({ id }) => id !== machine);
    return others.map(({ id }) => this.#lives.get(id)?.at(-1)?.id ?? id);
  }

  #askToLeave(life: Life): void {
    life.isLeaving = true;
    this.#simulation.request(life.id, { layer: 'ring', inner: { type: 'leave' } });
  }

  #leaveOnceJoined(machine: NodeId, id: NodeId): void {
    this.#simulation.plan(this.#simulation.nowMs + LOOK_MS, () => {
      const lives = this.#lives.get(machine) ?? [];
      const index = lives.findIndex((life) => life.id === id);
      if (this.#gone.has(machine)) return;
      if (!this.#isMember(lives[index])) return this.#leaveOnceJoined(machine, id);
      for (const life of lives.slice(0, index)) {
        if (this.#statusOf(life) === 'up') this.#askToLeave(life);
        else life.isLeaving = true;
      }
    });
  }

  #isMember({ id }: Life): boolean {
    const node = this.#simulation.nodes.get(id);
    return node?.status === 'up' && node.state.above.layers.ring.status === 'member';
  }

  #statusOf({ id }: Life): WorldNode<SimulatedNode>['status'] | undefined {
    return this.#simulation.nodes.get(id)?.status;
  }

  /** An identifier of this grain that nobody has used. Null: the grain is full. */
  #freeIn(place: number): NodeId | null {
    const { grain = 1 } = this.#plan;
    const first = below(this.#random, grain);
    const ids = Array.from({ length: grain }, (_, i) => place + ((first + i) % grain));
    return ids.find((id) => !this.#simulation.nodes.has(id)) ?? null;
  }
}

/** `contacts`: the nodes through which it joins; none: it founds the ring. */
export function configOf({ degree, classes, grain = 1 }: Plan, id: NodeId, contacts: readonly NodeId[]): SimulatedNode['config'] {
  return {
    detector: { roundMs: 200, firstPatience: 3, mostPatience: 6 },
    above: placedNodeConfig({ self: id, size: degree * classes, degree, contacts, grain }),
  };
}
