/** Faults that a person could make where fingers and ring meet on one node, each in one line, and the scenario that finds it. */
import type { Mutant } from './mutant.ts';

export const overlayMutants: readonly Mutant[] = [
  {
    breaks: 'seam that tells fingers of neighbours only once, when the node has joined',
    file: 'stack/overlay.ts',
    line: "(output.type === 'neighbours' || output.type === 'leaving' ? output : null)",
    becomes: "(output.type === 'joined' ? { ...output, type: 'neighbours' } : null)",
    scenario: 'overlay/join/2+1',
    property: 'fingersHearWhatTheRingSays',
  },
  {
    breaks: 'ring that tells the layer above of a new predecessor only',
    file: 'relaxed-ring/settle.ts',
    line: 'before.predecessor === predecessor && before.successor === successor;',
    becomes: 'before.predecessor === predecessor;',
    scenario: 'overlay/join/2+1',
    property: 'fingersHearWhatTheRingSays',
  },
  {
    breaks: 'stack whose upper layer does not hear of suspicions',
    file: 'stack/arrival.ts',
    line: 'return withPending({ ...state, suspected: withNumber(state.suspected, event.node) }, ...toBoth<L, U>(event));',
    becomes: "return withPending({ ...state, suspected: withNumber(state.suspected, event.node) }, { type: 'lower', inner: event });",
    scenario: 'overlay/crash/3',
    property: 'aLookupWaits',
  },
  {
    breaks: 'seam that does not tell fingers that their ring leaves',
    file: 'stack/overlay.ts',
    line: " || output.type === 'leaving'",
    becomes: '',
    scenario: 'overlay/leave/3',
    property: 'fingersHearWhatTheRingSays',
  },
];
