/** Scripts of churn at random, which shrink to few nodes, few actions, short times. */

import fc from 'fast-check';
import type { NodeId } from '../../../../impl/kernel/protocol.ts';
import { ascending, bagOf } from '../../../../impl/kernel/sorted-set.ts';
import type { KindOfChurn } from '../../../../scenarios/relaxed-ring/churn/claims.ts';
import { type Action, endMs, forgettingMs, type Script } from '../../../../scenarios/relaxed-ring/churn/script.ts';

/** Sizes of identifier spaces, crowded and not. */
const SPACES = [128, 1024, 2 ** 20] as const;
const LARGEST = 2 ** 20;
const RETRY_AFTER_MS = 3000;
const REFRESH_AFTER_MS = 1000;

const inSmallest = (place: number) => Math.floor((place * SPACES[0]) / LARGEST);

interface Draft {
  readonly type: Action['type'];
  /** Since the action before. */
  readonly gapMs: number;
  /** The how-manieth one. */
  readonly who: number;
  readonly whom: number;
  readonly forMs: number;
}

const network = fc.record({
  order: fc.constantFrom('per-link' as const, 'none' as const),
  delay: fc.oneof(
    fc.constantFrom(1, 50).map((ms) => ({ type: 'constant' as const, ms })),
    fc.constantFrom(10, 100, 1000).map((toMs) => ({ type: 'uniform' as const, fromMs: 1, toMs })),
    fc.constant({ type: 'exponential' as const, meanMs: 50, leastMs: 1 }),
  ),
});

const detection = fc.oneof(
  fc.constant({ type: 'constant' as const, ms: 500 }),
  fc.constantFrom(100, 3000).map((toMs) => ({ type: 'uniform' as const, fromMs: 0, toMs })),
);

/** Scripts of this kind for up to `nodes` nodes, those that join included. */
export function scripts(kind: KindOfChurn, nodes: number, mostActions: number): fc.Arbitrary<Script> {
  const which = fc.nat(63);
  const drafts = fc.record<Draft>({
    type: fc.constantFrom(...kind.actions),
    // Something happens together with what was before, or a while later.
    gapMs: fc.oneof(fc.constant(0), fc.nat(50), fc.nat(500), fc.nat(5000)),
    who: which,
    whom: which,
    forMs: fc.nat(3000),
  });
  return fc
    .noBias(
      fc.record({
        keys: fc.constantFrom(...SPACES),
        places: fc.uniqueArray(fc.nat(LARGEST - 1), {
          minLength: Math.max(2, kind.staying),
          maxLength: nodes,
          selector: inSmallest,
          size: 'max',
        }),
        begin: fc.nat(nodes),
        successorListLength: fc.integer({ min: 2, max: 5 }),
        isRefreshing: fc.boolean(),
        network,
        detection,
        seed: fc.nat(1_000_000),
        drafts: fc.array(drafts, { minLength: 1, maxLength: mostActions, size: 'max' }),
      }),
    )
    .map(({ keys, places, begin, successorListLength, isRefreshing, drafts: drawn, ...rest }) => {
      const ids = places.map((place) => Math.floor((place * keys) / LARGEST));
      const first = kind.staying + (begin % Math.max(1, ids.length - kind.staying));
      const members = ids.slice(0, kind.actions.includes('join') ? first : ids.length);
      const refreshing = isRefreshing ? { refreshAfterMs: REFRESH_AFTER_MS } : {};
      const ring = { keys, successorListLength, retryAfterMs: RETRY_AFTER_MS, ...refreshing };
      const quiet = { ...rest, ring, members: ascending(members), actions: [] };
      return new Writing(kind, quiet, members, ids.slice(members.length)).with(drawn);
    });
}

/** A script that is being written, so that it keeps to what the claims take for granted. */
class Writing {
  readonly #kind: KindOfChurn;
  readonly #script: Script;
  readonly #newcomers: NodeId[];
  readonly #forgettingMs: number;
  readonly #actions: Action[] = [];
  /** Those that are up, members and newcomers; the first ones stay. */
  #present: readonly NodeId[];
  #atMs = 0;

  constructor(kind: KindOfChurn, script: Script, members: readonly NodeId[], newcomers: readonly NodeId[]) {
    this.#kind = kind;
    this.#script = script;
    this.#present = members;
    this.#newcomers = [...newcomers];
    this.#forgettingMs = forgettingMs(script);
  }

  with(drafts: readonly Draft[]): Script {
    for (const draft of drafts) {
      this.#atMs += draft.gapMs;
      this.#add(draft);
    }
    return { ...this.#script, actions: this.#actions };
  }

  #add({ type, who, whom, forMs }: Draft): void {
    if (type === 'join') return this.#join(whom);
    const { staying, suspicions = Number.POSITIVE_INFINITY } = this.#kind;
    if (type === 'suspect') {
      if (this.#actions.filter((action) => action.type === 'suspect').length >= suspicions || !this.#waitUntilForgotten()) return;
      const [by, of] = [who, whom].map((number) => this.#present[number % this.#present.length]);
      this.#actions.push({ type, atMs: this.#atMs, by, of, forMs });
      return;
    }
    const going = this.#present.slice(staying);
    if (going.length === 0 || !this.#waitUntilForgotten()) return;
    const node = going[who % going.length];
    this.#present = this.#present.filter((each) => each !== node);
    this.#actions.push({ type, atMs: this.#atMs, node });
  }

  #join(whom: number): void {
    const node = this.#newcomers.shift();
    if (node === undefined) return;
    const contacts = [...new Set([this.#present[whom % this.#present.length], this.#present[0]])];
    this.#present = [...this.#present, node];
    this.#actions.push({ type: 'join', atMs: this.#atMs, node, contacts });
  }

  /** Until one more may fail; false when the ring is too small for that. */
  #waitUntilForgotten(): boolean {
    const most = Math.min(this.#script.ring.successorListLength, this.#settled) - 1;
    if (most < 1) return false;
    const failing = this.#actions.filter(({ type }) => type !== 'join').map((action) => endMs(action) + this.#forgettingMs);
    const active = bagOf(failing.filter((untilMs) => untilMs >= this.#atMs));
    if (active.length < most) return true;
    if (this.#forgettingMs === Number.POSITIVE_INFINITY) return false;
    this.#atMs = active[active.length - most] + 1;
    return this.#waitUntilForgotten();
  }

  /** The nodes of the ring that no list of successors can be without, those that failed just now included. */
  get #settled(): number {
    const long = this.#actions.filter(({ atMs }) => atMs + this.#forgettingMs < this.#atMs);
    const came = long.filter(({ type }) => type === 'join').length;
    const went = long.filter(({ type }) => type === 'crash' || type === 'leave').length;
    return this.#script.members.length + came - went;
  }
}
