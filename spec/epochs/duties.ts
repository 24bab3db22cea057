/**
 * Properties of one node that carries roles, at every moment and in every step. Each looks at one node.
 * Rules of `docs/protocols/epochs.md`.
 */
import { always, type Properties, step } from '../kernel/spec.ts';

/** A node as these properties see it. */
export interface RoleCarrier {
  readonly status: 'new' | 'up' | 'down';
  readonly state: {
    readonly inner: {
      readonly config: { readonly retryMs?: number; readonly renewMs?: number };
      readonly carried: readonly (Ranged & { readonly promised: { readonly round: number; readonly node: number } | null })[];
      readonly given: readonly (Ranged & { readonly isTaken: boolean })[];
      readonly kept: readonly Ranged[];
      readonly untold: readonly Ranged[];
      readonly moves: readonly Ranged[];
      readonly claims: readonly (Ranged & { readonly ballot: { readonly round: number } | null })[];
      readonly known: readonly { readonly from: number; readonly to: number; readonly epoch: number }[];
      readonly round: number;
      readonly leaving?: unknown;
    };
  };
  readonly timers: readonly { readonly type: string }[];
}

interface Ranged {
  readonly place: number;
  readonly from: number;
  readonly to: number;
}

export const carrierDuties: Properties<RoleCarrier> = {
  piecesAreApart: always(({ state: { inner } }) => {
    const { carried, given, claims, known } = inner;
    const open = given.filter(({ isTaken }) => !isTaken);
    return [carried, open, claims, known.map((each) => ({ ...each, place: 0 }))].every(areApart);
  }, 'A node has at most one role, one gift and one claim for a place of a class, and one epoch for a class. It keeps each list in ascending order.'),
  retriesWhileItWaits: always(({ status, state: { inner }, timers }) => {
    if (status !== 'up' || inner.config.retryMs === undefined) return true;
    const waits =
      inner.leaving !== undefined ||
      inner.claims.length > 0 ||
      inner.kept.length > 0 ||
      inner.untold.length > 0 ||
      inner.moves.length > 0 ||
      inner.given.some(({ isTaken }) => !isTaken);
    return timers.some(({ type }) => type === 'retry') === waits;
  }, 'A node’s retry timer runs exactly while it leaves, or waits for answers, a proposal’s fate, or members to hear of an epoch.'),
  renewsWhileItIsSealed: always(({ status, state: { inner }, timers }) => {
    if (status !== 'up' || inner.config.renewMs === undefined) return true;
    return timers.some(({ type }) => type === 'renew') === inner.carried.some(({ promised }) => promised !== null);
  }, 'The renewal timer of a node runs exactly while one of its roles is sealed.'),
  promisesAreKept: step(({ state: { inner: before } }, { state: { inner: after }, status }) => {
    if (status !== 'up') return true;
    return before.carried.every((old) =>
      after.carried.every((now) => {
        if (!isSamePiece(old, now) || old.promised === null || epochOf(before, old) !== epochOf(after, now)) return true;
        return now.promised !== null && !isLower(now.promised, old.promised);
      }),
    );
  }, 'A sealed role stays sealed until the next epoch, and never promises a lower ballot.'),
  ballotsAreNew: step(({ state: { inner: before } }, { state: { inner: after }, status }) => {
    if (status !== 'up') return true;
    const begun = after.claims.filter(({ ballot }) => before.claims.every((old) => old.ballot?.round !== ballot?.round));
    return begun.every(({ ballot }) => ballot === null || ballot.round > before.round);
  }, 'A node begins only ballots that are higher than all that it has begun, also those from before a restart.'),
  epochsNeverGoBack: step(({ state: before }, { state: after, status }) => {
    if (status !== 'up') return true;
    const isKept = (old: { readonly from: number; readonly to: number; readonly epoch: number }) =>
      after.inner.known.every(({ from, to, epoch }) => to <= old.from || old.to <= from || epoch >= old.epoch);
    return before.inner.known.every(isKept) && after.inner.round >= before.inner.round;
  }, 'The epoch that a node knows for a class never goes back, nor does the round of its ballots.'),
};

type Inner = RoleCarrier['state']['inner'];

function isSamePiece(a: Ranged, b: Ranged): boolean {
  return a.place === b.place && a.from < b.to && b.from < a.to;
}

function epochOf({ known }: Inner, { from, to }: Ranged): number | undefined {
  return known.find((each) => each.from <= from && to <= each.to)?.epoch;
}

function isLower(a: { readonly round: number; readonly node: number }, b: { readonly round: number; readonly node: number }): boolean {
  return a.round === b.round ? a.node < b.node : a.round < b.round;
}

function areApart(pieces: readonly Ranged[]): boolean {
  return pieces.every((piece, i) => {
    const before = pieces[i - 1];
    if (piece.from >= piece.to) return false;
    return before === undefined || before.place < piece.place || (before.place === piece.place && before.to <= piece.from);
  });
}
