/**
 * The explorer as a Vue component: `import { Explorer } from '<root>/explorer/page/explorer.ts'`, and its style comes along.
 *
 * Props: `scenario`, a name or an ending of one; `run`, the fragment of a shared run; `goal`, `{ reach, atMost, without }`;
 * `compact`, for a page with text around it; `free`, without a budget of faults; `opened`, a recorded story instead.
 * Events: `goal-reached` with the number of steps, once for each run; `moved` with the fragment of the run.
 */
import { computed, defineComponent, h, nextTick, onMounted, type PropType, ref, shallowRef, type VNode, watch } from 'vue';
import type { Reason } from '../../model-check/report/reason.ts';
import type { CounterexampleStep } from '../../model-check/report/report.ts';
import type { Goal } from '../core/goal.ts';
import { reachedAt } from '../core/goal.ts';
import type { Recording } from '../core/recording.ts';
import { ChoiceList, inListOrder } from './choice-list.ts';
import './explorer.css';
import { LightList } from './light-list.ts';
import { LowerPanel, type LowerTab } from './lower-panel.ts';
import { openTexts } from './open-text.ts';
import { PicturePanel } from './picture-panel.ts';
import { scenarioNamed } from './scenario-library.ts';
import { type Hinted, SearchPanel } from './search-panel.ts';
import { NO_WITNESSES, Session, witnessesOf } from './session.ts';
import { HelpPanel, Toolbar } from './toolbar.ts';

export const Explorer = defineComponent({
  name: 'SelfmanExplorer',
  props: {
    scenario: { type: String, default: '' },
    run: { type: String, default: '' },
    goal: { type: Object as PropType<Goal | null>, default: null },
    compact: { type: Boolean, default: false },
    free: { type: Boolean, default: false },
    opened: { type: Object as PropType<Session | Recording | null>, default: null },
  },
  emits: { 'goal-reached': (_steps: number) => true, moved: (_fragment: string | null) => true },
  setup(props, { emit }) {
    const session = shallowRef<Session | null>(null);
    const trouble = ref<string | null>(null);
    const said = ref('');
    const focused = ref(0);
    const onlyFaults = ref(false);
    const lower = ref<LowerTab>('story');
    const pointed = shallowRef<readonly Reason[] | null>(null);
    const hinted = shallowRef<Hinted>({ node: null, step: null });
    const checks = ref(0);
    const helps = ref(false);
    const root = ref<HTMLElement | null>(null);
    const reached = ref<number | null>(null);

    const witnesses = computed(() => {
      const scene = session.value?.scene.value;
      if (scene === undefined) return NO_WITNESSES;
      if (pointed.value !== null) return witnessesOf(pointed.value);
      return witnessesOf(
        scene.lights.filter(({ kind, holds }) => !holds && (kind === 'always' || kind === 'step')).flatMap(({ reasons }) => reasons),
      );
    });

    const show = (next: Session) => {
      session.value = next;
      [trouble.value, reached.value, onlyFaults.value] = [null, null, false];
      focused.value = 0;
      after(next.note ?? '');
    };

    const load = async () => {
      try {
        if (props.opened !== null) return show(props.opened instanceof Session ? props.opened : new Session({ recording: props.opened }));
        if (props.scenario === '') return;
        const scenario = await scenarioNamed(props.scenario);
        if (scenario === null)
          throw new Error(`scenario: got "${props.scenario}", expected the name of a scenario; choose one of the list`);
        show(Session.ofScenario(scenario, props.run, props.free || /(^|&)f=1(&|$)/.test(props.run)));
      } catch (error) {
        session.value = null;
        trouble.value = error instanceof Error ? error.message : String(error);
      }
    };
    onMounted(load);
    watch(() => [props.scenario, props.run, props.free, props.opened], load);

    function after(says: string): void {
      const now = session.value;
      if (now === null) return;
      const { run } = now;
      if (run !== null) {
        const choices = inListOrder(run.choices(), onlyFaults.value);
        if (!choices.some(({ number }) => number === focused.value)) focused.value = choices[0]?.number ?? 0;
        const broken = run
          .broken()
          .flatMap(({ property, reasons }) => [`${property} is broken: ${reasons.map((reason) => reason.says).join('; ')}`]);
        said.value = [says, ...broken].filter((part) => part !== '').join('. ');
        judgeGoal(now);
      } else said.value = says;
      emit('moved', now.fragment());
    }

    function judgeGoal({ run }: Session): void {
      if (props.goal === null || run === null || reached.value !== null) return;
      const knot = reachedAt(run, props.goal);
      if (knot === null) return;
      reached.value = knot.depth;
      said.value = `${said.value}. The goal is reached in ${knot.depth} steps`;
      emit('goal-reached', knot.depth);
    }

    function take(number: number): void {
      const now = session.value;
      if (now === null || now.run === null) return;
      keepFocus();
      try {
        now.take(number);
        const { step } = now.run.at;
        onlyFaults.value = false;
        after(step === null ? '' : [step.says, ...step.changes].join('. '));
      } catch (error) {
        trouble.value = error instanceof Error ? error.message : String(error);
      }
    }

    function goTo(position: number): void {
      keepFocus();
      session.value?.goTo(position);
      const row = session.value?.story.value[(session.value?.position.value ?? 0) - 1];
      after(row === undefined ? 'The beginning' : `Step ${session.value?.position.value}: ${row.says}`);
    }

    function followWay(steps: readonly CounterexampleStep[]): void {
      const run = session.value?.run;
      if (run === null || run === undefined) return;
      for (const { says } of steps) {
        const choice = run.choices().find((each) => each.says === says);
        if (choice === undefined) break;
        run.take(choice.number);
      }
      session.value?.moved();
      after(`${steps.length} steps were taken`);
    }

    function fork(): void {
      const run = session.value?.run;
      if (run === null || run === undefined) return;
      const end = run.tip;
      goTo((run.at === end ? end.depth : run.at.depth) - (run.at === end ? 1 : 0));
      lower.value = 'branches';
      said.value = 'The branch is kept. Another step from here begins a new one';
    }

    async function open(files: readonly File[]): Promise<void> {
      try {
        show(await openTexts(await Promise.all(files.map(async (file) => ({ name: file.name, text: await file.text() })))));
      } catch (error) {
        trouble.value = error instanceof Error ? error.message : String(error);
      }
    }

    function pressed(event: KeyboardEvent): void {
      const now = session.value;
      const isField = event.target instanceof HTMLElement && /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
      if (now === null || isField || event.ctrlKey || event.metaKey || event.altKey) return;
      const act = actionOf(event.key, now);
      if (act === null) return;
      event.preventDefault();
      act();
    }

    function actionOf(key: string, now: Session): (() => void) | null {
      switch (key) {
        case 'ArrowLeft':
          return () => goTo(now.position.value - 1);
        case 'ArrowRight':
          return () => goTo(now.position.value + 1);
        case 'ArrowUp':
          return () => moveFocus(-1);
        case 'ArrowDown':
          return () => moveFocus(1);
        case 'f':
          return fork;
        case 'x':
          return () => {
            onlyFaults.value = !onlyFaults.value;
            after(onlyFaults.value ? 'Only faults are listed' : 'All steps are listed');
          };
        case 'c':
          return () => {
            checks.value++;
          };
        case '?':
          return () => {
            helps.value = !helps.value;
          };
        default:
          return null;
      }
    }

    function moveFocus(by: number): void {
      const choices = inListOrder(session.value?.run?.choices() ?? [], onlyFaults.value);
      if (choices.length === 0) return;
      const at = choices.findIndex(({ number }) => number === focused.value);
      focused.value = choices[(at + by + choices.length) % choices.length].number;
      void nextTick(focusChoice);
    }

    /** The choices change with the next step, and are drawn again. A reader who plays by keyboard stays among them. */
    function keepFocus(): void {
      const now = document.activeElement;
      if (now !== null && (now === root.value || root.value?.querySelector('.sx-choices')?.contains(now) === true))
        void nextTick().then(() => nextTick(focusChoice));
    }

    /** Where nothing can happen any more, the whole explorer has the focus, so that its keys still work. */
    function focusChoice(): void {
      (root.value?.querySelector<HTMLElement>(`[data-choice="${focused.value}"]`) ?? root.value)?.focus({ preventScroll: true });
    }

    return () => {
      const now = session.value;
      return h(
        'section',
        {
          ref: root,
          class: ['sx', props.compact && 'sx-compact'],
          tabindex: -1,
          'aria-label': now === null ? 'Explorer' : `Explorer: ${now.title}`,
          onKeydown: pressed,
          onDragover: (event: DragEvent) => event.preventDefault(),
          onDrop: (event: DragEvent) => {
            event.preventDefault();
            const files = [...(event.dataTransfer?.files ?? [])];
            if (files.length > 0) void open(files);
          },
        },
        [
          trouble.value === null ? null : h('p', { class: 'sx-trouble', role: 'alert' }, trouble.value),
          now === null
            ? trouble.value === null
              ? h('p', { class: 'sx-quiet' }, props.scenario === '' ? 'Choose a scenario, or drop a file here.' : 'Loading …')
              : null
            : body(now),
          h('p', { class: 'sx-live', 'aria-live': 'polite' }, said.value),
        ],
      );
    };

    function body(now: Session): (VNode | null)[] {
      const scene = now.scene.value;
      const hintedChoice = scene.choices.find(({ says }) => says === hinted.value.step?.says)?.number ?? null;
      return [
        h(Toolbar, {
          session: now,
          compact: props.compact,
          onGo: goTo,
          onFork: fork,
          onOpen: open,
          onHelp: () => (helps.value = !helps.value),
          onSay: (says: string) => (said.value = says),
        }),
        now.note === null ? null : h('p', { class: 'sx-note' }, now.note),
        now.silence.value === '' ? null : h('p', { class: 'sx-note', role: 'status' }, now.silence.value),
        helps.value ? h(HelpPanel) : null,
        goalLine(),
        h('div', { class: 'sx-main' }, [
          h(PicturePanel, { session: now, witnesses: witnesses.value, onTake: take }),
          h('div', { class: 'sx-side' }, [
            now.run === null
              ? aroundIt(now)
              : h(ChoiceList, {
                  choices: scene.choices,
                  left: scene.left,
                  isFree: now.isFree,
                  focused: focused.value,
                  onlyFaults: onlyFaults.value,
                  hintedChoice,
                  hintedNode: hinted.value.node,
                  onTake: take,
                  onFocus: (number: number) => (focused.value = number),
                }),
            h(SearchPanel, {
              session: now,
              goal: props.goal,
              asked: checks.value,
              onShow: followWay,
              onHint: (next: Hinted) => (hinted.value = next),
              onSay: (says: string) => (said.value = says),
            }),
          ]),
        ]),
        scene.lights.length === 0
          ? null
          : h(LightList, { lights: scene.lights, onPoint: (reasons: readonly Reason[] | null) => (pointed.value = reasons) }),
        // A recorded story has no choices: it takes their place.
        now.run === null ? null : aroundIt(now),
      ];
    }

    function aroundIt(now: Session): VNode {
      return h(LowerPanel, {
        session: now,
        tab: lower.value,
        onTab: (tab: LowerTab) => (lower.value = tab),
        onGo: goTo,
        onBranch: (id: number) => {
          now.goToKnot(id);
          after('Another branch');
        },
      });
    }

    function goalLine(): VNode | null {
      if (props.goal === null) return null;
      const within = props.goal.atMost === undefined ? '' : ` within ${props.goal.atMost} steps`;
      return h(
        'p',
        { class: ['sx-goal', reached.value !== null && 'sx-reached'] },
        reached.value === null
          ? `The goal is not reached yet${within === '' ? '' : `; reach it${within}`}.`
          : `✓ Reached in ${reached.value} steps.`,
      );
    }
  },
});
