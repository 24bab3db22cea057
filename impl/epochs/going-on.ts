/**
 * Going on under a later epoch. A node that hears of a later configuration takes it over at once. Its carried roles that are
 * members are unsealed, with their data; those that are not are out. A proposal of its own that was chosen becomes a role.
 */
import { withItems, withoutPiece } from './entries.ts';
import { type Classes, changed, inside, merged, outside } from './pieces.ts';
import { isSameRole } from './role.ts';
import { withoutRoutes } from './routing.ts';
import { type Carried, type Claim, type Kept, type Known, knownIn, type State } from './state.ts';

/** The state after the news that `configuration` is that of `epoch`. Classes with the same or a later epoch stay as they are. */
export function learn(state: State, news: Known): State {
  const { epoch, configuration } = news;
  const late = knownIn(state, news).filter((known) => known.epoch < epoch);
  return late.reduce((before, { from, to }) => goOn(before, { from, to, epoch, configuration }), state);
}

function goOn(state: State, news: Known): State {
  const { from, to, epoch, configuration } = news;
  const classes: Classes = { from, to };
  const known = merged([...state.known.flatMap((each) => outside(each, [classes])), news]);
  const remembered = withoutRoutes({ ...state, known }, classes, (place) => configuration[place].since === epoch);
  const untold = remembered.untold.flatMap((each) => outside(each, [classes]));
  return withoutOutdatedClaims(withChosenRoles(withoutReplaced({ ...remembered, untold }, news), news), news);
}

/** Members begin the next instance of Paxos: nothing is promised or accepted in it. The data of replaced roles is dropped. */
function withoutReplaced(state: State, { from, to, configuration }: Known): State {
  const isMember = ({ place, role }: Carried) => isSameRole(configuration[place], role);
  const unsealed = (each: Carried) => ({ ...each, promised: null, accepted: null });
  const carried = state.carried.flatMap((each) => changed(each, { from, to }, (part) => (isMember(part) ? [unsealed(part)] : [])));
  const given = state.given.flatMap((each) => changed(each, { from, to }, (part) => (isMember(part) ? [part] : [])));
  const replaced = inside([...state.carried, ...state.given], { from, to }).filter((each) => !isMember(each));
  return { ...state, carried: merged(carried), given: merged(given), store: replaced.reduce(withoutPiece, state.store) };
}

/** The instances of earlier epochs have ended. The data read for a role that was chosen becomes the role's data. */
function withChosenRoles(state: State, { from, to, configuration }: Known): State {
  const decided = inside(state.kept, { from, to });
  if (decided.length === 0) return state;
  const chosen = decided.filter(({ place, role }) => isSameRole(configuration[place], role));
  const carriedFrom = ({ place, role, ...part }: Kept): Carried => {
    return { place, from: part.from, to: part.to, role, promised: null, accepted: null, hops: 0 };
  };
  const kept = state.kept.flatMap((each) => outside(each, [{ from, to }]));
  const store = chosen.reduce((before, part) => withItems(before, part.place, itemsWithin(part)), state.store);
  return { ...state, kept, carried: merged([...state.carried, ...chosen.map(carriedFrom)]), store };
}

/** A claim of a place begins again under the new epoch, until this node carries the place. A renewal has got what it wanted. */
function withoutOutdatedClaims(state: State, news: Known): State {
  const again = (claim: Claim): readonly Claim[] => {
    const begun = { ...surveying(claim), epoch: news.epoch, configuration: news.configuration, highest: 0 };
    return outside(begun, inside(carriedAt(state, claim.place), begun));
  };
  const claims = state.claims.flatMap((claim) => changed(claim, news, (part) => (part.kind === 'place' ? again(part) : [])));
  return { ...state, claims };
}

/** The claim, looking for a majority again. */
export function surveying(claim: Claim): Claim {
  return { ...claim, phase: 'surveying', answered: [], copies: [], seen: null, ballot: null, proposed: null };
}

function carriedAt({ carried }: State, at: number): readonly Carried[] {
  return carried.filter(({ place }) => place === at);
}

function itemsWithin({ from, to, items }: Kept): Kept['items'] {
  return items.filter((item) => from <= item.class && item.class < to);
}
