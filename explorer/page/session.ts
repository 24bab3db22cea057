/** What one explorer on a page shows: a run that is played, or a recorded story, and where the reader looks. */
import { type ComputedRef, computed, type ShallowRef, shallowRef } from 'vue';
import { Interactive } from '../../model-check/drivers/interactive.ts';
import type { Reason, Witnesses } from '../../model-check/report/reason.ts';
import type { Scenario } from '../../model-check/scenario.ts';
import { freely } from '../core/free-play.ts';
import type { Recording } from '../core/recording.ts';
import { Run } from '../core/run.ts';
import { type Scene, sceneOf } from '../core/scene.ts';
import { fragmentOf, readFragment, replayCode } from '../core/share-code.ts';

export interface Told {
  readonly says: string;
  readonly changes: readonly string[];
  readonly label: unknown;
}

export const NO_WITNESSES: Witnesses = { nodes: [], keys: [] };

export class Session {
  readonly scenario: Scenario | null;
  readonly isFree: boolean;
  /** Whether the protocol is another one than that of the scenario of this name. */
  readonly isVariant: boolean;
  readonly run: Run | null;
  readonly recording: Recording | null;
  /** What opening it had to say; null: nothing. */
  readonly note: string | null;
  readonly #version: ShallowRef<number> = shallowRef(0);
  readonly #frame: ShallowRef<number> = shallowRef(0);
  /** Of a story that grows: whether the reader sees each new state at once. Null: the story does not grow. */
  readonly follows: ShallowRef<boolean | null> = shallowRef(null);
  /** Of a story that grows: why it does not grow now; empty if it does. */
  readonly silence: ShallowRef<string> = shallowRef('');
  readonly scene: ComputedRef<Scene>;
  readonly story: ComputedRef<readonly Told[]>;
  readonly position: ComputedRef<number>;

  constructor(
    what: { run: Run; scenario: Scenario; isFree: boolean; isVariant?: boolean } | { recording: Recording },
    note: string | null = null,
  ) {
    this.run = 'run' in what ? what.run : null;
    this.scenario = 'run' in what ? what.scenario : null;
    this.isFree = 'run' in what && what.isFree;
    this.isVariant = 'run' in what && what.isVariant === true;
    this.recording = 'recording' in what ? what.recording : null;
    this.note = note;
    this.#frame.value = this.recording === null ? 0 : this.recording.frames.length - 1;
    this.scene = computed(() => {
      void this.#version.value;
      const { run, recording } = this;
      if (run !== null) return sceneOf(run.at.moment.state, run.choices(), run.lights(), run.play.left(run.at.moment));
      const frame = recording?.frames[this.#frame.value];
      return sceneOf(frame?.state ?? null, [], frame?.lights ?? [], null);
    });
    this.story = computed(() => {
      void this.#version.value;
      if (this.run !== null) return this.run.path().flatMap(({ step }) => (step === null ? [] : [step]));
      return (this.recording?.frames ?? []).flatMap(({ step }) => (step === null ? [] : [step]));
    });
    this.position = computed(() => {
      void this.#version.value;
      return this.run?.at.depth ?? this.#frame.value;
    });
  }

  /** A scenario whose protocol is another one than its name says. It has no address, and is not searched. Throws `ModelError`. */
  static ofVariant(scenario: Scenario, note: string, run = new Run(new Interactive(scenario))): Session {
    return new Session({ run, scenario, isFree: false, isVariant: true }, note);
  }

  /** A scenario, played from its beginning or along a shared run. Throws `ModelError`. */
  static ofScenario(scenario: Scenario, fragment = '', isFree = false): Session {
    const played = isFree ? freely(scenario) : scenario;
    const code = readFragment(fragment, scenario.name);
    const { run, stoppedAt, wasMatched } = replayCode(new Interactive(played), code);
    const note =
      stoppedAt !== null
        ? `The shared run is of other code: its step ${stoppedAt} of ${code.choices.length} is not possible here. The steps before it are shown.`
        : wasMatched
          ? 'The shared run is of other code. Its steps were found again by their labels.'
          : null;
    return new Session({ run, scenario, isFree }, note);
  }

  get title(): string {
    return this.scenario?.name ?? this.recording?.title ?? '';
  }

  get teaches(): string {
    return this.scenario?.teaches ?? this.recording?.says ?? '';
  }

  /** Tells the views that the run has moved. */
  moved(): void {
    this.#version.value++;
  }

  take(number: number): void {
    this.run?.take(number);
    this.moved();
  }

  goTo(position: number): void {
    if (this.run !== null) this.run.goTo(position);
    else {
      const last = (this.recording?.frames.length ?? 1) - 1;
      this.#frame.value = Math.min(Math.max(0, position), last);
      if (this.follows.value !== null) this.follows.value = this.#frame.value === last;
    }
    this.moved();
  }

  goToKnot(id: number): void {
    this.run?.goToKnot(id);
    this.moved();
  }

  /** A recorded story has further states. A reader who follows goes on to the last one; `forgotten` early ones are gone. */
  grown(forgotten = 0): void {
    const last = (this.recording?.frames.length ?? 1) - 1;
    this.#frame.value = this.follows.value === true ? last : Math.min(Math.max(0, this.#frame.value - forgotten), last);
    this.moved();
  }

  /** Stays at the present state, or goes on to the last one. */
  follow(isWanted: boolean): void {
    this.follows.value = isWanted;
    this.grown();
  }

  /** The fragment of the address of this run; null: it has none. */
  fragment(key: number | null = null): string | null {
    if (this.run === null || this.isVariant) return null;
    return `${fragmentOf(this.run, key)}${this.isFree ? '&f=1' : ''}`;
  }
}

/** Nodes and keys that several sentences name. */
export function witnessesOf(reasons: readonly Reason[]): Witnesses {
  const all = (pick: (at: Witnesses) => readonly number[]) => [...new Set(reasons.flatMap(({ at }) => pick(at)))];
  return { nodes: all(({ nodes }) => nodes), keys: all(({ keys }) => keys) };
}
