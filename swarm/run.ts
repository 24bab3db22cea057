/** One run: a plan, played in virtual time. When all faults are over, everything must be well again within a bound. */
import type { NodeId, Protocol } from '../impl/kernel/protocol.ts';
import { nodeConfig } from '../impl/stack/node.ts';
import { Simulation } from '../model-check/simulator/simulation.ts';
import { judge } from '../spec/serialisability/judgement.ts';
import { Clients } from './clients.ts';
import { KEYS, type Plan } from './plan.ts';
import { problemsIn } from './recovered.ts';
import { type SimulatedNode, simulatedNode } from './simulated-node.ts';

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

export function runPlan(plan: Plan, protocol: Protocol<SimulatedNode> = simulatedNode): Outcome {
  const { seed, clients: jobs, calmAtMs, nodes, faults, classes } = plan;
  const clients = new Clients(classes);
  let events = 0;
  const simulation: Simulation<SimulatedNode> = new Simulation({
    protocol,
    seed,
    network: { delay: { type: 'uniform', fromMs: 1, toMs: 20 }, order: 'per-link' },
    observers: [
      {
        event: () => {
          events++;
        },
        output: (node, output) => {
          if (output.layer !== 'store') return;
          const request = clients.hear(output.inner);
          if (request !== null) simulation.plan(simulation.nowMs, () => simulation.request(node, { layer: 'store', inner: request }));
        },
      },
    ],
  });
  const isUp = (id: NodeId) => simulation.nodes.get(id)?.status === 'up';
  const start = (id: NodeId) => simulation.start(id, configOf(plan, id));
  const ask = (id: NodeId, ticket: number, job: Parameters<Clients['ask']>[1]) =>
    simulation.request(id, { layer: 'store', inner: clients.ask(ticket, job) });

  for (const { id, atMs } of nodes) simulation.plan(atMs, () => start(id));
  for (const [ticket, job] of jobs.entries()) simulation.plan(job.atMs, () => (isUp(job.node) ? ask(job.node, ticket, job) : undefined));
  for (const fault of faults) {
    switch (fault.type) {
      case 'crash':
        simulation.plan(fault.fromMs, () => simulation.crash(fault.node));
        simulation.plan(fault.toMs, () =>
          isUp(fault.node) ? undefined : simulation.restart(fault.node, configOf(plan, fault.node, true)),
        );
        break;
      case 'partition':
        simulation.plan(fault.fromMs, () => simulation.partition(fault.groups));
        simulation.plan(fault.toMs, () => simulation.heal());
        break;
      case 'disturbance':
        simulation.plan(fault.fromMs, () => simulation.disturb(fault));
        simulation.plan(fault.toMs, () => simulation.disturb({}));
        break;
    }
  }

  const ids = nodes.map(({ id }) => id);
  try {
    simulation.run({ untilMs: calmAtMs, events: MOST_EVENTS });
    const states = () => ids.map((id) => simulation.nodes.get(id)).filter((node) => node !== undefined);
    let problems = problemsIn(plan, states());
    let ticket = jobs.length;
    let asked: readonly number[] = [];
    for (let now = calmAtMs; now < calmAtMs + RECOVERY_MS; now += 500) {
      // Every key must be writable again, at every node in turn.
      if (asked.every((each) => clients.isCommitted(each)) && asked.length >= KEYS && problems.length === 0) {
        const verdict = judgeOf(clients);
        return { seed, problems: verdict, events, committed: clients.committed, recoveredAfterMs: now - calmAtMs };
      }
      if (problems.length === 0) {
        const open = Array.from({ length: KEYS }, (_, key) => key).filter(
          (key) => !asked.some((each) => clients.isCommitted(each) && (each - jobs.length) % KEYS === key),
        );
        const begun = open.map((key) => ({ key, ticket: jobs.length + KEYS * Math.ceil((ticket - jobs.length) / KEYS) + key }));
        for (const each of begun) ask(ids[each.ticket % ids.length], each.ticket, { kind: 'put', keys: [each.key] });
        ticket = Math.max(ticket, ...begun.map((each) => each.ticket + 1));
        asked = [...asked.filter((each) => clients.isCommitted(each)), ...begun.map((each) => each.ticket)];
      }
      const { end } = simulation.run({ untilMs: now + 500, events: MOST_EVENTS });
      if (end === 'events')
        return { seed, problems: [`more than ${MOST_EVENTS} events`], events, committed: clients.committed, recoveredAfterMs: null };
      problems = problemsIn(plan, states());
    }
    const unwritable = asked
      .filter((each) => !clients.isCommitted(each))
      .map((each) => `key k${(each - jobs.length) % KEYS} is not writable`);
    return {
      seed,
      problems: [...problems, ...unwritable, ...judgeOf(clients)],
      events,
      committed: clients.committed,
      recoveredAfterMs: null,
    };
  } catch (error) {
    return {
      seed,
      problems: [error instanceof Error ? error.message : String(error)],
      events,
      committed: clients.committed,
      recoveredAfterMs: null,
    };
  }
}

function judgeOf(clients: Clients): readonly string[] {
  const judgement = judge(clients.history());
  if (judgement.verdict === 'strictly serialisable') return [];
  return [`the history of the clients is ${judgement.verdict}: ${JSON.stringify(judgement).slice(0, 500)}`];
}

/** A node that restarts joins through others, even if it has founded the ring. */
export function configOf({ degree, classes, nodes }: Plan, id: NodeId, isAgain = false): SimulatedNode['config'] {
  const contacts = nodes[0].id === id && !isAgain ? [] : nodes.map((each) => each.id).filter((each) => each !== id);
  return {
    detector: { roundMs: 200, firstPatience: 3, mostPatience: 6 },
    above: nodeConfig({ self: id, size: degree * classes, degree, contacts }),
  };
}
