/** Faults and transactions in words. */
import type { NodeId } from '../impl/kernel/protocol.ts';
import type { Fault } from './fault.ts';
import type { Job } from './plan.ts';

/** When and how a fault begins, and ends if it lasts. */
export function momentsOf(fault: Fault): readonly { readonly atMs: number; readonly says: string }[] {
  const lasting = (begins: string, ends: string) => {
    return 'fromMs' in fault
      ? [fault, { fromMs: fault.toMs }].map(({ fromMs }, i) => ({ atMs: fromMs, says: i === 0 ? begins : ends }))
      : [];
  };
  const once = (says: string) => ('atMs' in fault ? [{ atMs: fault.atMs, says }] : []);
  switch (fault.type) {
    case 'crash':
      return lasting(`node ${fault.node} crashes`, `node ${fault.node} restarts`);
    case 'death':
      return once(`node ${fault.node} crashes for good`);
    case 'leave':
      return once(`node ${fault.node} is asked to leave`);
    case 'pause':
      return lasting(`node ${fault.node} stands still`, `node ${fault.node} goes on`);
    case 'clockJump':
      return once(`the clock of node ${fault.node} jumps by ${fault.byMs} ms`);
    case 'partition':
      return lasting(`a partition separates ${fault.groups.map(listed).join(' | ')} from the others`, 'the partition heals');
    case 'oneWayPartition':
      return lasting(`messages from ${listed(fault.from)} to ${listed(fault.to)} are lost`, 'they arrive again');
    case 'disturbance':
      return lasting(
        `${percent(fault.loss)} of all messages are lost, ${percent(fault.duplication)} repeated, ${percent(fault.lateness)} late`,
        'messages are reliable again',
      );
  }
}

/** A client's transaction. */
export function jobInWords({ kind, keys }: Pick<Job, 'kind' | 'keys'>): string {
  const named = keys.map((key) => `k${key}`).join(' and ');
  switch (kind) {
    case 'get':
      return `get ${named}`;
    case 'snapshot':
      return `read ${named} at once`;
    case 'put':
      return `put ${named}`;
    case 'update':
      return `read and write ${named}`;
  }
}

function listed(ids: readonly NodeId[]): string {
  return ids.length === 0 ? 'nobody' : ids.join(', ');
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
