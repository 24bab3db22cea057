/**
 * Registers that several servers keep, in worlds that others have published: the counts are those of Stateright's examples
 * `single-copy-register`, `linearizable-register` and `paxos`. There, as here, a delivery that changes nothing does not happen.
 */
import type { Protocol, ProtocolTypes } from '../../impl/kernel/protocol.ts';
import { type Expectation, type Scenario, scenario } from '../../model-check/scenario.ts';
import { reachable } from '../../spec/kernel/spec.ts';
import { holds, violates } from '../expectations.ts';
import { copiedRegister, server as copyingServer } from './registers/copied-register.ts';
import { decidedRegister, server as decidingServer } from './registers/decided-register.ts';
import { quorumRegister, server as quorumServer } from './registers/quorum-register.ts';
import { callsOf, firstWrite, linearizable, somebodyReads, writing } from './registers/register-clients.ts';

export const sharedRegisterScenarios: readonly Scenario[] = [
  world({
    name: 'conformance/quorum-register/2+2',
    teaches: 'A register that two servers keep is linearizable for two clients, in the 544 states that Stateright finds.',
    protocol: quorumRegister,
    server: quorumServer,
    servers: 2,
    cost: 'fast',
    expect: holds(544, 875, 25),
  }),
  world({
    name: 'conformance/decided-register/3+2',
    teaches: 'A register that three servers decide by Paxos is linearizable for two clients, in the 16,668 states that Stateright finds.',
    protocol: decidedRegister,
    server: decidingServer,
    servers: 3,
    cost: 'fast',
    expect: holds(16_668, 32_971, 21),
  }),
  world({
    name: 'conformance/copied-register/1+2',
    teaches: 'A register that one server keeps is linearizable for two clients, in the 93 states that Stateright finds.',
    protocol: copiedRegister,
    server: copyingServer,
    servers: 1,
    cost: 'fast',
    expect: holds(93, 121, 9),
  }),
  world({
    name: 'conformance/copied-register/2+2',
    teaches:
      'Two servers that do not speak to each other break a register: a client that has written reads from the other server that nothing was.',
    protocol: copiedRegister,
    server: copyingServer,
    servers: 2,
    cost: 'fast',
    expect: violates('linearizable', 4),
  }),
];

interface Case<X extends ProtocolTypes> {
  readonly name: string;
  readonly teaches: string;
  readonly protocol: Protocol<X>;
  server(self: number, servers: number): X['state'];
  readonly servers: number;
  readonly cost: 'fast' | 'slow';
  readonly expect: Expectation;
}

/** Two clients, with the numbers after those of the servers. */
function world<X extends ProtocolTypes>({ name, teaches, protocol, server, servers, cost, expect }: Case<X>): Scenario {
  const clients = [servers, servers + 1];
  const ids = Array.from({ length: servers }, (_, id) => id);
  return scenario({
    name,
    teaches,
    cost,
    protocol,
    nodes: [
      ...ids.map((id) => ({ id, config: servers, running: server(id, servers) })),
      ...clients.map((id) => ({ id, config: servers, running: writing(id, servers) })),
    ],
    inFlight: clients.map((id) => firstWrite(id, servers)),
    network: 'unordered',
    ignoresIdleDeliveries: true,
    history: callsOf(clients),
    properties: { linearizable: linearizable(), somebodyReads: reachable(somebodyReads, 'A client reads a value.') },
    expect,
  });
}
