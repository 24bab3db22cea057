/** Time travel, sharing, export, opening of files, and help. */
import { defineComponent, h, type PropType, ref, type VNode } from 'vue';
import { asItf, asMermaid, asRegressionTest, asRunFile, type ExportedFile } from '../core/exported.ts';
import type { Session } from './session.ts';

const KEYS: readonly (readonly [keys: string, does: string])[] = [
  ['← →', 'one step back, one step on'],
  ['↑ ↓', 'choose among the possible steps'],
  ['Enter', 'take the chosen step'],
  ['F', 'keep this branch, and begin another'],
  ['X', 'list faults only, or all steps'],
  ['C', 'check from here'],
  ['?', 'show or hide this help'],
];

export const HelpPanel = () =>
  h('aside', { class: 'sx-help', 'aria-label': 'Keys' }, [
    h('h3', {}, 'Keys'),
    h(
      'dl',
      {},
      KEYS.flatMap(([keys, does]) => [h('dt', {}, h('kbd', {}, keys)), h('dd', {}, does)]),
    ),
    h(
      'p',
      {},
      'A message on the ring is taken by a click. A file dropped here is opened: a counterexample, a run, a trace, a report of a replay, or a history.',
    ),
  ]);

export const Toolbar = defineComponent({
  name: 'ExplorerToolbar',
  props: {
    session: { type: Object as PropType<Session>, required: true },
    compact: { type: Boolean, required: true },
  },
  emits: {
    go: (_position: number) => true,
    fork: () => true,
    open: (_files: readonly File[]) => true,
    help: () => true,
    say: (_says: string) => true,
  },
  setup(props, { emit }) {
    const exports = ref(false);
    return () => {
      const { session, compact } = props;
      const { title, teaches, run } = session;
      const [position, length] = [session.position.value, session.story.value.length];
      return h('header', { class: 'sx-head' }, [
        compact ? null : h('h2', {}, title),
        compact ? null : h('p', { class: 'sx-teaches' }, teaches),
        h('div', { class: 'sx-row-of-buttons', role: 'toolbar', 'aria-label': 'Time' }, [
          button('⇤', 'to the beginning', () => emit('go', 0), position === 0),
          button('◀', 'one step back', () => emit('go', position - 1), position === 0, 'ArrowLeft'),
          h('span', { class: 'sx-time' }, `step ${position} of ${length}`),
          button('▶', 'one step on', () => emit('go', position + 1), position === length, 'ArrowRight'),
          button('⇥', 'to the end', () => emit('go', length), position === length),
          length === 0
            ? null
            : h('input', {
                class: 'sx-slider',
                type: 'range',
                min: 0,
                max: length,
                value: position,
                'aria-label': `step ${position} of ${length}`,
                onInput: (event: Event) => event.target instanceof HTMLInputElement && emit('go', Number(event.target.value)),
              }),
          session.follows.value === null
            ? null
            : button(
                session.follows.value ? 'Pause' : 'Follow',
                session.follows.value ? 'stay at this state' : 'go on to the newest state',
                () => session.follow(session.follows.value !== true),
                false,
              ),
          run === null ? null : button('Fork', 'keep this branch, and begin another', () => emit('fork'), false, 'f'),
          run === null || session.isVariant ? null : button('Share', 'copy the address of this run', share, false),
          run === null || compact || session.isVariant
            ? null
            : button('Export', 'write this run to a file', () => (exports.value = !exports.value), false),
          compact ? null : fileButton(),
          button('?', 'keys and help', () => emit('help'), false, '?'),
        ]),
        exports.value && run !== null && !compact
          ? h('div', { class: 'sx-row-of-buttons', role: 'group', 'aria-label': 'Export' }, [
              button('Run', 'a file that the explorer opens', () => save(asRunFile(run)), false),
              button('Regression test', 'a test that plays the same steps', () => save(asRegressionTest(run)), false),
              button('Mermaid', 'the source of a sequence diagram', () => save(asMermaid(run)), false),
              button('ITF', 'states for the tools of Apalache and Quint', () => save(asItf(run)), false),
              button('SVG', 'the picture that is shown', saveSvg, false),
            ])
          : null,
      ]);
    };

    function share(): void {
      const fragment = props.session.fragment();
      if (fragment === null) return;
      const address = `${location.href.split('#')[0]}#${fragment}`;
      navigator.clipboard
        ?.writeText(address)
        .then(() => emit('say', 'The address was copied'))
        .catch(() => emit('say', `The address: ${address}`));
      history.replaceState(null, '', `#${fragment}`);
    }

    function fileButton(): VNode {
      return h('label', { class: 'sx-small sx-file' }, [
        'Open',
        h('input', {
          type: 'file',
          multiple: true,
          'aria-label': 'open a counterexample, run, trace, report or history',
          onChange: (event: Event) => {
            const files = event.target instanceof HTMLInputElement ? [...(event.target.files ?? [])] : [];
            if (files.length > 0) emit('open', files);
          },
        }),
      ]);
    }

    function saveSvg(event?: Event): void {
      const picture = (event?.target instanceof Element ? event.target.closest('.sx') : null)?.querySelector('svg');
      if (picture === null || picture === undefined) return emit('say', 'There is no picture to save');
      save({ name: 'selfman.svg', type: 'image/svg+xml', text: withStyles(picture) });
    }
  },
});

function button(says: string, label: string, act: (event?: Event) => void, disabled: boolean, key?: string): VNode {
  return h(
    'button',
    {
      type: 'button',
      class: 'sx-small',
      'aria-label': says.length > 2 ? undefined : label,
      title: label,
      disabled,
      'aria-keyshortcuts': key,
      onClick: act,
    },
    says,
  );
}

function save({ name, type, text }: ExportedFile): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  [link.href, link.download] = [address, name];
  link.click();
  URL.revokeObjectURL(address);
}

/** What makes the look of a picture, so that it stands alone. */
const PAINTED = [
  'fill',
  'stroke',
  'stroke-width',
  'stroke-dasharray',
  'font-size',
  'font-family',
  'text-anchor',
  'opacity',
  'dominant-baseline',
];

function withStyles(picture: SVGSVGElement): string {
  const copy = picture.cloneNode(true);
  if (!(copy instanceof SVGSVGElement)) return '';
  const [from, to] = [picture.querySelectorAll('*'), copy.querySelectorAll('*')];
  for (const [i, element] of from.entries()) {
    const style = getComputedStyle(element);
    to[i].setAttribute('style', PAINTED.map((name) => `${name}:${style.getPropertyValue(name)}`).join(';'));
  }
  return new XMLSerializer().serializeToString(copy);
}
