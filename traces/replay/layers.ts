/** The verdicts of the four layers of a replay. */
import type { DivergenceKind, DoubtKind, Finding, Judged, Layers, LayerVerdict } from './report.ts';

type LayerName = keyof Layers;

const DIVERGENCES: Readonly<Record<DivergenceKind, LayerName>> = {
  notEnabled: 'nodes',
  reducerThrew: 'nodes',
  outputs: 'nodes',
  state: 'nodes',
  record: 'nodes',
  clock: 'whole',
  unsentMessage: 'whole',
  duplicateDelivery: 'whole',
  wrongMessage: 'whole',
  cycle: 'whole',
  property: 'whole',
};

/** The layers that a doubt weakens. */
const DOUBTS: Readonly<Record<DoubtKind, readonly LayerName[]>> = {
  altered: ['wellFormed', 'nodes', 'whole', 'refinement'],
  order: ['wellFormed', 'nodes', 'whole', 'refinement'],
  noEnd: ['wellFormed', 'whole', 'refinement'],
  fatal: ['nodes'],
  gap: ['nodes', 'whole', 'refinement'],
  missingSending: ['whole', 'refinement'],
  missingTrace: ['whole', 'refinement'],
};

/** `refined`: the names of the properties that say that the run refines an abstract spec. */
export function layersOf(
  divergence: Finding | null,
  doubts: readonly Finding[],
  properties: readonly Judged[],
  refined: readonly string[],
): Layers {
  const isRefined = properties.some(({ name, judged }) => refined.includes(name) && judged > 0);
  const broken = divergence === null ? null : layerOf(divergence, refined);
  const verdictOf = (layer: LayerName): LayerVerdict => {
    if (broken === layer && divergence !== null) return { verdict: 'diverged', because: divergence.says };
    const doubt = doubts.find(({ kind }) => isDoubt(kind) && DOUBTS[kind].includes(layer));
    if (doubt !== undefined) return { verdict: 'inconclusive', because: doubt.says };
    if (broken !== null && layer !== 'wellFormed')
      return { verdict: 'inconclusive', because: 'the replay has stopped at a divergence in another layer' };
    return { verdict: 'conforms' };
  };
  return {
    wellFormed: verdictOf('wellFormed'),
    nodes: verdictOf('nodes'),
    whole: verdictOf('whole'),
    ...(isRefined && { refinement: verdictOf('refinement') }),
  };
}

function layerOf({ kind, property }: Finding, refined: readonly string[]): LayerName {
  if (kind === 'property') return property !== undefined && refined.includes(property) ? 'refinement' : 'whole';
  return isDoubt(kind) ? 'wellFormed' : DIVERGENCES[kind];
}

function isDoubt(kind: Finding['kind']): kind is DoubtKind {
  return kind in DOUBTS;
}
