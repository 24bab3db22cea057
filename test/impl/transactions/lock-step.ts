/** Nodes that move together: all messages of a round arrive, in the order in which they were sent, and the answers are the next round. */
import type { NodeId } from '../../../impl/kernel/protocol.ts';
import type { Message } from '../../../impl/transactions/messages.ts';
import type { TransactionsEvent } from '../../../impl/transactions/protocol.ts';
import type { Output, Request, Timer } from '../../../impl/transactions/requests.ts';
import { type Config, runningMember, type State } from '../../../impl/transactions/state.ts';
import { transactions } from '../../../impl/transactions/step.ts';

interface Letter {
  readonly from: NodeId;
  readonly to: NodeId;
  readonly message: Message;
}

export class LockStep {
  readonly states = new Map<NodeId, State>();
  readonly outputs: Output[] = [];
  readonly #silent: readonly NodeId[];
  #waiting: Letter[] = [];

  /** Nodes that are `silent` have crashed. */
  constructor(config: Config, silent: readonly NodeId[] = []) {
    this.#silent = silent;
    for (const id of config.members) this.states.set(id, runningMember(id, config));
  }

  request(at: NodeId, request: Request): void {
    this.#happen(at, { type: 'request', request });
  }

  timeout(at: NodeId, timer: Timer): void {
    this.#happen(at, { type: 'timeout', timer });
  }

  /** How many messages of which type were on their way; null when there are none. */
  round(): Readonly<Record<string, number>> | null {
    const letters = this.#waiting;
    this.#waiting = [];
    if (letters.length === 0) return null;
    for (const { from, to, message } of letters) this.#happen(to, { type: 'receive', from, message });
    const types = letters.map(({ message }) => message.type);
    return Object.fromEntries([...new Set(types)].map((type) => [type, types.filter((each) => each === type).length]));
  }

  /** Runs all rounds until nothing is in flight. */
  rounds(): readonly Readonly<Record<string, number>>[] {
    const round = this.round();
    return round === null ? [] : [round, ...this.rounds()];
  }

  #happen(at: NodeId, event: TransactionsEvent): void {
    const before = this.states.get(at);
    if (before === undefined || this.#silent.includes(at)) return;
    const { state, effects } = transactions.step(before, event);
    this.states.set(at, state);
    for (const effect of effects) {
      if (effect.type === 'send') this.#waiting.push({ from: at, to: effect.to, message: effect.message });
      if (effect.type === 'indicate') this.outputs.push(effect.output);
    }
  }
}
