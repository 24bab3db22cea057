/** The space-time diagram as SVG. A step shows its causal past when it is pointed at. */
import { defineComponent, h, type PropType, ref, type VNode } from 'vue';
import { causalPast, type Line, type Mark, type SpaceTime } from '../core/space-time.ts';

const COLUMN = 74;
const ROW = 26;
const LEFT = 46;
const TOP = 30;

export const SpaceTimePicture = defineComponent({
  name: 'SpaceTimePicture',
  props: {
    diagram: { type: Object as PropType<SpaceTime>, required: true },
    /** The row that is looked at; 0: the beginning. */
    position: { type: Number, required: true },
  },
  emits: { go: (_row: number) => true },
  setup(props, { emit }) {
    const pointed = ref<number | null>(null);
    return () => {
      const { diagram, position } = props;
      const { nodes, marks, lines } = diagram;
      const past = pointed.value === null || pointed.value > marks.length ? null : causalPast(diagram, pointed.value);
      const width = LEFT + Math.max(1, nodes.length) * COLUMN;
      const height = TOP + (marks.length + 1) * ROW;
      const x = (node: number | null) => LEFT + (node === null ? 0 : (nodes.indexOf(node) + 0.5) * COLUMN);
      const y = (row: number) => TOP + row * ROW;
      const isDim = (row: number | null) => past !== null && (row === null || !past.has(row));
      return h(
        'svg',
        {
          class: 'sx-space-time',
          viewBox: `0 0 ${width} ${height}`,
          width,
          height,
          role: 'group',
          'aria-label': `${marks.length} steps of ${nodes.length} nodes, time downwards`,
        },
        [
          ...nodes.map((node) =>
            h('g', { key: `n${node}`, 'aria-hidden': 'true' }, [
              h('text', { class: 'sx-column', x: x(node), y: 16 }, `node ${node}`),
              h('line', { class: 'sx-life', x1: x(node), x2: x(node), y1: TOP - 6, y2: height }),
            ]),
          ),
          h('rect', { class: 'sx-now', x: 0, y: y(position) - ROW / 2, width, height: ROW }),
          ...lines.map((line) =>
            messageOf(line, { x, y, end: marks.length + 0.6, dim: isDim(line.taken) || isDim(line.sent === 0 ? line.taken : line.sent) }),
          ),
          ...marks.map((mark) => markOf(mark, isDim(mark.row), mark.row === position)),
        ],
      );

      function markOf(mark: Mark, dim: boolean, isNow: boolean): VNode {
        const centre = x(mark.node);
        const point = (row: number | null) => () => {
          pointed.value = row;
        };
        return h(
          'g',
          {
            key: `m${mark.row}`,
            class: ['sx-event', `sx-event-${mark.kind}`, mark.isFault && 'sx-fault', dim && 'sx-dim'],
            role: 'button',
            tabindex: isNow || (position === 0 && mark.row === 1) ? 0 : -1,
            'aria-label': `step ${mark.row}: ${mark.says}`,
            'aria-current': isNow ? 'step' : undefined,
            onClick: () => emit('go', mark.row),
            onMouseenter: point(mark.row),
            onMouseleave: point(null),
            onFocus: point(mark.row),
            onBlur: point(null),
          },
          [
            h('title', {}, `${mark.row}. ${mark.says}`),
            h('rect', { class: 'sx-hit', x: 0, y: y(mark.row) - ROW / 2, width, height: ROW }),
            h('text', { class: 'sx-row', x: 8, y: y(mark.row) + 4 }, String(mark.row)),
            shapeOf(mark, mark.node === null ? LEFT - 14 : centre, y(mark.row)),
          ],
        );
      }
    };
  },
});

function shapeOf({ kind }: Mark, x: number, y: number): VNode {
  switch (kind) {
    case 'crash':
      return h('path', { class: 'sx-shape', d: `M ${x - 6} ${y - 6} L ${x + 6} ${y + 6} M ${x - 6} ${y + 6} L ${x + 6} ${y - 6}` });
    case 'suspect':
      return h('path', { class: 'sx-shape', d: `M ${x} ${y - 7} L ${x + 7} ${y + 6} L ${x - 7} ${y + 6} z` });
    case 'timeout':
      return h('circle', { class: 'sx-shape sx-hollow', cx: x, cy: y, r: 5 });
    case 'network':
    case 'action':
      return h('rect', { class: 'sx-shape', x: x - 5, y: y - 5, width: 10, height: 10 });
    default:
      return h('circle', { class: 'sx-shape', cx: x, cy: y, r: 5 });
  }
}

interface Places {
  x(node: number | null): number;
  y(row: number): number;
  readonly end: number;
  readonly dim: boolean;
}

function messageOf({ from, to, sent, taken, fate, says }: Line, { x, y, end, dim }: Places): VNode {
  const [x1, y1, x2, y2] = [x(from), y(sent), x(to), y(taken ?? end)];
  const d = from === to ? `M ${x1} ${y1} C ${x1 + 30} ${y1} ${x1 + 30} ${y2} ${x2} ${y2}` : `M ${x1} ${y1} L ${x2} ${y2}`;
  return h('g', { class: ['sx-message', `sx-message-${fate.replace(' ', '-')}`, dim && 'sx-dim'], 'aria-hidden': 'true' }, [
    h('path', { d }),
    h('title', {}, `${says}, ${fate}`),
  ]);
}
