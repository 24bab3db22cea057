/** The page of `selfman explore`: the explorer alone, with a list of scenarios. */
import { createApp, defineComponent, h, onMounted, ref, shallowRef } from 'vue';
import type { Scenario } from '../../model-check/scenario.ts';
import { readFragment } from '../core/share-code.ts';
import { Explorer } from './explorer.ts';
import { liveSession } from './live.ts';
import { openTexts } from './open-text.ts';
import './page.css';
import { allOfThem } from './scenario-library.ts';
import type { Session } from './session.ts';

/** The scenario that a page without a fragment shows. */
const FIRST = 'baselines/chord/join';

const Page = defineComponent({
  name: 'ExplorePage',
  setup() {
    const scenarios = shallowRef<readonly Scenario[]>([]);
    const name = ref('');
    const run = ref('');
    const opened = shallowRef<Session | null>(null);
    const isDark = ref(matchMedia('(prefers-color-scheme: dark)').matches);
    const trouble = ref<string | null>(null);

    const fromAddress = () => {
      const fragment = location.hash.replace(/^#/, '');
      try {
        const code = readFragment(fragment);
        [name.value, run.value, opened.value, trouble.value] = [
          code.scenario === '' ? FIRST : code.scenario,
          code.scenario === '' ? '' : fragment,
          null,
          null,
        ];
      } catch (error) {
        trouble.value = error instanceof Error ? error.message : String(error);
      }
    };

    onMounted(async () => {
      const wanted = new URLSearchParams(location.search);
      window.addEventListener('hashchange', fromAddress);
      try {
        if (wanted.has('live')) opened.value = liveSession('events');
        else if (wanted.has('opened')) opened.value = await openTexts(await (await fetch('opened.json')).json());
        else fromAddress();
      } catch (error) {
        trouble.value = error instanceof Error ? error.message : String(error);
      }
      scenarios.value = await allOfThem();
    });

    return () => {
      document.documentElement.classList.toggle('dark', isDark.value);
      return h('div', { class: 'page' }, [
        h('header', {}, [
          h('h1', {}, 'selfman explore'),
          h('label', {}, [
            'Scenario ',
            h(
              'select',
              {
                value: opened.value === null ? name.value : '',
                onChange: (event: Event) => {
                  if (!(event.target instanceof HTMLSelectElement)) return;
                  [name.value, run.value, opened.value] = [event.target.value, '', null];
                  history.replaceState(null, '', `${location.pathname}#s=${event.target.value}`);
                },
              },
              [
                opened.value === null
                  ? null
                  : h('option', { value: '' }, opened.value.follows.value === null ? 'an opened file' : 'a running cluster'),
                ...scenarios.value.map((each) => h('option', { key: each.name, value: each.name }, each.name)),
              ],
            ),
          ]),
          h('button', { type: 'button', 'aria-pressed': isDark.value, onClick: () => (isDark.value = !isDark.value) }, 'Dark'),
        ]),
        trouble.value === null ? null : h('p', { role: 'alert', class: 'trouble' }, trouble.value),
        h('main', {}, [
          h(Explorer, { scenario: opened.value === null ? name.value : '', run: run.value, opened: opened.value, onMoved: moved }),
        ]),
      ]);
    };

    function moved(fragment: string | null): void {
      if (fragment !== null && opened.value === null) history.replaceState(null, '', `#${fragment}`);
    }
  },
});

createApp(Page).mount('#explorer');
