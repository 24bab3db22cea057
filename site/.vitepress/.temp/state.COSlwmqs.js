import { i as placement } from "./placement.B5qN5SDB.js";
import { n as higher, r as isHigher, t as INITIAL } from "./claim.DhAsEFzo.js";
import { a as outside, i as inside, n as covers, o as outsideAll, s as overlap, t as contains } from "./range.D2qEOx8H.js";
// impl/replication/store.ts
/** The version of a key that was never written. */
var NEVER = {
	counter: 0,
	writer: 0
};
var EMPTY = {
	holdings: [],
	entries: [],
	heard: []
};
/** The store of a node that has been responsible for `range` from the beginning. */
function founded(range, entries = []) {
	return {
		...EMPTY,
		holdings: [{
			...range,
			claim: INITIAL,
			restored: true
		}],
		entries
	};
}
function isNewer(a, b) {
	return a.counter > b.counter || a.counter === b.counter && a.writer > b.writer;
}
function holdingOf(store, place, size) {
	return store.holdings.find((holding) => contains(holding, place, size));
}
/** The value and the version of an item at a place. Null and `NEVER` where nothing was written. */
function read(store, place, key) {
	const { value = null, version = NEVER } = entryOf(store, place, key) ?? {};
	return {
		value,
		version
	};
}
/** Keeps the newer of `entry` and the present one, in whatever order they arrive. */
function apply(store, entry) {
	const present = entryOf(store, entry.place, entry.key);
	if (!isNewer(entry.version, present?.version ?? NEVER)) return store;
	const others = store.entries.filter((each) => each !== present);
	return {
		...store,
		entries: [...others, entry].sort((a, b) => a.place - b.place || a.key - b.key)
	};
}
/** Makes the node responsible for the parts of `range` that it was not responsible for. They are restoring. */
function take(store, range, claim, size) {
	const added = outsideAll(range, store.holdings, size).map((part) => ({
		...part,
		claim,
		restored: false
	}));
	return {
		...store,
		holdings: byEnd([...store.holdings, ...added])
	};
}
/** Ends the responsibility for `range`. Restored parts become gifts for the next holder; unfinished restorations are dropped. */
function give(store, range, size) {
	const given = store.holdings.flatMap((holding) => inside(holding, range, size).map((part) => ({
		...holding,
		...part
	})));
	const gifts = given.filter(({ restored }) => restored).map((part) => giftOf(store, part, size));
	const holdings = store.holdings.flatMap((holding) => outside(holding, range, size).map((part) => ({
		...holding,
		...part
	})));
	const entries = store.entries.filter(({ place }) => !contains(range, place, size));
	return {
		store: {
			...given.reduce((each, part) => hear(each, part, size), store),
			holdings: byEnd(holdings),
			entries
		},
		gifts
	};
}
/**
* Marks the held parts of a range as restored, by a hand-over or by reading ⌊f/2⌋ + 1 of the other replicas. A part that was
* restoring is held in the epoch that comes with the data. A part that was restored before keeps its epoch, if that is higher.
*/
function restore(store, { from, to, claim }, entries, size) {
	const titled = (holding) => holding.restored ? higher(claim, holding.claim) : claim;
	const holdings = store.holdings.flatMap((holding) => {
		return [...inside(holding, {
			from,
			to
		}, size).map((part) => ({
			...part,
			claim: titled(holding),
			restored: true
		})), ...outside(holding, {
			from,
			to
		}, size).map((part) => ({
			...holding,
			...part
		}))];
	});
	return admit({
		...store,
		holdings: byEnd(holdings)
	}, entries, size);
}
/** Takes in the entries of places that the node is responsible for, restored or not. */
function admit(store, entries, size) {
	return entries.filter(({ place }) => holdingOf(store, place, size) !== void 0).reduce(apply, store);
}
/** Remembers the epoch of a range, unless one at least as high is known for the whole range. */
function hear(store, { from, to, claim }, size) {
	const range = {
		from,
		to
	};
	if (!isHigher(claim, INITIAL)) return store;
	if (store.heard.some((each) => !isHigher(claim, each.claim) && covers(each, range, size))) return store;
	const others = store.heard.filter((each) => isHigher(each.claim, claim) || !covers(range, each, size));
	return {
		...store,
		heard: byEnd([...others, {
			from,
			to,
			claim
		}])
	};
}
/** The highest epoch that this node has heard of for any place in `range`, not counting its own holdings. */
function highestHeard({ heard }, range, size) {
	return heard.filter((each) => overlap(each, range, size)).reduce((highest, { claim }) => higher(claim, highest), INITIAL);
}
function giftOf(store, { from, to, claim }, size) {
	return {
		from,
		to,
		claim,
		entries: store.entries.filter(({ place }) => contains({
			from,
			to
		}, place, size)),
		heard: store.heard
	};
}
function entryOf({ entries }, place, key) {
	return entries.find((entry) => entry.place === place && entry.key === key);
}
function byEnd(ranges) {
	return [...ranges].sort((a, b) => a.to - b.to || a.from - b.from || a.claim.round - b.claim.round || a.claim.node - b.claim.node);
}
// impl/replication/state.ts
/** A node without replicas. Throws `BadPlacement` unless the replication factor divides the size of the circle. */
function newcomer(self, config) {
	placement(config.placed.size, config.placed.degree);
	return {
		self,
		config,
		store: EMPTY,
		routes: [],
		operations: [],
		restorations: [],
		gifts: [],
		clock: 0
	};
}
/** The entry that the operation writes at `place`. */
function entryAt({ asked, value, version }, place) {
	return {
		place,
		key: asked.key,
		value,
		version
	};
}
export { founded as a, highestHeard as c, read as d, restore as f, apply as i, holdingOf as l, newcomer as n, give as o, take as p, admit as r, hear as s, entryAt as t, isNewer as u };
