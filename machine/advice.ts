/** Asks members of the cluster where a new machine enters, before it has an identifier. */
import type { NodeId } from '../impl/kernel/protocol.ts';
import { CIRCLE, GRAIN } from '../impl/places/identifiers.ts';
import { type Newcomer, newcomer } from '../impl/stack/newcomer.ts';
import type { KnownAddress } from '../runtime/frame.ts';
import { RunningNode } from '../runtime/running-node.ts';
import type { LifeOptions } from './life.ts';
import { randomBelow } from './random.ts';
import { checkIdentifier, founderIdentifier, randomIdentifier, wholeMessageCheck } from './whole-node.ts';

/** How many random places are looked at besides the anchors. */
const RANDOM_PLACES = 8;
const RETRY_MS = 500;
const GIVE_UP_AFTER = 6;

/**
 * The identifier of a machine's first life: where one is needed, or a random one if nobody answers. `contacts`: members of the
 * cluster to join; none: the machine founds one. Rejects as `RunningNode.boot` does.
 */
export async function firstIdentifier(contacts: readonly KnownAddress[], options: LifeOptions): Promise<NodeId> {
  if (contacts.length === 0) return founderIdentifier(options.replicas, randomBelow);
  const place = await adviceFor(randomIdentifier(randomBelow), contacts, options);
  // The identifier under which it has asked has a trace of its own.
  return place === null ? randomIdentifier(randomBelow) : place + randomBelow(GRAIN);
}

async function adviceFor(self: NodeId, contacts: readonly KnownAddress[], options: LifeOptions): Promise<number | null> {
  const { listen, shared, transport, instance, process, network, run, software, traceFolder, replicas } = options;
  let answer: (place: number | null) => void;
  const answered = new Promise<number | null>((resolve) => {
    answer = resolve;
  });
  const node = await RunningNode.boot<Newcomer>({
    protocol: newcomer,
    ...{ id: self, instance, process, listen, shared, transport },
    config: {
      zoning: { size: CIRCLE, degree: replicas, grain: GRAIN },
      contacts: contacts.map((contact) => contact.node),
      places: Array.from({ length: RANDOM_PLACES }, () => randomBelow(CIRCLE / GRAIN) * GRAIN),
      retryMs: RETRY_MS,
      giveUpAfter: GIVE_UP_AFTER,
    },
    contacts,
    network,
    checkId: checkIdentifier,
    checkMessage: wholeMessageCheck(),
    run,
    software,
    traceFolder,
    disk: null,
    events: {
      output: ({ place }) => answer(place),
      // What is wrong will be told when the node joins.
      warning: () => undefined,
      refused: () => answer(null),
      fatal: () => answer(null),
      stopped: () => undefined,
    },
  });
  node.start();
  const place = await answered;
  await node.stop();
  return place;
}
