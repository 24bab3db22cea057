/** The relaxed ring as published, as experiments see it. The paper has no hints. */
import type { PublishedRing } from '../../impl/baselines/relaxed-ring-published/protocol.ts';
import { perfectMember } from '../../impl/baselines/relaxed-ring-published/state.ts';
import { publishedRelaxedRing } from '../../impl/baselines/relaxed-ring-published/step.ts';
import type { RingProtocol } from './ring-protocol.ts';

export const publishedRing: RingProtocol<PublishedRing> = {
  protocol: publishedRelaxedRing,
  founder(keys, self) {
    const config = { keys, contact: self };
    return { config, running: { state: perfectMember(self, [self], config) } };
  },
  newcomer: (keys, contact) => ({ keys, contact }),
  pointers: (state) => (state.status === 'member' ? { predecessor: state.predecessor, successor: state.successor } : null),
  maintenance: ({ message }) => (message.type === 'lookup' || message.type === 'replyLookup' ? null : message.type),
  joinsAt: 'successor',
};
