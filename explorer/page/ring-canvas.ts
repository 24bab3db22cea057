/** A ring of more than 300 nodes, drawn on a canvas: ranges, nodes, pointers and messages. */
import { defineComponent, h, onMounted, type PropType, ref, watch } from 'vue';
import type { NodeId } from '../../impl/kernel/protocol.ts';
import type { Witnesses } from '../../model-check/report/reason.ts';
import type { Letter } from '../core/steps.ts';
import type { Pointer, RingView } from '../core/views/ring-view.ts';
import { angleOf, BAND, CENTRE, coloursOf, placeOf, RADIUS, SIDE } from './ring-geometry.ts';
import { ringInWords } from './ring-picture.ts';

/** In pixels of the canvas for each unit of the picture. */
const SCALE = 2;
/** Of more pointers of one kind, only those of the selected node are drawn. */
const MOST_POINTERS = 6_000;

export const RingCanvas = defineComponent({
  name: 'RingCanvas',
  props: {
    ring: { type: Object as PropType<RingView>, required: true },
    letters: { type: Array as PropType<readonly Letter[]>, required: true },
    witnesses: { type: Object as PropType<Witnesses>, required: true },
    selected: { type: Number as PropType<NodeId | null>, default: null },
    shows: { type: Object as PropType<ReadonlySet<Pointer['kind']>>, required: true },
  },
  emits: { select: (_node: NodeId) => true },
  setup(props, { emit }) {
    const canvas = ref<HTMLCanvasElement | null>(null);
    const draw = () => {
      const context = canvas.value?.getContext('2d');
      if (canvas.value !== null && context !== null && context !== undefined) paint(context, canvas.value, props);
    };
    onMounted(draw);
    watch(() => [props.ring, props.letters, props.witnesses, props.selected, props.shows], draw, { flush: 'post' });
    const choose = (event: MouseEvent) => {
      const box = canvas.value?.getBoundingClientRect();
      if (box === undefined) return;
      const [x, y] = [((event.clientX - box.left) / box.width) * SIDE - CENTRE, ((event.clientY - box.top) / box.height) * SIDE - CENTRE];
      const key = ((Math.atan2(y, x) + Math.PI / 2 + 2 * Math.PI) / (2 * Math.PI)) * props.ring.size;
      const nearest = nearestPeer(props.ring, key % props.ring.size);
      if (nearest !== null) emit('select', nearest);
    };
    return () =>
      h('canvas', {
        ref: canvas,
        class: 'sx-ring',
        width: SIDE * SCALE,
        height: SIDE * SCALE,
        role: 'img',
        'aria-label': ringInWords(props.ring).slice(0, 300),
        onClick: choose,
      });
  },
});

interface Drawn {
  readonly ring: RingView;
  readonly letters: readonly Letter[];
  readonly witnesses: Witnesses;
  readonly selected: NodeId | null;
  readonly shows: ReadonlySet<Pointer['kind']>;
}

function paint(context: CanvasRenderingContext2D, canvas: HTMLCanvasElement, { ring, letters, witnesses, selected, shows }: Drawn): void {
  const style = getComputedStyle(canvas);
  const known = new Map<string, string>();
  const colour = (name: string) => {
    const value = known.get(name) ?? (style.getPropertyValue(`--sx-${name}`).trim() || 'gray');
    known.set(name, value);
    return value;
  };
  const { size } = ring;
  context.setTransform(SCALE, 0, 0, SCALE, 0, 0);
  context.clearRect(0, 0, SIDE, SIDE);
  const arc = (after: number, upTo: number, radius: number, width: number, stroke: string) => {
    context.beginPath();
    context.lineWidth = width;
    context.strokeStyle = stroke;
    const [from, to] = [angleOf(after + 0.5, size), angleOf(upTo + 0.5, size)];
    context.arc(CENTRE, CENTRE, radius, from, after === upTo ? from + 2 * Math.PI : to);
    context.stroke();
  };
  const colours = coloursOf(ring);
  for (const { owner, after, upTo } of ring.owned) arc(after, upTo, BAND, 14, colour(`colour-${colours.get(owner)}`));
  for (const { after, upTo } of ring.shared) arc(after, upTo, BAND + 13, 4, colour('bad'));
  for (const { after, upTo } of ring.holes) arc(after, upTo, BAND, 14, colour('hole'));
  const byKind = new Map<string, number>();
  for (const { kind } of ring.pointers) byKind.set(kind, (byKind.get(kind) ?? 0) + 1);
  for (const { kind, from, to } of ring.pointers) {
    if (from !== selected && (!shows.has(kind) || (byKind.get(kind) ?? 0) > MOST_POINTERS)) continue;
    line(
      context,
      placeOf(from, size),
      placeOf(to, size),
      from === selected ? 1.2 : 0.35,
      colour(kind === 'successor' ? 'accent' : 'quiet'),
    );
  }
  for (const { from, to } of letters) line(context, placeOf(from, size), placeOf(to, size), 0.8, colour('letter'));
  for (const { id, standing } of ring.peers) {
    const { x, y } = placeOf(id, size, RADIUS);
    const isMarked = id === selected || witnesses.nodes.includes(id);
    context.beginPath();
    context.fillStyle = isMarked ? colour('bad') : colour(standing === 'member' ? 'accent' : standing === 'down' ? 'quiet' : 'letter');
    context.arc(x, y, isMarked ? 5 : 2, 0, 2 * Math.PI);
    context.fill();
  }
}

function line(
  context: CanvasRenderingContext2D,
  from: { x: number; y: number },
  to: { x: number; y: number },
  width: number,
  stroke: string,
): void {
  context.beginPath();
  context.lineWidth = width;
  context.strokeStyle = stroke;
  context.moveTo(from.x, from.y);
  context.lineTo(to.x, to.y);
  context.stroke();
}

function nearestPeer({ peers, size }: RingView, key: number): NodeId | null {
  const distance = (id: NodeId) => Math.min(Math.abs(id - key), size - Math.abs(id - key));
  return peers.reduce<NodeId | null>((best, { id }) => (best === null || distance(id) < distance(best) ? id : best), null);
}
