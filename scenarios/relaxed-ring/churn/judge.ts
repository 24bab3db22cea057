/** Runs a script of churn to the first claim that it breaks, or to its end. */
import type { Protocol } from '../../../impl/kernel/protocol.ts';
import { below, randomStream } from '../../../model-check/chance/random.ts';
import { membersOf } from '../../../spec/relaxed-ring/ring.ts';
import type { ChurningRing } from './beginning.ts';
import { type Claims, claimsOf, failingIn, type KindOfChurn } from './claims.ts';
import { endMs, mendingMs, type Script, sizeOf } from './script.ts';
import { ChurnSimulation } from './simulation.ts';

export interface Broken {
  /** The name of the claim. */
  readonly claim: string;
  readonly atMs: number;
}

/** Rings of up to this many nodes are judged at each change. The spec is naive on purpose, so larger ones are judged at some changes. */
const JUDGED_AT_EACH_CHANGE = 12;

/** The first claim that is broken when the script runs; null when none is. */
export function brokenClaim<M>(protocol: Protocol<ChurningRing<M>>, script: Script, kind: KindOfChurn): Broken | null {
  return judge(simulationOf(protocol, script, kind), script, kind);
}

/** The run of the script, before its first event. */
export function simulationOf<M>(protocol: Protocol<ChurningRing<M>>, script: Script, kind: KindOfChurn): ChurnSimulation<M> {
  const { atEveryMoment, atRest } = claimsOf(kind);
  return new ChurnSimulation(protocol, script, Object.keys({ ...atEveryMoment, ...atRest }));
}

/** Drives that run to the first claim that is broken, or to its end. */
export function judge<M>(run: ChurnSimulation<M>, script: Script, kind: KindOfChurn): Broken | null {
  return new Judge(run, script, claimsOf(kind)).broken;
}

class Judge<M> {
  readonly #run: ChurnSimulation<M>;
  readonly #script: Script;
  readonly #claims: Claims;
  /** The ring is judged when it has changed so often since it was judged last. */
  readonly #every: number;
  #judged = 0;
  #broken: Broken | null = null;

  constructor(run: ChurnSimulation<M>, script: Script, claims: Claims) {
    this.#run = run;
    this.#script = script;
    this.#claims = claims;
    this.#every = Math.ceil(sizeOf(script) / JUDGED_AT_EACH_CHANGE) ** 2;
    this.#goOn(Math.max(0, ...script.actions.map(endMs)));
    this.#goOn(this.#run.nowMs + mendingMs(script));
    this.#comeToRest();
    this.#askEverybody();
    this.#comeToRest();
    for (const { id } of this.#run.scene.ring.peers) this.#run.ask(id, { type: 'over' });
  }

  get broken(): Broken | null {
    return this.#broken;
  }

  /** Until that time, or until a claim is broken. */
  #goOn(untilMs: number): void {
    while (this.#broken === null && this.#run.step(untilMs)) {
      if (this.#run.changes < this.#judged + this.#every) continue;
      this.#judged = this.#run.changes;
      this.#break(failingIn(this.#claims.atEveryMoment, this.#run.scene));
    }
  }

  /** Rounds, until what is claimed of rest holds, or there were enough of them. */
  #comeToRest(): void {
    const { refreshAfterMs = 0, retryAfterMs } = this.#script.ring;
    const claims = { ...this.#claims.atEveryMoment, ...this.#claims.atRest };
    let failing = failingIn(claims, this.#run.scene);
    for (let round = 0; round < 20 + 2 * sizeOf(this.#script) && failing !== null && this.#broken === null; round++) {
      this.#goOn(this.#run.nowMs + Math.max(refreshAfterMs, retryAfterMs));
      failing = failingIn(claims, this.#run.scene);
    }
    this.#break(failing);
  }

  /** Each member asks for one key. */
  #askEverybody(): void {
    if (this.#broken !== null) return;
    const keys = randomStream(this.#script.seed);
    for (const { id } of membersOf(this.#run.scene.ring)) this.#run.ask(id, { type: 'lookup', key: below(keys, this.#script.ring.keys) });
  }

  #break(claim: string | null): void {
    if (claim !== null) this.#broken ??= { claim, atMs: this.#run.nowMs };
  }
}
