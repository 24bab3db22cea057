/** Faults that a person could make in the failure detector, each in one line, and the scenario that finds it. */
import type { Mutant } from './mutant.ts';

export const failureDetectorMutants: readonly Mutant[] = [
  {
    breaks: 'patience never grows, as in Beernet 0.9, where the suspected set is cleared before it is compared',
    file: 'failure-detector/rounds.ts',
    line: 'Math.min(peer.patience + 1, state.config.mostPatience)',
    becomes: 'peer.patience',
    scenario: 'failure-detector/delay/patience-exceeds-delay',
    property: 'mistakesAreCounted',
  },
  {
    breaks: 'restored peers are no longer counted, as in Beernet 0.9: a crash after a false suspicion is never told',
    file: 'failure-detector/rounds.ts',
    line: "if (peer.opinion.type === 'suspected') return peer;",
    becomes: "if (peer.opinion.type === 'suspected' || peer.patience > 1) return peer;",
    scenario: 'failure-detector/crash/one-peer',
    property: 'everyCrashedPeerIsSuspected',
  },
  {
    breaks: 'rounds end after the first: its timer is not set again',
    file: 'failure-detector/rounds.ts',
    line: '    nextRound(state),\n',
    becomes: '',
    scenario: 'failure-detector/crash/two-peers',
    property: 'everyCrashedPeerIsSuspected',
  },
  {
    breaks: 'suspected peers are not asked, so that no false suspicion ends',
    file: 'failure-detector/rounds.ts',
    line: '...after.map(({ node }) => send(',
    becomes: "...after.filter(({ opinion }) => opinion.type === 'trusted').map(({ node }) => send(",
    scenario: 'failure-detector/delay/patience-exceeds-delay',
    property: 'everyLivePeerIsTrusted',
  },
  {
    breaks: 'patience ends a round too early',
    file: 'failure-detector/rounds.ts',
    line: 'silence >= peer.patience',
    becomes: 'silence + 1 >= peer.patience',
    scenario: 'failure-detector/delay/patience-exceeds-delay',
    property: 'mistakesAreCounted',
  },
  {
    breaks: 'signs of life do not end the silence',
    file: 'failure-detector/rounds.ts',
    line: 'withPeer(state, { ...peer, opinion: TRUSTED }));',
    becomes: 'state);',
    scenario: 'failure-detector/delay/patience-exceeds-delay',
    property: 'mistakesAreCounted',
  },
];
