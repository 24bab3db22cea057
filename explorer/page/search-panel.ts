/** Searches from the state that is looked at: “break it from here”, “check from here”, and a ladder of hints to a goal. */
import { defineComponent, h, onBeforeUnmount, type PropType, ref, shallowRef, type VNode, watch } from 'vue';
import type { Progress } from '../../model-check/options.ts';
import type { CheckReport, CounterexampleStep } from '../../model-check/report/report.ts';
import { type Quest, questOf } from '../core/free-play.ts';
import type { Goal } from '../core/goal.ts';
import { actorOf } from '../core/steps.ts';
import { beginSearch, commandFor, LIMITS, type Search } from './search.ts';
import type { Session } from './session.ts';

/** What a hint names; null: nothing. */
export interface Hinted {
  readonly node: number | null;
  readonly step: CounterexampleStep | null;
}

interface Found {
  readonly quest: Quest | 'hint';
  readonly report: CheckReport;
}

export const SearchPanel = defineComponent({
  name: 'SearchPanel',
  props: {
    session: { type: Object as PropType<Session>, required: true },
    goal: { type: Object as PropType<Goal | null>, default: null },
    /** Grows by one when the reader asks for a check by a key. */
    asked: { type: Number, required: true },
  },
  emits: { show: (_steps: readonly CounterexampleStep[]) => true, hint: (_hinted: Hinted) => true, say: (_says: string) => true },
  setup(props, { emit }) {
    const progress = shallowRef<Progress | null>(null);
    const found = shallowRef<Found | null>(null);
    const fault = ref<string | null>(null);
    /** How many rungs of the ladder have been shown. */
    const rung = ref(0);
    const most = ref(LIMITS[LIMITS.length - 1]);
    let search: Search | null = null;

    const stop = () => {
      search?.stop();
      search = null;
      progress.value = null;
    };
    const forget = () => {
      stop();
      found.value = null;
      fault.value = null;
      rung.value = 0;
      emit('hint', { node: null, step: null });
    };
    onBeforeUnmount(stop);
    watch(() => [props.session, props.session.position.value], forget);
    watch(
      () => props.asked,
      () => void begin({ type: 'check' }, { type: 'check' }),
    );

    return () => {
      if (props.session.run === null || props.session.isVariant) return null;
      const isRunning = progress.value !== null;
      return h('div', { class: 'sx-search', role: 'group', 'aria-label': 'Search from here' }, [
        h('div', { class: 'sx-row-of-buttons' }, [
          button('Break it from here', breakIt, isRunning),
          button('Check from here', () => void begin({ type: 'check' }, { type: 'check' }), isRunning, 'c'),
          button(rung.value === 0 ? 'Hint' : 'Further hint', hint, isRunning),
          isRunning ? button('Stop', stop, false) : null,
          limitChoice(isRunning),
        ]),
        progressLine(),
        fault.value === null ? null : h('p', { class: 'sx-bad' }, fault.value),
        found.value === null
          ? null
          : h('div', { class: 'sx-found' }, found.value.quest === 'hint' ? ladder(found.value.report) : verdict(found.value)),
      ]);
    };

    function limitChoice(isRunning: boolean): VNode {
      const choose = ({ target }: Event) => {
        if (target instanceof HTMLSelectElement) most.value = Number(target.value);
      };
      const options = LIMITS.map((states) =>
        h('option', { value: states, selected: states === most.value }, states.toLocaleString('en-US')),
      );
      return h('label', { class: 'sx-limit' }, [
        'at most ',
        h('select', { 'aria-label': 'the most states of a search', disabled: isRunning, onChange: choose }, options),
        ' states',
      ]);
    }

    function progressLine(): VNode | null {
      if (progress.value === null) return null;
      const { distinct, waiting, depth } = progress.value;
      return h('p', { class: 'sx-progress' }, [
        h('progress', {}),
        ` ${distinct.toLocaleString('en-US')} states, ${waiting.toLocaleString('en-US')} waiting, depth ${depth}`,
      ]);
    }

    function breakIt(): void {
      const already = props.session.run?.broken().map(({ property }) => property) ?? [];
      void begin({ type: 'break', except: already }, { type: 'break', except: already });
    }

    function hint(): void {
      if (found.value?.quest === 'hint') return climb(found.value.report);
      const already = props.session.run?.broken().map(({ property }) => property) ?? [];
      const quest = props.goal === null ? ({ type: 'break', except: already } as const) : questOf(props.goal);
      if (quest === null) {
        fault.value = 'For this goal the page knows no hint.';
        return;
      }
      void begin(quest, 'hint');
    }

    async function begin(quest: Quest, shownAs: Quest | 'hint'): Promise<void> {
      const { run, scenario, isFree } = props.session;
      if (run === null || scenario === null || props.session.isVariant) return;
      forget();
      const { initial, choices } = run.at.moment;
      progress.value = {
        scenario: scenario.name,
        distinct: 0,
        generated: 0,
        waiting: 0,
        depth: 0,
        seconds: 0,
        memoryMB: 0,
        memoHitRate: 0,
      };
      const mine = beginSearch({ scenario: scenario.name, isFree, quest, from: { initial, choices }, maxStates: most.value }, (now) => {
        progress.value = now;
      });
      search = mine;
      try {
        const report = await mine.report;
        if (search !== mine) return;
        progress.value = null;
        found.value = { quest: shownAs, report };
        if (shownAs === 'hint') climb(report);
        else emit('say', inWords({ quest: shownAs, report }));
      } catch (error) {
        if (search !== mine) return;
        progress.value = null;
        fault.value = error instanceof Error ? error.message : String(error);
      }
    }

    function climb(report: CheckReport): void {
      rung.value++;
      const step = report.counterexample?.steps[0];
      if (step === undefined) return emit('say', noWay(report));
      emit('hint', { node: rung.value > 1 ? actorOf(step.label) : null, step: rung.value > 2 ? step : null });
      emit('say', rungs(report)[Math.min(rung.value, 3) - 1]);
    }

    function ladder(report: CheckReport): VNode[] {
      if (report.counterexample === undefined) return [h('p', {}, noWay(report))];
      return rungs(report)
        .slice(0, rung.value)
        .map((says) => h('p', {}, says));
    }

    function verdict({ quest, report }: Found): (VNode | null)[] {
      const { counterexample, inconclusive } = report;
      const { scenario, run } = props.session;
      return [
        h('p', {}, inWords({ quest, report })),
        inconclusive === undefined || scenario === null || run === null
          ? null
          : h('p', {}, ['On the command line it goes on: ', h('code', {}, commandFor({ scenario: scenario.name, from: run.at.moment }))]),
        counterexample === undefined || counterexample.steps.length === 0
          ? null
          : button('Show this way', () => emit('show', counterexample.steps), false),
      ];
    }
  },
});

function button(says: string, act: () => void, disabled: boolean, key?: string): VNode {
  return h('button', { type: 'button', class: 'sx-small', disabled, 'aria-keyshortcuts': key, onClick: act }, says);
}

function inWords({ report }: Found): string {
  const { verdict, property, because, distinct, counterexample, inconclusive } = report;
  if (verdict === 'inconclusive') return `NOT exhausted: ${inconclusive}.`;
  if (verdict === 'holds')
    return `All ${distinct.toLocaleString('en-US')} states that can follow were visited, and every property that was asked holds.`;
  const steps = counterexample?.steps.length ?? 0;
  return `${property} breaks ${steps === 0 ? 'here' : `in ${steps} ${steps === 1 ? 'step' : 'steps'}, and not sooner`}: ${because}.`;
}

function noWay({ verdict, distinct, inconclusive }: CheckReport): string {
  if (verdict === 'inconclusive') return `NOT exhausted: ${inconclusive}. No way was found within that.`;
  return `From here there is no way: all ${distinct.toLocaleString('en-US')} states that can follow were visited. Go back some steps.`;
}

/** The ladder: how far, which node, which step. */
function rungs({ counterexample }: CheckReport): readonly [string, string, string] {
  const steps = counterexample?.steps ?? [];
  const [first] = steps;
  const node = first === undefined ? null : actorOf(first.label);
  return [
    `It is ${steps.length} ${steps.length === 1 ? 'step' : 'steps'} away.`,
    node === null ? 'The next step is not one of a node.' : `The next step is one of node ${node}.`,
    `The next step: ${first?.says ?? 'none'}.`,
  ];
}
