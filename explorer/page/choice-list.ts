/** The possible steps by node, with a roving focus; and what is left of the faults. */
import { defineComponent, h, type PropType, type VNode } from 'vue';
import type { Choice } from '../../model-check/drivers/interactive.ts';
import type { Faults } from '../../model-check/scenario.ts';
import { groupedByNode, isFault } from '../core/steps.ts';

/** Further ones of a group are behind a button. */
const SHOWN_AT_FIRST = 60;

export const ChoiceList = defineComponent({
  name: 'ChoiceList',
  props: {
    choices: { type: Array as PropType<readonly Choice[]>, required: true },
    left: { type: Object as PropType<Faults | null>, default: null },
    isFree: { type: Boolean, default: false },
    /** The number of the choice that has the focus. */
    focused: { type: Number, required: true },
    onlyFaults: { type: Boolean, required: true },
    /** A hint names this choice, or this node. */
    hintedChoice: { type: Number as PropType<number | null>, default: null },
    hintedNode: { type: Number as PropType<number | null>, default: null },
  },
  emits: { take: (_choice: number) => true, focus: (_choice: number) => true },
  setup(props, { emit }) {
    return () => {
      const shown = visible(props.choices, props.onlyFaults);
      return h('div', { class: 'sx-choices', role: 'group', 'aria-label': 'What can happen next' }, [
        h(
          'h3',
          {},
          shown.length === 0
            ? props.onlyFaults
              ? 'No fault can happen'
              : 'Nothing can happen any more'
            : `What next? ${shown.length} possible`,
        ),
        budgetInWords(props.left, props.isFree),
        ...groupedByNode(shown).map(({ node, choices }) =>
          h('div', { key: node ?? 'network', class: ['sx-group', node !== null && props.hintedNode === node && 'sx-hinted'] }, [
            h('h4', {}, node === null ? (isOfSpec(choices) ? 'Actions' : 'Network') : `Node ${node}`),
            h(
              'ul',
              {},
              choices.slice(0, SHOWN_AT_FIRST).map((choice) => h('li', { key: choice.number }, [button(choice)])),
            ),
            choices.length > SHOWN_AT_FIRST && h('p', { class: 'sx-quiet' }, `… and ${choices.length - SHOWN_AT_FIRST} more`),
          ]),
        ),
      ]);
    };

    function button(choice: Choice): VNode {
      const { number, says, label } = choice;
      return h(
        'button',
        {
          type: 'button',
          class: ['sx-choice', isFault(label) && 'sx-fault', props.hintedChoice === number && 'sx-hinted'],
          tabindex: number === props.focused ? 0 : -1,
          'data-choice': number,
          onClick: () => emit('take', number),
          onFocus: () => emit('focus', number),
        },
        says,
      );
    }
  },
});

/** The choices that are shown; with `onlyFaults`, those of faults. */
export function visible(choices: readonly Choice[], onlyFaults: boolean): readonly Choice[] {
  return onlyFaults ? choices.filter(({ label }) => isFault(label)) : choices;
}

/** The choices in the order in which they are listed. */
export function inListOrder(choices: readonly Choice[], onlyFaults: boolean): readonly Choice[] {
  return groupedByNode(visible(choices, onlyFaults)).flatMap((group) => group.choices.slice(0, SHOWN_AT_FIRST));
}

function isOfSpec(choices: readonly Choice[]): boolean {
  const [first] = choices;
  return typeof first?.label === 'object' && first.label !== null && 'action' in first.label;
}

const FAULT_NAMES: Readonly<Record<string, string>> = {
  crash: 'crashes',
  restart: 'restarts',
  falseSuspicion: 'false suspicions',
  drop: 'lost messages',
  duplicate: 'duplicates',
  partition: 'partitions',
};

function budgetInWords(left: Faults | null, isFree: boolean): VNode | null {
  if (isFree) return h('p', { class: 'sx-budget' }, 'Free play: faults are not counted.');
  const counts = Object.entries(left ?? {}).filter(([fault]) => fault in FAULT_NAMES);
  const possible = counts.filter(([, count]) => count > 0);
  if (left === null || counts.length === 0) return null;
  const said = possible.length === 0 ? 'none' : possible.map(([fault, count]) => `${FAULT_NAMES[fault]} ${count}`).join(', ');
  return h('p', { class: 'sx-budget' }, `Faults left: ${said}`);
}
