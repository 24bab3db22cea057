/** The ring as SVG: ranges of keys, nodes, pointers, and messages that can be taken. */

import { defineComponent, h, type PropType, type VNode } from 'vue';
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { Witnesses } from '../../model-check/report/reason.ts';
import type { Letter } from '../core/steps.ts';
import { lengthOf, type Pointer, type RingPeer, type RingView } from '../core/views/ring-view.ts';
import { BAND, bandPath, bendOf, chordPath, coloursOf, onChord, placeOf, RADIUS, SIDE } from './ring-geometry.ts';

/** With more keys than that, no key is drawn by itself. */
const MOST_TICKS = 64;
const NODE_RADIUS = 13;

export const RingPicture = defineComponent({
  name: 'RingPicture',
  props: {
    ring: { type: Object as PropType<RingView>, required: true },
    letters: { type: Array as PropType<readonly Letter[]>, required: true },
    /** Nodes and keys that the reader has pointed at, or that a property names. */
    witnesses: { type: Object as PropType<Witnesses>, required: true },
    selected: { type: Number as PropType<NodeId | null>, default: null },
    shows: { type: Object as PropType<ReadonlySet<Pointer['kind']>>, required: true },
  },
  emits: { take: (_choice: number) => true, select: (_node: NodeId) => true },
  setup(props, { emit }) {
    return () => {
      const { ring, letters, witnesses, selected } = props;
      return h(
        'svg',
        {
          class: 'sx-ring',
          viewBox: `0 0 ${SIDE} ${SIDE}`,
          role: 'group',
          'aria-label': ringInWords(ring),
          xmlns: 'http://www.w3.org/2000/svg',
        },
        [
          definitions(),
          h('g', { 'aria-hidden': 'true' }, [...bands(ring), ...ticks(ring, witnesses)]),
          h('g', { 'aria-hidden': 'true' }, pointersOf(ring, props.shows, selected)),
          h(
            'g',
            {},
            ring.peers.map((peer) => nodeOf(peer, ring, { witnesses, selected, select: (id) => emit('select', id) })),
          ),
          h(
            'g',
            {},
            lettersOf(letters, ring, (choice) => emit('take', choice)),
          ),
        ],
      );
    };
  },
});

/** The ring in one sentence. */
export function ringInWords({ size, peers, shared, holes, bushes }: RingView): string {
  const up = peers.filter(({ standing }) => standing === 'member').length;
  const parts = [
    `a ring of ${size} keys with ${up} ${up === 1 ? 'member' : 'members'}`,
    ...shared.map((arc) => `keys ${keysIn(arc, size)} have the owners ${arc.owners.join(' and ')}`),
    ...holes.map((arc) => `keys ${keysIn(arc, size)} have no owner`),
    ...bushes.map(({ core, branch }) => `a bush at node ${core}: ${branch.join(', ')}`),
  ];
  return parts.join('; ');
}

/** A range in words: “5 to 8”. */
export function keysIn(arc: { readonly after: number; readonly upTo: number }, size: number): string {
  const first = (arc.after + 1) % size;
  return lengthOf(arc, size) === 1 ? String(first) : `${first} to ${arc.upTo}`;
}

function definitions(): VNode {
  const arrow = (id: string) =>
    h('marker', { id, viewBox: '0 0 8 8', refX: 7, refY: 4, markerWidth: 6, markerHeight: 6, orient: 'auto-start-reverse' }, [
      h('path', { d: 'M 0 0 L 8 4 L 0 8 z', class: `sx-${id}` }),
    ]);
  return h('defs', {}, [arrow('arrow-successor'), arrow('arrow-predecessor'), arrow('arrow-other')]);
}

function bands(ring: RingView): VNode[] {
  const { size, owned, shared, holes } = ring;
  const colours = coloursOf(ring);
  const colour = (owner: NodeId) => `sx-colour-${colours.get(owner)}`;
  return [
    h('circle', { class: 'sx-circle', cx: SIDE / 2, cy: SIDE / 2, r: BAND }),
    ...owned.map((arc) => h('path', { class: ['sx-band', colour(arc.owner)], d: bandPath(arc, size) })),
    // Each further owner of the same keys has its own stripes.
    ...shared.flatMap((arc) => [
      h('path', { class: ['sx-band', colour(arc.owners[0])], d: bandPath(arc, size) }),
      h('path', { class: ['sx-band', 'sx-striped', colour(arc.owners[1])], d: bandPath(arc, size) }),
      h('path', { class: 'sx-alarm', d: bandPath(arc, size, BAND + 13) }),
    ]),
    ...holes.flatMap((arc) => [h('path', { class: 'sx-hole', d: bandPath(arc, size) })]),
  ];
}

function ticks({ size }: RingView, { keys }: Witnesses): VNode[] {
  if (size > MOST_TICKS) return [];
  return Array.from({ length: size }, (_, key) => {
    const { x, y } = placeOf(key, size, BAND + 22);
    return h('text', { class: ['sx-tick', keys.includes(key) && 'sx-tick-witness'], x, y }, String(key));
  });
}

function pointersOf({ pointers, size }: RingView, shows: ReadonlySet<Pointer['kind']>, selected: NodeId | null): VNode[] {
  return pointers
    .filter(({ kind, from }) => shows.has(kind) || from === selected)
    .map(({ kind, from, to }) =>
      h('path', {
        class: ['sx-pointer', `sx-pointer-${kind}`, selected !== null && from !== selected && 'sx-dim'],
        d: chordPath(from, to, size, bendOf(kind)),
        'marker-end': `url(#arrow-${kind === 'successor' || kind === 'predecessor' ? kind : 'other'})`,
      }),
    );
}

interface Around {
  readonly witnesses: Witnesses;
  readonly selected: NodeId | null;
  select(id: NodeId): void;
}

function nodeOf({ id, name, standing, word, suspects }: RingPeer, ring: RingView, { witnesses, selected, select }: Around): VNode {
  const { size } = ring;
  const { x, y } = placeOf(id, size, radiusOf(id, standing, ring));
  const says = `node ${name}, ${word}${suspects.length === 0 ? '' : `, suspects ${suspects.join(', ')}`}`;
  const classes = ['sx-node', `sx-${standing}`, witnesses.nodes.includes(id) && 'sx-witness', selected === id && 'sx-selected'];
  return h(
    'g',
    {
      key: id,
      class: classes,
      role: 'button',
      tabindex: 0,
      'aria-label': says,
      'aria-pressed': selected === id,
      transform: `translate(${x} ${y})`,
      onClick: () => select(id),
      onKeydown: (event: KeyboardEvent) => pressed(event, () => select(id)),
    },
    [
      h('title', {}, says),
      h('circle', { r: NODE_RADIUS }),
      standing === 'down' && h('path', { class: 'sx-cross', d: 'M -12 -12 L 12 12 M -12 12 L 12 -12' }),
      h('text', { class: name.length > 3 && 'sx-long' }, name),
    ],
  );
}

/** A node that is down makes room for one that is up at the same place. */
function radiusOf(id: NodeId, standing: RingPeer['standing'], { peers, size }: RingView): number {
  if (standing !== 'down') return RADIUS;
  const near = (2 * NODE_RADIUS * size) / (2 * Math.PI * RADIUS);
  const isTaken = peers.some((other) => other.standing !== 'down' && other.id !== id && distanceOf(id, other.id, size) < near);
  return isTaken ? RADIUS - 3 * NODE_RADIUS : RADIUS;
}

function distanceOf(a: NodeId, b: NodeId, size: number): number {
  return Math.min(Math.abs(a - b), size - Math.abs(a - b));
}

function lettersOf(letters: readonly Letter[], { size }: RingView, take: (choice: number) => void): VNode[] {
  const slots = new Map<string, number>();
  return letters.map((letter) => {
    const { from, to, says, count, deliver } = letter;
    const pair = `${from} ${to}`;
    const slot = slots.get(pair) ?? 0;
    slots.set(pair, slot + 1);
    const { x, y } = onChord(from, to, size, 0.5 + (slot % 3) * 0.12 - 0.1, 8 + Math.floor(slot / 3) * 16);
    const label = `${says} from node ${from} to node ${to}${count > 1 ? `, ${count} times` : ''}`;
    const take_ = () => deliver !== null && take(deliver);
    return h(
      'g',
      {
        key: `${pair} ${says}`,
        class: ['sx-letter', deliver === null && 'sx-letter-stuck'],
        transform: `translate(${x} ${y})`,
        role: 'button',
        tabindex: deliver === null ? -1 : 0,
        'aria-label': deliver === null ? `${label}, cannot be taken now` : `take ${label}`,
        'aria-disabled': deliver === null,
        onClick: take_,
        onKeydown: (event: KeyboardEvent) => pressed(event, take_),
      },
      [
        h('title', {}, label),
        h('rect', { x: -9, y: -6, width: 18, height: 12, rx: 2 }),
        h('path', { d: 'M -9 -6 L 0 1 L 9 -6' }),
        h('text', { y: 15 }, `${kindIn(says)} → ${to}${count > 1 ? ` ×${count}` : ''}`),
      ],
    );
  });
}

function kindIn(says: string): string {
  return says.split('(')[0].slice(0, 14);
}

function pressed(event: KeyboardEvent, act: () => void): void {
  if (event.key !== 'Enter' && event.key !== ' ') return;
  event.preventDefault();
  event.stopPropagation();
  act();
}
