/** Faults of the composition of a node, each in one line, and the scenario of whole nodes that must find it. */
import type { Mutant } from './mutant.ts';

const FLAT = 'stack/flat.ts';
const WIRES = 'stack/node.ts';
const RESPONSIBILITY = 'responsibility/step.ts';

export const wholeNodeMutants: readonly Mutant[] = [
  {
    breaks: 'suspicion of an earlier life is told to the layer that has met the later one',
    file: FLAT,
    line: "return toAll({ ...after, suspected: withoutNumber(state.suspected, node) }, { type: 'restore', node });",
    becomes: "return withPending(after, [{ layer: names[0], inner: { type: 'suspect', node } } as Pending<L>]);",
    scenario: 'stack/restart/2',
    property: 'atMostOneResponsible',
  },
  {
    breaks: 'layer that begins to watch a suspected node is not told',
    file: FLAT,
    line: 'return { state: state.suspected.includes(node) ? withPending(after, [told]) : after, effects };',
    becomes: 'return { state: told === null ? state : after, effects };',
    scenario: 'stack/crash/3/reader',
    property: 'everyPlaceIsSpokenFor',
  },
  {
    breaks: 'layers stop watching a node as soon as one of them does',
    file: FLAT,
    line: 'if (isWatched(after, node) || !isWatched(state, node)) return { state: after, effects };',
    becomes: 'if (!isWatched(state, node)) return { state: after, effects };',
    scenario: 'stack/crash/3/reader',
    property: 'watchesAreShared',
  },
  {
    breaks: 'wires do not tell the fingers of neighbours',
    file: WIRES,
    line: "          { layer: 'fingers', inner: output },\n          { layer: 'responsibility', inner: { type",
    becomes: "          { layer: 'responsibility', inner: { type",
    scenario: 'stack/leave/2',
    property: 'neighboursAreHeard',
  },
  {
    breaks: 'wires do not tell responsibility that the ring leaves',
    file: WIRES,
    line: "          { layer: 'responsibility', inner: output },",
    becomes: '',
    scenario: 'stack/leave/2',
    property: 'neighboursAreHeard',
  },
  {
    breaks: 'wires do not pass questions for carriers from the epochs to the fingers',
    file: WIRES,
    line: "output.type === 'find' ? [{ layer: 'fingers', inner: { type: 'lookup', key: output.key } }] :",
    becomes: "output.type === 'find' ? [] :",
    scenario: 'stack/join/2+1',
    property: 'everyPlaceIsSpokenFor',
  },
  {
    breaks: 'node keeps the places of a newcomer',
    file: RESPONSIBILITY,
    line: 'return next(state, ...gifts(state, otherPieces(state)), ...own);',
    becomes: 'return next(state, ...own);',
    scenario: 'stack/join/2+1',
    property: 'ownersSpeak',
  },
  {
    breaks: 'node does not claim the places of a member that has gone',
    file: RESPONSIBILITY,
    line: 'return next(state, ...gifts(state, otherPieces(state)), ...own);',
    becomes: 'return next(state, ...gifts(state, otherPieces(state)), ...own.slice(own.length));',
    scenario: 'stack/crash/3/reader',
    property: 'everyPlaceIsSpokenFor',
  },
  {
    breaks: 'leaver gives its places to its predecessor',
    file: RESPONSIBILITY,
    line: 'const heir = state.heir ?? state.predecessor;',
    becomes: 'const heir = state.predecessor ?? null;',
    scenario: 'stack/leave/2/majority',
    property: 'everyPlaceIsSpokenFor',
  },
];

export const detectorLayerMutants: readonly Mutant[] = [
  {
    breaks: 'failure detector is not asked to watch',
    file: 'stack/detected.ts',
    line: "if (effect.type !== 'monitor' && effect.type !== 'unmonitor')",
    becomes: "if (effect.type === 'monitor') return before;\n      if (effect.type !== 'unmonitor')",
    scenario: 'stack/detected/restart/2',
    property: 'watchesAreShared',
  },
  {
    breaks: 'suspicions of the failure detector reach nobody',
    file: 'stack/detected.ts',
    line: 'return toAbove(before, effect.output);',
    becomes: 'return before;',
    scenario: 'stack/detected/crash/2',
    property: 'perfectRing',
  },
];
