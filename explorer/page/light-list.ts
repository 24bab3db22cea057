/** The properties as lights, each with the clauses that break it. */
import { defineComponent, h, type PropType, type VNode } from 'vue';
import type { Light } from '../../model-check/drivers/interactive.ts';
import type { Reason } from '../../model-check/report/reason.ts';

const WORDS = {
  always: { true: 'holds', false: 'broken' },
  step: { true: 'holds', false: 'broken by this step' },
  reachable: { true: 'reached', false: 'not reached here' },
  recoverable: { true: 'holds', false: 'does not hold now' },
  eventually: { true: 'holds now', false: 'does not hold now' },
  alwaysEventually: { true: 'holds now', false: 'does not hold now' },
  eventuallyAlways: { true: 'holds now', false: 'does not hold now' },
  leadsTo: { true: 'holds now', false: 'does not hold now' },
} as const;

/** Of more properties, those that hold are folded, but for some of the last: these are about all nodes together. */
const MOST_LIGHTS = 16;
const SHOWN_OF_MANY = 6;

export const LightList = defineComponent({
  name: 'LightList',
  props: { lights: { type: Array as PropType<readonly Light[]>, required: true } },
  emits: { point: (_reasons: readonly Reason[] | null) => true },
  setup(props, { emit }) {
    return () => {
      const order = (light: Light) => (isBroken(light) ? 0 : light.kind === 'always' || light.kind === 'step' ? 1 : 2);
      const lights = [...props.lights].sort((a, b) => order(a) - order(b));
      const holding = lights.filter(({ holds, kind }) => holds && kind !== 'reachable');
      // The invariants of each node would push the story out of sight.
      const folded = new Set(lights.length > MOST_LIGHTS ? holding.slice(0, -SHOWN_OF_MANY) : []);
      return h('div', { class: 'sx-lights', role: 'group', 'aria-label': 'Properties' }, [
        h('h3', {}, 'Properties'),
        listOf(lights.filter((light) => !folded.has(light))),
        folded.size === 0 ? null : h('details', {}, [h('summary', {}, `${folded.size} more, all of which hold`), listOf([...folded])]),
      ]);
    };

    function listOf(lights: readonly Light[]): VNode {
      return h(
        'ul',
        {},
        lights.map((light) => h('li', { key: light.property, class: ['sx-light', classOf(light)] }, [lampOf(light), ...reasonsOf(light)])),
      );
    }

    function reasonsOf({ reasons, holds, kind }: Light): VNode[] {
      if (holds || kind === 'reachable') return [];
      return reasons.map((reason) =>
        h(
          'button',
          {
            type: 'button',
            class: 'sx-reason',
            onMouseenter: () => emit('point', [reason]),
            onMouseleave: () => emit('point', null),
            onFocus: () => emit('point', [reason]),
            onBlur: () => emit('point', null),
          },
          reason.says,
        ),
      );
    }
  },
});

/** Whether the state, or the step to it, violates the property by itself. */
export function isBroken({ kind, holds }: Light): boolean {
  return !holds && (kind === 'always' || kind === 'step');
}

function classOf(light: Light): string {
  if (isBroken(light)) return 'sx-broken';
  return light.holds ? 'sx-holds' : 'sx-open';
}

function lampOf(light: Light): VNode {
  const word = WORDS[light.kind][light.holds ? 'true' : 'false'];
  const mark = isBroken(light) ? '✗' : light.holds ? '✓' : '○';
  return h('div', { class: 'sx-lamp' }, [
    h('span', { class: 'sx-mark', 'aria-hidden': 'true' }, mark),
    h('span', { class: 'sx-name' }, breakable(light.property)),
    h('span', { class: 'sx-word' }, ` ${light.kind}, ${word}`),
    // Without a sentence of its own, a property tells its name.
    light.doc === light.property ? null : h('p', { class: 'sx-doc' }, light.doc),
  ]);
}

/** A long name may be broken where a new word begins. */
function breakable(name: string): (string | VNode)[] {
  return name.split(/(?=[A-Z])/).flatMap((word, i) => (i === 0 ? [word] : [h('wbr'), word]));
}
