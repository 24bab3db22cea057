/** The run around a state: its story, the space-time diagram, and its branches. */
import { defineComponent, h, type PropType, shallowRef, type VNode } from 'vue';
import type { Knot } from '../core/run.ts';
import { messagesIn, nodesIn } from '../core/scene.ts';
import { type SpaceTime, spaceTime } from '../core/space-time.ts';
import { Branches, Story } from './panels.ts';
import type { Session } from './session.ts';
import { SpaceTimePicture } from './space-time-picture.ts';

export type LowerTab = 'story' | 'space-time' | 'branches';

export const LowerPanel = defineComponent({
  name: 'LowerPanel',
  props: {
    session: { type: Object as PropType<Session>, required: true },
    tab: { type: String as PropType<LowerTab>, required: true },
  },
  emits: { tab: (_tab: LowerTab) => true, go: (_row: number) => true, branch: (_id: number) => true },
  setup(props, { emit }) {
    const compared = shallowRef<Knot | null>(null);

    return () => lowerPart(props.session);

    function lowerPart(now: Session): VNode {
      // A run grows in place: its story tells each tab that it has changed.
      const story = now.story.value;
      const tab = (name: LowerTab, says: string) =>
        h('button', { type: 'button', class: 'sx-tab', 'aria-pressed': props.tab === name, onClick: () => emit('tab', name) }, says);
      return h('div', { class: 'sx-lower' }, [
        h('div', { class: 'sx-tabs' }, [
          tab('story', 'Story'),
          // The states of a running cluster say nothing of single steps.
          now.follows.value === null ? tab('space-time', 'Space and time') : null,
          now.run === null ? null : tab('branches', 'Branches'),
        ]),
        props.tab === 'story' || (props.tab === 'branches' && now.run === null)
          ? h(Story, { story, position: now.position.value, go: (row: number) => emit('go', row) })
          : props.tab === 'space-time'
            ? h('div', { class: 'sx-scrolls', tabindex: 0, role: 'region', 'aria-label': 'Space-time diagram' }, [
                h(SpaceTimePicture, { diagram: diagramOf(now), position: now.position.value, onGo: (row: number) => emit('go', row) }),
              ])
            : now.run === null
              ? null
              : h(Branches, {
                  run: now.run,
                  compared: compared.value,
                  goTo: (id: number) => emit('branch', id),
                  compare: (knot: Knot | null) => {
                    compared.value = knot;
                  },
                }),
      ]);
    }

    function diagramOf(now: Session): SpaceTime {
      const first = now.run === null ? now.recording?.frames[0]?.state : now.run.root.moment.state;
      return spaceTime(now.story.value, nodesIn(first), messagesIn(first));
    }
  },
});
