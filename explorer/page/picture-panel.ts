/** One state as a picture: the ring, the matrix of transactions, or cards; and the messages in flight. */
import { defineComponent, h, type PropType, ref, shallowRef, type VNode } from 'vue';
import type { Witnesses } from '../../model-check/report/reason.ts';
import type { Pointer } from '../core/views/ring-view.ts';
import { Matrix, Records, StateCards } from './panels.ts';
import { RingCanvas } from './ring-canvas.ts';
import { RingPicture } from './ring-picture.ts';
import type { Session } from './session.ts';

/** Larger rings are drawn on a canvas. */
const MOST_PEERS_AS_SVG = 300;

type Picture = 'ring' | 'matrix' | 'records' | 'cards';

export const PicturePanel = defineComponent({
  name: 'PicturePanel',
  props: {
    session: { type: Object as PropType<Session>, required: true },
    witnesses: { type: Object as PropType<Witnesses>, required: true },
  },
  emits: { take: (_choice: number) => true },
  setup(props, { emit }) {
    const picture = ref<Picture | null>(null);
    const selected = ref<number | null>(null);
    const pointers = shallowRef<ReadonlySet<Pointer['kind']>>(new Set(['successor', 'predecessor', 'lock']));

    return () => h('div', { class: 'sx-picture' }, [tabs(props.session), pictureOf(props.session)]);

    function tabs(now: Session): VNode | null {
      const { ring, transactions, records, partition } = now.scene.value;
      const available: readonly (readonly [Picture, string])[] = [
        ...(ring === null ? [] : [['ring', 'Ring'] as const]),
        ...(transactions === null ? [] : [['matrix', 'Replicas and votes'] as const]),
        ...(records === null ? [] : [['records', 'Roles and items'] as const]),
        ['cards', 'Table'],
      ];
      const current = currentPicture(now);
      return h('div', { class: 'sx-tabs' }, [
        ...available.map(([name, says]) =>
          h('button', { type: 'button', class: 'sx-tab', 'aria-pressed': current === name, onClick: () => (picture.value = name) }, says),
        ),
        partition === null ? null : h('span', { class: 'sx-bad' }, ` partition: ${partition.map((group) => group.join(' ')).join(' | ')}`),
      ]);
    }

    function currentPicture(now: Session): Picture {
      const { ring, transactions, records } = now.scene.value;
      if (picture.value === 'cards') return 'cards';
      if (records !== null && (picture.value === 'records' || (picture.value === null && ring === null))) return 'records';
      if (ring !== null && (picture.value === 'ring' || (picture.value === null && transactions === null))) return 'ring';
      if (transactions !== null) return 'matrix';
      return ring === null ? 'cards' : 'ring';
    }

    function pictureOf(now: Session): VNode | (VNode | null)[] | null {
      const scene = now.scene.value;
      const { ring, transactions, records, letters } = scene;
      const current = currentPicture(now);
      if (current === 'records' && records !== null) return [h(Records, { view: records, nodes: props.witnesses.nodes }), flight(now)];
      if (current === 'matrix' && transactions !== null) return [h(Matrix, { view: transactions }), flight(now)];
      if (current === 'cards' || ring === null) return [h(StateCards, { cards: scene.cards, nodes: props.witnesses.nodes }), flight(now)];
      const drawn = { ring, letters, witnesses: props.witnesses, selected: selected.value, shows: pointers.value };
      const select = (id: number) => (selected.value = selected.value === id ? null : id);
      return [
        ring.peers.length > MOST_PEERS_AS_SVG
          ? h(RingCanvas, { ...drawn, onSelect: select })
          : h(RingPicture, { ...drawn, onTake: (choice: number) => emit('take', choice), onSelect: select }),
        pointerChoice(),
        selected.value === null ? null : h(StateCards, { cards: scene.cards.filter(({ node }) => node === selected.value), nodes: [] }),
      ];
    }

    function pointerChoice(): VNode {
      const kinds: readonly Pointer['kind'][] = ['successor', 'predecessor', 'backup', 'finger'];
      return h('fieldset', { class: 'sx-pointers' }, [
        h('legend', {}, 'Pointers'),
        ...kinds.map((kind) =>
          h('label', {}, [
            h('input', {
              type: 'checkbox',
              checked: pointers.value.has(kind),
              onChange: () => {
                const next = new Set(pointers.value);
                if (!next.delete(kind)) next.add(kind);
                pointers.value = next;
              },
            }),
            ` ${kind}`,
          ]),
        ),
      ]);
    }

    /** The messages in flight as a list: each can be taken. */
    function flight(now: Session): VNode | null {
      const { letters } = now.scene.value;
      if (letters.length === 0) return null;
      return h('div', { class: 'sx-flight' }, [
        h('h4', {}, `Messages in flight: ${letters.length}`),
        h(
          'ul',
          {},
          letters.map(({ from, to, says, count, deliver }) =>
            h('li', {}, [
              h(
                'button',
                {
                  type: 'button',
                  class: 'sx-envelope',
                  disabled: deliver === null,
                  onClick: () => deliver !== null && emit('take', deliver),
                },
                `✉ ${from} → ${to}: ${says}${count > 1 ? ` ×${count}` : ''}`,
              ),
            ]),
          ),
        ),
      ]);
    }
  },
});
