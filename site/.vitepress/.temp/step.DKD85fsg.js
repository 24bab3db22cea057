import { r as unreachable } from "./invariant.DCDgHBFs.js";
import { t as withOwnMessages } from "./own-messages.E3F8Zdlh.js";
import { i as send, n as indicate, r as next, t as andThen } from "./protocol.ChtuGtEC.js";
import { i as withoutNumber, r as withNumber, t as ascending } from "./sorted-set.BjObjcoY.js";
import { t as withRecord } from "./by-number.CXDIyzPJ.js";
import { i as placement, r as majority, t as BadPlacement } from "./placement.B5qN5SDB.js";
import { i as areEqual, o as encode } from "./printable.cUnkY7_q.js";
import { a as clause, c as otherNodes, f as wholeNumber, o as count, r as ascends, s as each } from "./type-invariant.CNUv-AbH.js";
import { t as watchEffects } from "./watching.DzMfZOBS.js";
// impl/persistent-map/map.ts
var WIDTH = 16;
/** By level, the number of positions below one child. */
var POWERS = Array.from({ length: 15 }, (_, level) => WIDTH ** level);
function isBranch(node) {
	return typeof node[0] === "number";
}
function entryIn(map, at, key) {
	let node = map;
	while (node !== null && isBranch(node)) {
		const bit = 1 << digitOf(at, node[1]);
		node = (node[2] & bit) === 0 ? null : node[4][indexOf(node[2], bit)];
	}
	if (node === null || node[0][0] !== at) return void 0;
	for (const entry of node) if (entry[1] === key) return entry;
}
/** The map with this entry, instead of the one with its position and key. */
function withEntry(map, entry) {
	if (map === null) return [entry];
	const [at] = entry;
	if (!isBranch(map)) return map[0][0] === at ? withInLeaf(map, entry) : branchOf(map, [entry]);
	const [from, level, bitmap, newest, children] = map;
	if (!isBelow(map, at)) return branchOf(map, [entry]);
	const bit = 1 << digitOf(at, level);
	const index = indexOf(bitmap, bit);
	const after = (bitmap & bit) === 0 ? children.toSpliced(index, 0, [entry]) : children.with(index, withEntry(children[index], entry));
	return [
		from,
		level,
		bitmap | bit,
		entry[2] >= newest ? entry[2] : newestOf(after),
		after
	];
}
/** The map without this entry; the same map if there is none. */
function withoutEntry(map, at, key) {
	if (map === null) return null;
	if (!isBranch(map)) {
		if (map[0][0] !== at) return map;
		const left = map.filter((entry) => entry[1] !== key);
		return left.length === map.length ? map : left.length === 0 ? null : left;
	}
	if (!isBelow(map, at)) return map;
	const bit = 1 << digitOf(at, map[1]);
	if ((map[2] & bit) === 0) return map;
	const index = indexOf(map[2], bit);
	return withChild(map, bit, index, withoutEntry(map[4][index], at, key));
}
/** The map without the entries at the positions p with from ≤ p < to; the same map if there are none. */
function withoutRange(map, from, to) {
	if (map === null) return null;
	const [first, end] = extentOf(map);
	if (end <= from || to <= first) return map;
	if (from <= first && end <= to) return null;
	if (!isBranch(map)) return map;
	const children = map[4].map((child) => withoutRange(child, from, to));
	if (children.every((child, i) => child === map[4][i])) return map;
	let bitmap = 0;
	let next = 0;
	for (let bit = 1; bit < 65536; bit <<= 1) if ((map[2] & bit) !== 0 && children[next++] !== null) bitmap |= bit;
	return canonical(map, bitmap, children.filter((child) => child !== null));
}
/** The first position of a node, and the one after its last. */
function extentOf(node) {
	return isBranch(node) ? [node[0], node[0] + POWERS[node[1] + 1]] : [node[0][0], node[0][0] + 1];
}
/** Which child of a branch at this level holds the position: 0 … 15. */
function digitOf(at, level) {
	return Math.floor(at / POWERS[level]) & 15;
}
/** How many children there are before the one of this bit. */
function indexOf(bitmap, bit) {
	let count = 0;
	for (let before = bitmap & bit - 1; before !== 0; before &= before - 1) count++;
	return count;
}
/** The highest stamp below. */
function newestIn(node) {
	return isBranch(node) ? node[3] : node.reduce((newest, entry) => Math.max(newest, entry[2]), 0);
}
function isBelow([from, level], at) {
	return from <= at && at < from + POWERS[level + 1];
}
function withInLeaf(leaf, entry) {
	const others = leaf.filter((each) => each[1] !== entry[1]);
	const index = others.findIndex((each) => each[1] > entry[1]);
	return others.toSpliced(index === -1 ? others.length : index, 0, entry);
}
/** The branch with these two below it, which share no position. */
function branchOf(a, b) {
	const [first] = extentOf(a);
	const [second] = extentOf(b);
	let level = 0;
	while (Math.floor(first / POWERS[level + 1]) !== Math.floor(second / POWERS[level + 1])) level++;
	const children = first < second ? [a, b] : [b, a];
	return [
		Math.floor(first / POWERS[level + 1]) * POWERS[level + 1],
		level,
		1 << digitOf(first, level) | 1 << digitOf(second, level),
		newestOf(children),
		children
	];
}
function withChild(branch, bit, index, child) {
	const [from, level, bitmap, , children] = branch;
	if (child === children[index]) return branch;
	if (child === null) return canonical(branch, bitmap & ~bit, children.toSpliced(index, 1));
	const after = children.with(index, child);
	return [
		from,
		level,
		bitmap,
		newestOf(after),
		after
	];
}
/** The branch with these children instead of its own. One child alone needs no branch. */
function canonical([from, level], bitmap, children) {
	if (children.length < 2) return children[0] ?? null;
	return [
		from,
		level,
		bitmap,
		newestOf(children),
		children
	];
}
function newestOf(children) {
	let newest = 0;
	for (const child of children) newest = Math.max(newest, newestIn(child));
	return newest;
}
// impl/persistent-map/range.ts
/** The entries of a range of positions, in order. Subtrees outside the range, and those without a new entry, are not entered. */
var EVERYWHERE = {
	from: 0,
	to: 2 ** 53
};
/** The entries of the range with a stamp above `since`, by ascending position and key. */
function entriesIn(map, range = EVERYWHERE, since = -1) {
	const found = [];
	if (map !== null) collect(map, range, since, found);
	return found;
}
function collect(node, range, since, found) {
	const [first, end] = extentOf(node);
	if (end <= range.from || range.to <= first || newestIn(node) <= since) return;
	if (isBranch(node)) for (const child of node[4]) collect(child, range, since, found);
	else for (const entry of node) if (entry[2] > since) found.push(entry);
}
/** As `entriesIn`, one by one: a caller that wants the first few pays for those only. */
function* walk(map, range = EVERYWHERE, since = -1) {
	if (map === null) return;
	const [first, end] = extentOf(map);
	if (end <= range.from || range.to <= first || newestIn(map) <= since) return;
	if (isBranch(map)) for (const child of map[4]) yield* walk(child, range, since);
	else for (const entry of map) if (entry[2] > since) yield entry;
}
// impl/persistent-map/difference.ts
/**
* The difference of two maps. Subtrees that both share are skipped, so the difference that one change makes costs as much
* as the change. Maps that share nothing, such as one from a disk, differ in each entry.
*/
/** By ascending position and key. */
function difference(before, after) {
	const found = [];
	compare(before, after, found);
	return found;
}
function compare(before, after, found) {
	if (before === after) return;
	if (before === null || after === null) whole(before, after, found);
	else if (isBranch(before) && isSameOrLarger(before, after)) compareChildren(before, after, found);
	else if (isBranch(after) && isSameOrLarger(after, before)) compareChildren(before, after, found);
	else if (!isBranch(before) && !isBranch(after) && before[0][0] === after[0][0]) compareLeaves(before, after, found);
	else if (extentOf(before)[0] < extentOf(after)[0]) {
		whole(before, null, found);
		whole(null, after, found);
	} else {
		whole(null, after, found);
		whole(before, null, found);
	}
}
function whole(before, after, found) {
	for (const entry of entriesIn(before)) found.push({
		before: entry,
		after: null
	});
	for (const entry of entriesIn(after)) found.push({
		before: null,
		after: entry
	});
}
/** Whether the positions of `node` are among those of `larger`. */
function isSameOrLarger(larger, node) {
	const [first, end] = extentOf(larger);
	const [from, to] = extentOf(node);
	return first <= from && to <= end;
}
function compareChildren(before, after, found) {
	const level = Math.max(levelOf(before), levelOf(after));
	for (let digit = 0; digit < 16; digit++) compare(childOf(before, level, digit), childOf(after, level, digit), found);
}
/** The part of the node for one digit at a level that is at or above its own. */
function childOf(node, level, digit) {
	if (!isBranch(node) || node[1] < level) return digitOf(extentOf(node)[0], level) === digit ? node : null;
	const bit = 1 << digit;
	return (node[2] & bit) === 0 ? null : node[4][indexOf(node[2], bit)];
}
function levelOf(node) {
	return isBranch(node) ? node[1] : -1;
}
function compareLeaves(before, after, found) {
	const keys = [...new Set([...before, ...after].map((entry) => entry[1]))].sort();
	for (const key of keys) {
		const [was, is] = [before, after].map((leaf) => leaf.find((entry) => entry[1] === key) ?? null);
		if (was !== is) found.push({
			before: was,
			after: is
		});
	}
}
// impl/places/version.ts
/** The version of a key that was never written: older than all others. */
var UNWRITTEN = {
	counter: 0,
	writer: 0,
	boot: 0
};
/** The version of a value that is written again, as it is. */
function againOf(version) {
	return {
		...version,
		again: (version.again ?? 0) + 1
	};
}
/** The version as clients know it. */
function toClients({ counter, writer, boot }) {
	return {
		counter,
		writer,
		boot
	};
}
/** Whether `a` is newer than `b`. No version is newer than itself. */
function isNewer(a, b) {
	if (a.counter !== b.counter) return a.counter > b.counter;
	if (a.writer !== b.writer) return a.writer > b.writer;
	return a.boot === b.boot ? (a.again ?? 0) > (b.again ?? 0) : a.boot > b.boot;
}
// impl/places/lock.ts
function isSameTransaction(a, b) {
	return a.node === b.node && a.boot === b.boot && a.number === b.number;
}
/** By node, boot and number, for sorting. */
function byTransaction(a, b) {
	return a.node - b.node || a.boot - b.boot || a.number - b.number;
}
/**
* The locks of two copies of a value whose newer version is `version`. A lock over an older version is left out, because its
* transaction has ended: another one has written since.
*/
function joinedLocks(a, b, version) {
	const added = b.filter((lock) => !a.some((other) => isSameTransaction(lock.transaction, other.transaction)));
	return withoutVoid([...a, ...added], version).sort((one, other) => byTransaction(one.transaction, other.transaction));
}
function withoutVoid(locks, version) {
	return locks.filter(({ base }) => !isNewer(version, base));
}
/** The locks with this one. The same list if the transaction has a lock already. */
function withLock(locks, lock) {
	if (locks.some((each) => isSameTransaction(each.transaction, lock.transaction))) return locks;
	return [...locks, lock].sort((a, b) => byTransaction(a.transaction, b.transaction));
}
/** The locks without that of this transaction, and without those over a version older than `version`. */
function withoutLock(locks, transaction, version) {
	return withoutVoid(locks, version).filter((each) => !isSameTransaction(each.transaction, transaction));
}
// impl/places/record-key.ts
/** Keys of what the store keeps for itself, beside the values of clients, whose keys begin with another sign. */
var SIGN = "?";
function recordKey(name) {
	return SIGN + name;
}
/** Whether a value under this key is the record of a transaction that may have to be settled. */
function isRecordKey(key) {
	return key.startsWith(SIGN);
}
// impl/epochs/pieces.ts
/**
* Ranges of classes. A node holds much the same for many classes. So it keeps one piece for each maximal range of classes
* with equal values. A piece is split where a message concerns a part of it, and equal neighbours are merged.
*
* Class c has the places c, c + N/f, c + 2N/f, …; they are counted from 0 to f − 1. Classes run from 0 to N/f − 1 and do
* not wrap around, so ranges are plain intervals.
*/
/** The classes that both ranges have. Null: none. */
function common(a, b) {
	const from = Math.max(a.from, b.from);
	const to = Math.min(a.to, b.to);
	return from < to ? {
		from,
		to
	} : null;
}
function includes({ from, to }, each) {
	return from <= each && each < to;
}
/** The parts of `pieces` that lie in `classes`. */
function inside(pieces, classes) {
	const found = [];
	for (const piece of pieces) {
		const shared = common(piece, classes);
		if (shared !== null) found.push(clipped(piece, shared));
	}
	return found;
}
/** The parts of `piece` that lie in none of `others`. */
function outside(piece, others) {
	const without = (left, other) => left.flatMap((each) => changed(each, other, () => []));
	return others.filter((other) => common(piece, other) !== null).reduce(without, [piece]);
}
/** The piece cut at the ends of `classes`: the part inside becomes what `change` makes of it, the others stay. */
function changed(piece, classes, change) {
	const shared = common(piece, classes);
	if (shared === null) return [piece];
	const before = piece.from < shared.from ? [clipped(piece, {
		from: piece.from,
		to: shared.from
	})] : [];
	const after = shared.to < piece.to ? [clipped(piece, {
		from: shared.to,
		to: piece.to
	})] : [];
	return [
		...before,
		...change(clipped(piece, shared)),
		...after
	];
}
/** Ascending by place, then by class, with equal neighbours merged. */
function merged(pieces) {
	if (pieces.length <= 1) return pieces;
	const all = [];
	for (const piece of [...pieces].sort((a, b) => (a.place ?? 0) - (b.place ?? 0) || a.from - b.from)) {
		const last = all.at(-1);
		if (last !== void 0 && last.to === piece.from && areEqual(clipped(last, piece), piece)) all[all.length - 1] = {
			...last,
			to: piece.to
		};
		else all.push(piece);
	}
	return all;
}
function clipped(piece, { from, to }) {
	return piece.from === from && piece.to === to ? piece : {
		...piece,
		from,
		to
	};
}
// impl/epochs/entries.ts
var EMPTY = {
	places: [],
	unsettled: [],
	changes: 0
};
/** The store with these entries, which has had that many changes. */
function restored(entries, changes) {
	return {
		...entries.reduce((store, { place, class: ofClass, key, change, ...content }) => {
			const items = withEntry(itemsAt(store, place), [
				ofClass,
				key,
				change,
				content
			]);
			const unsettled = withSpot(store.unsettled, [
				place,
				ofClass,
				key
			], isUnsettled(key, content));
			return {
				places: withPlace(store, place, items),
				unsettled,
				changes
			};
		}, EMPTY),
		changes
	};
}
function entryAt(store, place, ofClass, key) {
	const found = entryIn(itemsAt(store, place), ofClass, key);
	return found === void 0 ? void 0 : entryOf(place, found);
}
/** All entries, by ascending place, class and key. */
function entriesOf({ places }) {
	return places.flatMap(([place, items]) => entriesIn(items).map((found) => entryOf(place, found)));
}
/** The entries with locks, and the records of transactions; by ascending place, class and key. */
function unsettledIn(store) {
	return store.unsettled.flatMap(([place, ofClass, key]) => entryAt(store, place, ofClass, key) ?? []);
}
/** The items of a piece that were changed after change number `since`; 0: all of them. By ascending class and key. */
function itemsOf(store, piece, since = 0) {
	return entriesIn(itemsAt(store, piece.place), piece, since).map(itemOf);
}
/** As `itemsOf`, one by one: a caller that wants the first few pays for those only. */
function* walkItems(store, piece, since) {
	for (const found of walk(itemsAt(store, piece.place), piece, since)) yield itemOf(found);
}
/** Whether the item comes after the other one, by class and key. */
function isAfter(item, other) {
	return item.class === other.class ? item.key > other.key : item.class > other.class;
}
/** The entries that have changed from `before` to `after`, as far as the two do not share it. */
function changesBetween(before, after) {
	return ascending([...before.places, ...after.places].map(([place]) => place)).flatMap((place) => difference(itemsAt(before, place), itemsAt(after, place)).map((each) => ({
		before: each.before && entryOf(place, each.before),
		after: each.after && entryOf(place, each.after)
	})));
}
/** The store with one more change, which changes nothing: its number names something else. */
function numbered(store) {
	return {
		...store,
		changes: store.changes + 1
	};
}
/** The store with each of these items joined to what it has at `place`. */
function withItems(store, place, items) {
	return items.reduce((before, item) => withJoined(before, place, item), store);
}
/** The store with this item at `place`, instead of what is there. One that was never written, and has no locks, is nothing. */
function withItem(store, place, item) {
	const { class: ofClass, key, ...content } = item;
	if (!isNewer(item.version, UNWRITTEN) && item.locks === void 0) return withoutItem(store, place, ofClass, key);
	const changes = store.changes + 1;
	return {
		places: withPlace(store, place, withEntry(itemsAt(store, place), [
			ofClass,
			key,
			changes,
			content
		])),
		unsettled: withSpot(store.unsettled, [
			place,
			ofClass,
			key
		], isUnsettled(key, item)),
		changes
	};
}
function withoutItem(store, place, ofClass, key) {
	const before = itemsAt(store, place);
	const after = withoutEntry(before, ofClass, key);
	if (after === before) return store;
	return {
		...store,
		places: withPlace(store, place, after),
		unsettled: withSpot(store.unsettled, [
			place,
			ofClass,
			key
		], false)
	};
}
/** The store without a piece that this node carries no more. */
function withoutPiece(store, piece) {
	const before = itemsAt(store, piece.place);
	const after = withoutRange(before, piece.from, piece.to);
	if (after === before) return store;
	const unsettled = store.unsettled.filter(([place, ofClass]) => place !== piece.place || !includes(piece, ofClass));
	return {
		...store,
		places: withPlace(store, piece.place, after),
		unsettled
	};
}
/** The items of two members: of each key the newer version, and the locks of both. By ascending class and key. */
function joined(a, b) {
	return zipped(a, b, joinedTo);
}
/** The items of one member, in which those that it has told of later replace the earlier ones. By ascending class and key. */
function replaced(earlier, later) {
	return later.length === 0 ? earlier : zipped(earlier, later, (_, item) => item);
}
function within(items, classes) {
	return items.filter((item) => includes(classes, item.class));
}
function itemsAt({ places }, place) {
	return places.find(([each]) => each === place)?.[1] ?? null;
}
function withPlace({ places }, place, items) {
	const others = places.filter(([each]) => each !== place);
	if (items === null) return others;
	const index = others.findIndex(([each]) => each > place);
	return others.toSpliced(index === -1 ? others.length : index, 0, [place, items]);
}
function isUnsettled(key, { locks }) {
	return locks !== void 0 || isRecordKey(key);
}
/** The same list if the spot is there, or is not, already. */
function withSpot(spots, spot, isListed) {
	const index = spots.findIndex((each) => bySpot(each, spot) >= 0);
	if ((index !== -1 && bySpot(spots[index], spot) === 0) === isListed) return spots;
	return isListed ? spots.toSpliced(index === -1 ? spots.length : index, 0, spot) : spots.toSpliced(index, 1);
}
function bySpot([place, ofClass, key], [otherPlace, otherClass, otherKey]) {
	return place - otherPlace || ofClass - otherClass || (key < otherKey ? -1 : key > otherKey ? 1 : 0);
}
function itemOf([ofClass, key, , content]) {
	return {
		class: ofClass,
		key,
		...content
	};
}
function entryOf(place, found) {
	return {
		...itemOf(found),
		place,
		change: found[2]
	};
}
function withJoined(store, place, item) {
	const present = entryAt(store, place, item.class, item.key);
	const after = joinedTo(present, item);
	return after === present ? store : withItem(store, place, after);
}
/** The same item as `present` where `item` adds nothing to it. */
function joinedTo(present, item) {
	if (present === void 0) return item;
	const newer = isNewer(item.version, present.version) ? item : present;
	const locks = joinedLocks(present.locks ?? [], item.locks ?? [], newer.version);
	if (newer === present && locks.length === (present.locks ?? []).length) return present;
	const { class: ofClass, key, version, value } = newer;
	return {
		class: ofClass,
		key,
		version,
		value,
		...locks.length === 0 ? {} : { locks }
	};
}
/** The items of both lists, in order. Where both have one, `both` says which remains. */
function zipped(a, b, both) {
	const [ones, others] = [inOrder$1(a), inOrder$1(b)];
	const found = [];
	let next = 0;
	for (const one of ones) {
		for (; next < others.length && byKey(others[next], one) < 0; next++) found.push(others[next]);
		if (next < others.length && byKey(others[next], one) === 0) found.push(both(one, others[next++]));
		else found.push(one);
	}
	return [...found, ...others.slice(next)];
}
/** Nodes tell of items in order, but what comes from another node is not trusted. */
function inOrder$1(items) {
	return items.every((item, i) => i === 0 || byKey(items[i - 1], item) <= 0) ? items : [...items].sort(byKey);
}
function byKey(a, b) {
	if (a.class !== b.class) return a.class - b.class;
	return a.key < b.key ? -1 : a.key > b.key ? 1 : 0;
}
// impl/epochs/role.ts
/** Between two ballots of one round, the higher node decides. Each ballot is higher than none. */
function isHigher(a, b) {
	if (b === null) return true;
	return a.round === b.round ? a.node > b.node : a.round > b.round;
}
function isSameBallot(a, b) {
	return a?.round === b?.round && a?.node === b?.node;
}
function isSameRole(a, b) {
	return a?.since === b.since && a.round === b.round && a.node === b.node;
}
/** The first configuration: at each place a role of the node listed there. */
function foundedBy(nodes) {
	return nodes.map((node) => ({
		since: 0,
		round: 0,
		node
	}));
}
/** The configuration with `role` at `place`. */
function withRole(configuration, place, role) {
	return configuration.map((each, i) => i === place ? role : each);
}
// impl/epochs/state.ts
/** The state of a node at its first boot. Throws `BadPlacement` if a founding configuration does not fit the placement. */
function founded(self, config) {
	placement(config.placed.size, config.placed.degree);
	for (const { from, to, nodes } of config.founding) if (nodes.length !== config.placed.degree || !(0 <= from && from < to && to <= classCount(config))) throw new BadPlacement(`founding: got ${nodes.length} nodes for classes ${from} to ${to}, expected ${config.placed.degree} nodes and classes below ${classCount(config)}`);
	const known = config.founding.map(({ from, to, nodes }) => ({
		from,
		to,
		epoch: 0,
		configuration: foundedBy(nodes)
	}));
	return rebooted(self, config, {
		carried: merged(known.flatMap(({ from, to, configuration }) => configuration.flatMap((role, place) => role.node === self ? [{
			place,
			from,
			to,
			role,
			promised: null,
			accepted: null,
			hops: 0
		}] : []))),
		given: [],
		agreed: [],
		kept: [],
		known: merged(known),
		untold: [],
		store: EMPTY,
		round: 0
	});
}
function rebooted(self, config, durable) {
	return {
		self,
		config,
		...durable,
		claims: [],
		routes: [],
		moves: [],
		coming: [],
		suspected: []
	};
}
/** N/f. */
function classCount({ placed }) {
	return placed.size / placed.degree;
}
/** The places of a class: 0 … f − 1. */
function placesOf({ placed }) {
	return Array.from({ length: placed.degree }, (_, place) => place);
}
/** The roles that this node carries at a place, in parts with equal values. */
function membersAt(state, piece) {
	return inside(state.carried.filter(({ place }) => place === piece.place), piece).flatMap((each) => inside(state.known, each).map((known) => ({
		...each,
		...known
	})));
}
/** The highest epoch that this node knows for each part of `classes`; −1 where it knows none. */
function knownIn({ known }, classes) {
	const found = inside(known, classes);
	const gaps = outside({
		from: classes.from,
		to: classes.to
	}, found);
	return [...found, ...gaps.map((gap) => ({
		...gap,
		epoch: -1,
		configuration: []
	}))].sort((a, b) => a.from - b.from);
}
// impl/epochs/routing.ts
/** Which node is asked about a place: this one, the one that was heard to carry the role, an heir, or the claimant. */
/** The nodes that may carry the place, in parts. Parts of which this node knows nothing are missing. */
function carriersOf(state, { place, from, to }) {
	const found = [];
	let left = [{
		place,
		from,
		to
	}];
	const name = (pieces, nodeOf) => {
		const named = [];
		for (const part of left) for (const each of pieces) {
			const shared = common(each, part);
			if (shared !== null && (each.place ?? place) === place) named.push({
				place,
				...shared,
				node: nodeOf(each)
			});
		}
		if (named.length === 0) return;
		found.push(...named);
		left = left.flatMap((part) => outside(part, named));
	};
	name(state.carried, () => state.self);
	name(state.routes, ({ node }) => node);
	name(state.given, ({ heir }) => heir);
	name(state.known, ({ configuration }) => configuration[place].node);
	return merged(found);
}
/** As `carriersOf` for one class, without lists: each question of the layer above comes here. Null: no node is known. */
function carrierOf(state, place, ofClass) {
	const isIt = (piece) => piece.place === place && includes(piece, ofClass);
	if (state.carried.some(isIt)) return state.self;
	const route = state.routes.find(isIt);
	if (route !== void 0) return route.node;
	const given = state.given.find(isIt);
	if (given !== void 0) return given.heir;
	return state.known.find((each) => includes(each, ofClass))?.configuration[place].node ?? null;
}
/** The classes around this one that have the same epoch and carrier, as far as is known. A question about one is about all of them. */
function pieceAround(state, place, ofClass) {
	const around = (pieces) => pieces.find((each) => includes(each, ofClass));
	const { size, degree } = state.config.placed;
	const { from, to } = around(knownIn(state, {
		from: 0,
		to: size / degree
	})) ?? {
		from: ofClass,
		to: ofClass + 1
	};
	const piece = {
		place,
		from,
		to
	};
	const carriers = carriersOf(state, piece);
	const found = around(carriers) ?? around(outside(piece, carriers)) ?? piece;
	return {
		place,
		from: found.from,
		to: found.to
	};
}
/** Sends, for each part of `piece`, the message of that part to its carrier. */
function sendToCarriers(state, piece, message) {
	return carriersOf(state, piece).map(({ node, ...part }) => send(node, message(part, node)));
}
/** A survey for no claim: its answer tells of a later epoch, or shows that the member has heard of this one. */
function askAboutEpoch(state, piece) {
	return knownIn(state, piece).flatMap(({ from, to, epoch }) => sendToCarriers(state, {
		place: piece.place,
		from,
		to
	}, (part) => ({
		type: "survey",
		...part,
		epoch,
		isCopied: false
	})));
}
/** The state in which `node` is asked about the place. A claim is cut where the answer ends. */
function withRoute(state, { place, from, to, node }) {
	const part = {
		place,
		from,
		to
	};
	if (outside(part, carriersOf(state, part).filter((each) => each.node === node)).length === 0) return state;
	const others = state.routes.flatMap((each) => each.place === place ? outside(each, [part]) : [each]);
	const claims = state.claims.flatMap((claim) => changed(claim, part, (each) => [each]));
	return {
		...state,
		claims,
		routes: merged([...others, {
			...part,
			node
		}])
	};
}
/** The state in which `node` is not asked about the place any more. */
function withoutRouteTo(state, node, piece) {
	const routes = state.routes.flatMap((each) => each.node === node && each.place === piece.place ? outside(each, [piece]) : [each]);
	return {
		...state,
		routes
	};
}
/** Forgets the carriers of roles that are replaced. */
function withoutRoutes(state, classes, isReplaced) {
	const routes = state.routes.flatMap((each) => isReplaced(each.place) ? outside(each, [classes]) : [each]);
	return routes.length === state.routes.length && routes.every((each, i) => each === state.routes[i]) ? state : {
		...state,
		routes
	};
}
function placeOf({ place, from, to }) {
	return {
		place,
		from,
		to
	};
}
// impl/epochs/going-on.ts
/**
* Going on under a later epoch. A node that hears of a later configuration takes it over at once. Its carried roles that are
* members are unsealed, with their data; those that are not are out. A proposal of its own that was chosen becomes a role.
*/
/** The state after the news that `configuration` is that of `epoch`. Classes with the same or a later epoch stay as they are. */
function learn(state, news) {
	const { epoch, configuration } = news;
	return knownIn(state, news).filter((known) => known.epoch < epoch).reduce((before, { from, to }) => goOn(before, {
		from,
		to,
		epoch,
		configuration
	}), state);
}
function goOn(state, news) {
	const { from, to, epoch, configuration } = news;
	const classes = {
		from,
		to
	};
	const known = merged([...state.known.flatMap((each) => outside(each, [classes])), news]);
	const remembered = withoutRoutes({
		...state,
		known
	}, classes, (place) => configuration[place].since === epoch);
	const untold = remembered.untold.flatMap((each) => outside(each, [classes]));
	return withoutOutdatedClaims(withChosenRoles(withoutReplaced({
		...remembered,
		untold
	}, news), news), news);
}
/** Members begin the next instance of Paxos: nothing is promised or accepted in it. The data of replaced roles is dropped. */
function withoutReplaced(state, { from, to, configuration }) {
	const isMember = ({ place, role }) => isSameRole(configuration[place], role);
	const unsealed = (each) => ({
		...each,
		promised: null,
		accepted: null
	});
	const carried = state.carried.flatMap((each) => changed(each, {
		from,
		to
	}, (part) => isMember(part) ? [unsealed(part)] : []));
	const given = state.given.flatMap((each) => changed(each, {
		from,
		to
	}, (part) => isMember(part) ? [part] : []));
	const replaced = inside([...state.carried, ...state.given], {
		from,
		to
	}).filter((each) => !isMember(each));
	return {
		...state,
		carried: merged(carried),
		given: merged(given),
		store: replaced.reduce(withoutPiece, state.store)
	};
}
/** The instances of earlier epochs have ended. The data read for a role that was chosen becomes the role's data. */
function withChosenRoles(state, { from, to, configuration }) {
	const decided = inside(state.kept, {
		from,
		to
	});
	if (decided.length === 0) return state;
	const chosen = decided.filter(({ place, role }) => isSameRole(configuration[place], role));
	const carriedFrom = ({ place, role, ...part }) => {
		return {
			place,
			from: part.from,
			to: part.to,
			role,
			promised: null,
			accepted: null,
			hops: 0
		};
	};
	const kept = state.kept.flatMap((each) => outside(each, [{
		from,
		to
	}]));
	const store = chosen.reduce((before, part) => withItems(before, part.place, itemsWithin(part)), state.store);
	return {
		...state,
		kept,
		carried: merged([...state.carried, ...chosen.map(carriedFrom)]),
		store
	};
}
/** A claim of a place begins again under the new epoch, until this node carries the place. A renewal has got what it wanted. */
function withoutOutdatedClaims(state, news) {
	const again = (claim) => {
		const begun = {
			...surveying(claim),
			epoch: news.epoch,
			configuration: news.configuration,
			highest: 0
		};
		return outside(begun, inside(carriedAt(state, claim.place), begun));
	};
	const claims = state.claims.flatMap((claim) => changed(claim, news, (part) => part.kind === "place" ? again(part) : []));
	return {
		...state,
		claims
	};
}
/** The claim, looking for a majority again. */
function surveying(claim) {
	return {
		...claim,
		phase: "surveying",
		answered: [],
		copies: [],
		seen: null,
		ballot: null,
		proposed: null
	};
}
function carriedAt({ carried }, at) {
	return carried.filter(({ place }) => place === at);
}
function itemsWithin({ from, to, items }) {
	return items.filter((item) => from <= item.class && item.class < to);
}
// impl/epochs/size.ts
/** The size of a message, before it is one. */
/** The bytes of a value as JSON in UTF-8. Half of a surrogate pair counts as three, like the sign that replaces it. */
function byteLength(value) {
	let bytes = 0;
	for (const sign of encode(value)) {
		const point = sign.codePointAt(0) ?? 0;
		bytes += point < 128 ? 1 : point < 2048 ? 2 : point < 65536 ? 3 : 4;
	}
	return bytes;
}
/** Null: the items of the piece do not fit into one part. */
function inOnePart(state, piece) {
	const { items, isAll } = firstPart(walkItems(state.store, piece, 0), bound(state));
	return isAll ? items : null;
}
/** A copy that has not begun yet, and the state in which its name is used. */
function move(before, { place, from, to, role, hops }, heir) {
	const state = {
		...before,
		store: numbered(before.store)
	};
	const { changes } = state.store;
	return {
		state,
		copy: {
			place,
			from,
			to,
			role,
			hops,
			heir,
			begun: changes,
			parts: 0,
			since: 0,
			until: changes,
			after: null,
			items: [],
			isWhole: false
		}
	};
}
/** The copy with the next part under way. `isWhole`: it is the last one, which goes with the role. The first one never is, so it may be empty. */
function advanced(state, copy) {
	const whole = firstPart(left(state, copy), bound(state));
	if (whole.isAll) return copy.parts === 0 ? copy : {
		...copy,
		items: whole.items,
		isWhole: true
	};
	const { items } = firstPart(ahead(state, copy), bound(state));
	const last = items.at(-1);
	if (last !== void 0) return {
		...copy,
		items,
		after: {
			class: last.class,
			key: last.key
		}
	};
	return advanced(state, {
		...copy,
		since: copy.until,
		until: state.store.changes,
		after: null
	});
}
/** The part under way, for an heir that may not have it yet. */
function part({ place, from, to, role, hops, heir, begun, parts, items }) {
	return send(heir, {
		type: "part",
		place,
		from,
		to,
		role,
		hops,
		begun,
		number: parts,
		items
	});
}
/** The name of the copy, for a message with a role whose data went ahead. */
function copied({ begun, parts }) {
	return parts === 0 ? {} : { copied: {
		begun,
		parts
	} };
}
function isOfMove(copy) {
	return (each) => each.place === copy.place && each.hops === copy.hops && isSameRole(each.role, copy.role) && common(each, copy) !== null;
}
/** Keeps a part, if it has the parts before it. A leaver takes only what it has agreed to. */
function onPart(state, from, told) {
	const { role, hops, begun, number, items } = told;
	const isHere = (each) => each.place === told.place && isSameRole(each.role, role) && each.hops >= hops;
	const here = [...inside(state.carried.filter(isHere), told), ...inside(state.given.filter(isHere), told)];
	if (here.length > 0) return next(state, ...here.map((each) => send(from, {
		type: "taken",
		...placeOf(each),
		role,
		hops
	})));
	if (state.leaving !== void 0 && !state.agreed.some(isOfMove(told))) return next(state);
	const name = {
		...placeOf(told),
		role,
		hops,
		begun
	};
	const known = state.coming.find((each) => isSameCopy(each, name));
	const present = known?.parts ?? 0;
	if (number > present) return next(state, send(from, {
		type: "lacks",
		...name
	}));
	if (number < present) return next(state, send(from, {
		type: "got",
		...name,
		parts: present
	}));
	const store = items.reduce((before, item) => withItem(before, told.place, item), known?.store ?? EMPTY);
	const after = {
		...name,
		parts: present + 1,
		store
	};
	const agreed = known === void 0 ? withCopy(state.agreed, {
		...name,
		giver: from
	}) : state.agreed;
	const answer = send(from, {
		type: "got",
		...name,
		parts: after.parts
	});
	return next({
		...state,
		agreed,
		coming: withCopy(state.coming, after)
	}, answer);
}
/** A leaver asks the givers that it has agreed with: the role may be on its way, or not come at all. */
function askGivers({ leaving, agreed, coming }) {
	if (leaving === void 0) return [];
	return agreed.map(({ giver, ...name }) => send(giver, {
		type: "got",
		...name,
		parts: coming.find((each) => isSameCopy(each, name))?.parts ?? 0
	}));
}
/** Says that the copy is given up, unless the role is on its way to this heir. No later copy has its name. */
function withdrawal({ given, moves }, heir, { type: _, parts: __, ...name }) {
	const isUnderWay = moves.some((copy) => copy.heir === heir && isSameCopy(copy, name));
	const isGiven = given.some((gift) => gift.heir === heir && !gift.isTaken && isOfMove(name)(gift));
	return isUnderWay || isGiven ? [] : [send(heir, {
		type: "withdrawn",
		...name
	})];
}
/** The giver has given up the copy that this node has agreed to. */
function onWithdrawn(state, from, { type: _, ...name }) {
	const agreed = state.agreed.filter((each) => each.giver !== from || !isSameCopy(each, name));
	return next(agreed.length === state.agreed.length ? state : {
		...state,
		agreed,
		coming: state.coming.filter((each) => !isSameCopy(each, name))
	});
}
/** The data of a gift: those that went ahead, and those that came with it. Null: a part is missing. */
function gathered({ coming }, gift, name, items) {
	if (name === void 0) return items;
	const found = coming.find((each) => isOfMove(gift)(each) && each.begun === name.begun && each.parts === name.parts);
	if (found === void 0 || found.from > gift.from || gift.to > found.to) return null;
	return replaced(itemsOf(found.store, gift), items);
}
/** The state once the piece has come: the node waits for it no more. */
function withoutComing(state, piece) {
	const without = (pieces) => pieces.flatMap((each) => each.place === piece.place ? outside(each, [piece]) : [each]);
	return state.coming.length === 0 && state.agreed.length === 0 ? state : {
		...state,
		coming: without(state.coming),
		agreed: without(state.agreed)
	};
}
/** The copy that an answer of the heir is about. */
function copyOf({ moves }, from, told) {
	return moves.find((copy) => copy.heir === from && copy.begun === told.begun && isOfMove(copy)(told));
}
/** Whether the role is here, to be given or given already. A copy of a role that is replaced for some classes is over: it begins again. */
function sourceOf({ carried, given }, copy) {
	const here = carried.filter((each) => isOfMove(copy)({
		...each,
		hops: each.hops + 1
	}));
	if (outside(placeOf(copy), here).length === 0) return "carried";
	return given.some((each) => !each.isTaken && each.heir === copy.heir && isOfMove(copy)(each)) ? "given" : null;
}
/** Forgets the copies of roles that are not here any more, and what has come of roles that are replaced. */
function withoutIdle(state) {
	const moves = state.moves.filter((copy) => sourceOf(state, copy) !== null);
	const isReplaced = ({ place, role }) => (known) => known.epoch >= role.since && !isSameRole(known.configuration[place], role);
	const mayCome = (each) => outside(placeOf(each), state.known.filter(isReplaced(each))).length > 0;
	const [coming, agreed] = [state.coming.filter(mayCome), state.agreed.filter(mayCome)];
	return [
		moves.length - state.moves.length,
		coming.length - state.coming.length,
		agreed.length - state.agreed.length
	].every((less) => less === 0) ? state : {
		...state,
		moves,
		coming,
		agreed
	};
}
function withCopy(copies, copy) {
	return [...copies.filter((each) => each.place !== copy.place || common(each, copy) === null), copy].sort((a, b) => a.place - b.place || a.from - b.from);
}
function isSameCopy(a, b) {
	return a.place === b.place && a.from === b.from && a.to === b.to && a.hops === b.hops && a.begun === b.begun && isSameRole(a.role, b.role);
}
/** All that the heir does not have: items that this pass still has to copy, and copied ones that have changed. */
function* left(state, copy) {
	yield* ahead(state, copy);
	const { after } = copy;
	if (after === null) return;
	for (const item of walkItems(state.store, {
		...placeOf(copy),
		to: Math.min(copy.to, after.class + 1)
	}, copy.until)) if (!isAfter(item, after)) yield item;
}
function* ahead(state, copy) {
	const { after } = copy;
	const from = Math.max(copy.from, after?.class ?? copy.from);
	for (const item of walkItems(state.store, {
		...placeOf(copy),
		from
	}, copy.since)) if (after === null || isAfter(item, after)) yield item;
}
/** As many of the items as fit; one at least, if there is one. */
function firstPart(items, most) {
	const found = [];
	let size = 0;
	for (const item of items) {
		size += byteLength(item);
		if (found.length > 0 && size > most) return {
			items: found,
			isAll: false
		};
		found.push(item);
	}
	return {
		items: found,
		isAll: true
	};
}
function bound({ config }) {
	return config.partBytes ?? 262144;
}
// impl/epochs/handing-over.ts
/**
* A planned hand-over moves a role to another node with all of its state, the promise included. The configuration stays as it
* is: no epoch, no quorum. The giver stops before it sends the role, and sends again until the heir has acknowledged. Its
* data go ahead (`copying.ts`).
*/
/** Hands over what this node carries of the piece, and claims none of it any more. */
function onGive(state, { heir, ...asked }) {
	if (heir === state.self) return next(state);
	const isAsked = ({ place, ...classes }) => place === asked.place && common(classes, asked) !== null;
	const claims = state.claims.flatMap((each) => isAsked(each) ? outside(each, [asked]) : [each]);
	const moves = state.moves.filter((each) => !isAsked(each) || each.heir === heir);
	return membersAt(state, asked).filter((member) => !moves.some((each) => isAsked(each) && isOfMove(each)(heirloom(member)))).reduce((before, member) => andThen(before, (after) => begin$1(after, heirloom(member), heir)), next({
		...state,
		claims,
		moves
	}));
}
/** The data go ahead: the answer is the heir's word that it takes the role. */
function begin$1(before, heirloom, heir) {
	const { state, copy } = move(before, heirloom, heir);
	return go(state, copy);
}
/** Sends the next part, or the role with the last one. */
function go(state, before) {
	const copy = advanced(state, before);
	const moves = [...state.moves.filter((each) => !isOfMove(copy)(each)), copy].sort((a, b) => a.place - b.place || a.from - b.from);
	const after = {
		...state,
		moves
	};
	if (!copy.isWhole) return next(after, part(copy));
	const members = membersAt(after, copy).filter((member) => isOfMove(copy)(heirloom(member)));
	if (sourceOf(state, copy) === "carried") return stop(after, members, copy.heir);
	return next(after, ...sendGifts(after, state.given.filter((each) => isOfMove(copy)(each))));
}
function stop(state, members, heir) {
	const gifts = members.map(({ hops, ...member }) => ({
		...member,
		hops: hops + 1,
		heir,
		isTaken: false
	}));
	const isGiven = (each) => gifts.filter(({ place }) => place === each.place);
	const without = (pieces) => pieces.flatMap((each) => outside(each, isGiven(each)));
	const after = {
		...state,
		carried: without(state.carried),
		given: merged([...without(state.given), ...gifts])
	};
	return next(after, ...sendGifts(after, gifts));
}
/** The heir has the part under way: sends the next one. */
function onGot(state, from, told) {
	const copy = copyOf(state, from, told);
	if (copy === void 0) return next(state, ...withdrawal(state, from, told));
	if (copy.isWhole || told.parts <= copy.parts) return next(state);
	return go(state, {
		...copy,
		parts: copy.parts + 1
	});
}
/** The heir has lost what it had: begins again. */
function onLacks(state, from, told) {
	const copy = copyOf(state, from, told);
	return copy === void 0 || copy.parts === 0 ? next(state) : begin$1(state, copy, copy.heir);
}
/** Sends again what no heir has acknowledged: parts, and roles. A giver that has restarted copies again. */
function resend(state) {
	const open = state.given.filter(({ isTaken }) => !isTaken);
	const forgotten = open.filter((gift) => !state.moves.some(isOfMove(gift)) && inOnePart(state, gift) === null);
	const parts = state.moves.filter(({ isWhole }) => !isWhole).map(part);
	const again = forgotten.reduce((before, gift) => andThen(before, (after) => begin$1(after, gift, gift.heir)), next(state));
	return next(again.state, ...sendGifts(state, open.filter((gift) => !forgotten.includes(gift))), ...parts, ...again.effects);
}
/** The roles whose last part is under way. */
function sendGifts(state, open) {
	return open.flatMap(({ heir, isTaken: _, ...gift }) => {
		const copy = state.moves.find(isOfMove(gift));
		if (copy?.isWhole === false) return [];
		const items = copy === void 0 ? itemsOf(state.store, gift) : within(copy.items, gift);
		return [send(heir, {
			type: "handOver",
			gift,
			...copy === void 0 ? {} : copied(copy),
			items
		})];
	});
}
/** Takes the role on, unless it came before or its configuration is outdated. Acknowledges it, unless data are missing. */
function onHandOver(state, from, { gift, copied: name, items }) {
	const { role, hops } = gift;
	const known = learn(state, gift);
	const isRepeated = (each) => each.place === gift.place && isSameRole(each.role, role) && each.hops >= hops;
	const wanted = outside(gift, [...known.carried.filter(isRepeated), ...known.given.filter(isRepeated)]).filter((each) => knownIn(known, each).some(({ configuration }) => isSameRole(configuration[each.place], role)));
	const all = gathered(known, gift, name, items);
	if (wanted.length > 0 && name !== void 0 && all === null) return next(known, send(from, {
		type: "lacks",
		...placeOf(gift),
		role,
		hops,
		begun: name.begun
	}));
	const after = wanted.reduce((before, each) => take(before, each, all ?? items), known);
	return next(withoutComing(after, gift), send(from, {
		type: "taken",
		...placeOf(gift),
		role,
		hops
	}));
}
function take(state, gift, items) {
	const { place, role, hops } = gift;
	const carried = knownIn(state, gift).filter(({ configuration }) => isSameRole(configuration[place], role)).map(({ from, to, epoch }) => {
		const isOfEpoch = epoch === gift.epoch;
		const promised = isOfEpoch ? gift.promised : null;
		return {
			place,
			from,
			to,
			role,
			promised,
			accepted: isOfEpoch ? gift.accepted : null,
			hops
		};
	});
	const without = (pieces) => pieces.flatMap((each) => each.place === place ? outside(each, carried) : [each]);
	const taken = items.filter((item) => carried.some(({ from, to }) => from <= item.class && item.class < to));
	return {
		...state,
		carried: merged([...state.carried, ...carried]),
		given: without(state.given),
		claims: without(state.claims),
		routes: without(state.routes),
		store: withItems(state.store, place, taken)
	};
}
/** The heir has the role on its disk. */
function onTaken(state, told) {
	return next(acknowledged(state, told));
}
/** Some node has had the role under this count: forgets the data of the gift, and remembers that the role was given. */
function acknowledged(state, told) {
	const isThis = (each) => each.place === told.place && isSameRole(each.role, told.role) && each.hops <= told.hops;
	const done = inside(state.given.filter(isThis), told).filter(({ isTaken }) => !isTaken);
	if (done.length === 0) return state;
	const given = state.given.flatMap((each) => isThis(each) ? changed(each, told, (part) => [{
		...part,
		isTaken: true
	}]) : [each]);
	return {
		...state,
		given: merged(given),
		store: done.reduce(withoutPiece, state.store)
	};
}
/** Asks who has the roles that no heir has acknowledged: the heir may have passed its role on, and ended. */
function askAboutGifts(state) {
	return state.given.filter(({ isTaken }) => !isTaken).flatMap((gift) => [indicate({
		type: "lookup",
		...placeOf(gift)
	}), ...sendToCarriers(state, gift, (piece) => ({
		type: "survey",
		...piece,
		epoch: gift.epoch,
		isCopied: false
	}))]);
}
/** A carried role under the count that it has once it is handed over. */
function heirloom({ place, from, to, role, hops }) {
	return {
		place,
		from,
		to,
		role,
		hops: hops + 1
	};
}
// impl/epochs/member.ts
/**
* How a member answers a claimant. A survey changes nothing. A promise seals the member under this epoch for good: it votes
* and answers no more until it goes on under the next one. A member answers each ballot that is as high as its promise, so
* a claimant that vanishes blocks nobody. A member under an earlier epoch stays silent; the claimant tells it the epoch.
*/
function onSurvey(state, from, survey) {
	const { changes } = state.store;
	const answers = membersAt(state, survey).map((member) => {
		const items = survey.isCopied ? itemsOf(state.store, member) : null;
		const round = member.promised?.round ?? 0;
		const { epoch, configuration, hops } = member;
		return send(from, {
			type: "surveyed",
			...placeOf(member),
			epoch,
			configuration,
			round,
			hops,
			changes,
			items
		});
	});
	return next(state, ...answers, ...elsewhere(state, from, survey));
}
function onSeal(state, from, asked) {
	const { epoch, ballot, since } = asked;
	const { refused, asPromised } = asMembers(state, from, asked);
	const sealed = (member) => {
		const items = itemsOf(state.store, member, since);
		return send(from, {
			type: "sealed",
			...placeOf(member),
			epoch,
			ballot,
			accepted: member.accepted,
			since,
			items
		});
	};
	const after = asPromised.reduce((before, { accepted, ...part }) => withPromise(before, part, ballot, accepted), state);
	return next(after, ...asPromised.map(sealed), ...refused, ...elsewhere(state, from, asked));
}
function onChoose(state, from, asked) {
	const { epoch, ballot, configuration } = asked;
	const { refused, asPromised } = asMembers(state, from, asked);
	const after = asPromised.reduce((before, part) => withPromise(before, part, ballot, {
		ballot,
		configuration
	}), state);
	const answers = asPromised.map((member) => send(from, {
		type: "accepted",
		...placeOf(member),
		epoch,
		ballot
	}));
	return next(after, ...answers, ...refused, ...elsewhere(state, from, asked));
}
function installed({ from, to, epoch, configuration }) {
	return {
		type: "installed",
		from,
		to,
		epoch,
		configuration
	};
}
/** The members that take part in the ballot, and the answers of those that do not. */
function asMembers(state, from, asked) {
	const members = membersAt(state, asked);
	const ahead = members.filter(({ epoch }) => epoch > asked.epoch);
	const taking = members.filter(({ epoch }) => epoch === asked.epoch);
	const isBelow = ({ promised }) => promised !== null && isHigher(promised, asked.ballot);
	const outranked = taking.filter(isBelow).map((member) => {
		const { epoch, ballot } = asked;
		return send(from, {
			type: "outranked",
			...placeOf(member),
			epoch,
			ballot,
			round: member.promised?.round ?? 0
		});
	});
	const told = ahead.map((member) => send(from, installed(member)));
	return {
		asPromised: taking.filter((member) => !isBelow(member)),
		refused: [...told, ...outranked]
	};
}
/** Answers for the parts that this node does not carry: it has handed them over, or knows a later epoch. */
function elsewhere(state, from, asked) {
	const rest = outside(placeOf(asked), membersAt(state, asked));
	const given = rest.flatMap((part) => inside(state.given, part).filter(({ place }) => place === part.place));
	const known = rest.flatMap((part) => outside(part, given)).flatMap((part) => inside(state.known, part));
	return [...given.map((each) => send(from, {
		type: "moved",
		...placeOf(each),
		node: each.heir
	})), ...known.filter(({ epoch }) => epoch > asked.epoch).map((each) => send(from, installed(each)))];
}
function withPromise(state, piece, promised, accepted) {
	const sealed = (part) => [{
		...part,
		promised,
		accepted
	}];
	const carried = state.carried.flatMap((each) => each.place === piece.place ? changed(each, piece, sealed) : [each]);
	return {
		...state,
		carried
	};
}
// impl/epochs/claimant.ts
/**
* A claim, from the survey to the installed configuration. The survey comes first and seals nothing (a pre-vote): a node
* that reaches no majority never raises an epoch. It also copies the data, so that the members are sealed only for as long
* as it takes to send what has changed since.
*/
/** Claims the parts that this node neither carries nor claims. */
function onResponsible(state, asked) {
	const held = [...state.carried, ...state.claims].filter(({ place }) => place === asked.place);
	return begin(state, outside(placeOf(asked), held), "place");
}
/** Begins to survey: one claim for each part with one epoch and, as far as is known, one carrier. A leaver claims nothing. */
function begin(state, pieces, kind) {
	if (state.leaving !== void 0) return next(state);
	const parts = pieces.flatMap((piece) => cutByCarriers(state, piece)).flatMap((piece) => knownIn(state, piece).map((known) => ({
		...piece,
		...known
	})));
	const blank = {
		phase: "surveying",
		answered: [],
		copies: [],
		seen: null,
		highest: 0,
		ballot: null,
		proposed: null,
		tries: 0
	};
	const claims = parts.map(({ place, from, to, epoch, configuration }) => {
		return {
			kind,
			place,
			from,
			to,
			epoch,
			configuration,
			...blank
		};
	});
	return askAll({
		...state,
		claims: byPlace([...state.claims, ...claims])
	}, claims);
}
function cutByCarriers(state, piece) {
	const known = carriersOf(state, piece).map(placeOf);
	return [...known, ...outside(placeOf(piece), known)];
}
/** Sends what the claims wait for to each place that has not answered. */
function askAll(state, claims) {
	const missing = (claim) => placesOf(state.config).filter((place) => !claim.answered.includes(place));
	return next(state, ...claims.flatMap((claim) => missing(claim).flatMap((place) => ask(state, claim, place))));
}
/** Surveys again for the claims that have learned of another epoch since `before`. */
function askAgainUnderNewEpochs(before, state) {
	const isNew = ({ place, from, to, epoch, phase }) => phase === "surveying" && inside(before.claims, {
		from,
		to
	}).some((old) => old.place === place && old.epoch !== epoch);
	return before.claims === state.claims ? next(state) : askAll(state, state.claims.filter(isNew));
}
/** Asks what has become of proposals of this node that it claims no more. The carriers that it knows may all have gone. */
function askAboutKept(state) {
	const claimed = (each) => state.claims.filter(({ place }) => place === each.place);
	return state.kept.flatMap((kept) => outside(placeOf(kept), claimed(kept))).flatMap((piece) => placesOf(state.config).flatMap((place) => [indicate({
		type: "lookup",
		...piece,
		place
	}), ...askAboutEpoch(state, {
		...piece,
		place
	})]));
}
/** Looks whether the members have heard of the epoch that this node has installed. */
function askUntold(state) {
	return state.untold.flatMap((piece) => askAboutEpoch(state, piece));
}
/** Sends what the claim waits for to one place. */
function ask(state, claim, at) {
	return sendToCarriers(state, {
		...placeOf(claim),
		place: at
	}, (part, node) => question(claim, part, node));
}
function question(claim, part, node) {
	const { kind, epoch, ballot, copies, proposed } = claim;
	if (claim.phase === "choosing" && ballot !== null && proposed !== null) return {
		type: "choose",
		...part,
		epoch,
		ballot,
		configuration: proposed
	};
	if (claim.phase === "sealing" && ballot !== null) return {
		type: "seal",
		...part,
		epoch,
		ballot,
		since: copyFrom(copies, part.place, node)?.changes ?? 0
	};
	return {
		type: "survey",
		...part,
		epoch,
		isCopied: kind === "place"
	};
}
/**
* Counts an answer to the survey. An answer under a later epoch counts, and those under earlier ones count no more. A member
* under an earlier epoch is told of the later one.
*/
function onSurveyed(state, from, told) {
	const { epoch, place, round, changes, items } = told;
	const { configuration, hops } = told;
	const carried = {
		...placeOf(told),
		role: configuration[place],
		hops
	};
	const knowing = acknowledged(learn(withRoute(state, {
		...placeOf(told),
		node: from
	}), told), carried);
	const late = inside(knowing.known, told).filter((known) => known.epoch > epoch);
	const counted = changeClaims(knowing, told, (claim) => {
		if (claim.phase !== "surveying" || claim.epoch > epoch) return claim;
		const copies = items === null ? claim.copies : withRecord(claim.copies, {
			place,
			node: from,
			changes,
			items: within(items, claim)
		}, "place");
		return {
			...claim,
			copies,
			answered: withNumber(claim.answered, place),
			highest: Math.max(claim.highest, round)
		};
	});
	const heard = outside(placeOf(told), late);
	const untold = knowing.untold.flatMap((each) => each.place === place ? outside(each, heard) : [each]);
	return next({
		...counted,
		untold
	}, ...late.map((known) => send(from, installed(known))));
}
/** Counts a promise, with what the member has accepted and what has changed since the copy of its data. */
function onSealed(state, from, told) {
	const { place, since, accepted } = told;
	const counted = changeClaims(state, told, (claim) => {
		if (claim.phase !== "sealing" || claim.answered.includes(place) || !isOfBallot(claim, told)) return claim;
		const items = replaced(since === 0 ? [] : copyFrom(claim.copies, place, from)?.items ?? [], within(told.items, claim));
		const copies = claim.kind === "place" ? withRecord(claim.copies, {
			place,
			node: from,
			changes: since,
			items
		}, "place") : [];
		return {
			...claim,
			copies,
			answered: withNumber(claim.answered, place),
			seen: higherOf(claim.seen, accepted)
		};
	});
	return next(counted);
}
function onAccepted(state, told) {
	const counted = changeClaims(state, told, (claim) => claim.phase === "choosing" && isOfBallot(claim, told) ? {
		...claim,
		answered: withNumber(claim.answered, told.place)
	} : claim);
	return next(counted);
}
/** A rival has a higher ballot: lets it finish, and waits longer each time. */
function onOutranked(state, told) {
	const waiting = changeClaims(state, told, (claim) => {
		if (!isOfBallot(claim, told)) return claim;
		const highest = Math.max(claim.highest, told.round);
		return {
			...surveying(claim),
			phase: "outranked",
			highest,
			tries: Math.min(claim.tries + 1, 6)
		};
	});
	return next(waiting);
}
function onInstalled(state, news) {
	const { from, to, epoch, configuration } = news;
	return next(learn(state, {
		from,
		to,
		epoch,
		configuration
	}));
}
/** Takes each claim as far as its answers allow. Each turn begins a phase with no answers, so it ends. */
function proceed(state) {
	const effects = [];
	let after = state;
	for (let ready = readyIn(after); ready !== void 0; ready = readyIn(after)) {
		const advanced = advance(after, ready);
		after = advanced.state;
		effects.push(...advanced.effects);
	}
	return next(after, ...effects);
}
function readyIn(state) {
	const enough = majority(state.config.placed.degree);
	return state.claims.find((claim) => {
		if (claim.answered.length < enough) return false;
		return claim.phase === "surveying" ? claim.kind === "renewal" || isLost(state, claim) : true;
	});
}
/** Whether the carrier of the claimed place is suspected. An answer of it may have left before it crashed, so it proves nothing. */
function isLost(state, claim) {
	return carriersOf(state, claim).every(({ node }) => node === state.self || state.suspected.includes(node));
}
function advance(state, claim) {
	switch (claim.phase) {
		case "surveying": return seal(state, claim);
		case "sealing": return propose(state, claim);
		default: return install(state, claim);
	}
}
/** Begins a ballot above all that this node has heard of or has used. */
function seal(state, claim) {
	const round = Math.max(claim.highest, state.round) + 1;
	const sealing = {
		...claim,
		phase: "sealing",
		answered: [],
		ballot: {
			round,
			node: state.self
		}
	};
	return askAll(withClaim({
		...state,
		round
	}, claim, sealing), [sealing]);
}
/** Proposes the highest configuration that a promise told of. If there is none, proposes its own, and keeps what it has read. */
function propose(state, claim) {
	const { place, epoch, configuration, ballot, answered } = claim;
	const role = {
		since: epoch + 1,
		round: ballot?.round ?? 0,
		node: state.self
	};
	const own = claim.kind === "renewal" ? configuration : withRole(configuration, place, role);
	const proposed = claim.seen?.configuration ?? own;
	const choosing = {
		...claim,
		phase: "choosing",
		answered: [],
		copies: [],
		proposed
	};
	const items = claim.copies.filter((copy) => answered.includes(copy.place)).reduce((all, copy) => joined(all, copy.items), []);
	const kept = claim.kind === "place" && claim.seen === null ? byPlace([...state.kept, {
		...placeOf(claim),
		epoch,
		role,
		items
	}]) : state.kept;
	return askAll(withClaim({
		...state,
		kept
	}, claim, choosing), [choosing]);
}
/** The proposal is chosen: goes on under it, and tells the members of both configurations. A new member may be a rival. */
function install(state, claim) {
	const { epoch, configuration, ...piece } = {
		...placeOf(claim),
		epoch: claim.epoch + 1,
		configuration: claim.proposed ?? []
	};
	const after = learn(state, {
		...piece,
		epoch,
		configuration
	});
	const carriers = [state, after].flatMap((known) => placesOf(state.config).flatMap((place) => carriersOf(known, {
		...piece,
		place
	})));
	const isFirst = (each, i) => carriers.findIndex((other) => other.node === each.node && other.from === each.from) === i;
	const others = carriers.filter((each, i) => each.node !== state.self && isFirst(each, i));
	const missing = placesOf(state.config).map((place) => ({
		...piece,
		place
	})).flatMap((each) => outside(each, after.carried.filter(({ place }) => place === each.place)));
	return next({
		...after,
		untold: byPlace([...after.untold, ...missing])
	}, ...others.map(({ node, from, to }) => send(node, installed({
		from,
		to,
		epoch,
		configuration
	}))));
}
function changeClaims(state, piece, change) {
	return {
		...state,
		claims: state.claims.flatMap((claim) => changed(claim, piece, (part) => [change(part)]))
	};
}
function withClaim(state, before, after) {
	return {
		...state,
		claims: state.claims.map((each) => each === before ? after : each)
	};
}
function copyFrom(copies, at, from) {
	return copies.find(({ place, node }) => place === at && node === from);
}
function higherOf(a, b) {
	if (a === null || b === null) return a ?? b;
	return isHigher(b.ballot, a.ballot) ? b : a;
}
function isOfBallot({ epoch, ballot }, told) {
	return epoch === told.epoch && ballot !== null && isSameBallot(ballot, told.ballot);
}
function byPlace(pieces) {
	return [...pieces].sort((a, b) => a.place - b.place || a.from - b.from);
}
// impl/epochs/leaving.ts
/**
* The end of a node that leaves. The ring has ended, and has named heirs if it has found them. The node stays until its roles
* have arrived, and all that only it can tell has been heard. If nothing goes on for long, it ends as in a crash.
*/
/** A leaver claims nothing any more. A ballot that it has begun is left to others, as in a crash. */
function onLeave(state) {
	return givenAway({
		...state,
		claims: [],
		leaving: state.leaving ?? { retries: 0 }
	});
}
/** A leaver gives each role to the node that the ring names for the place. */
function givenAway(state) {
	if (state.leaving === void 0) return next(state);
	return state.routes.flatMap(({ node, ...route }) => {
		return inside(state.carried.filter(({ place }) => place === route.place).map(placeOf), route).map((piece) => ({
			...piece,
			heir: node
		}));
	}).reduce((before, gift) => andThen(before, (now) => onGive(now, {
		type: "give",
		...gift
	})), next(state));
}
/** Asks the ring for the nodes that the roles of a leaver go to: one that has not agreed yet may have gone. */
function askForHeirs({ leaving, carried }) {
	return leaving === void 0 ? [] : carried.map((each) => indicate({
		type: "lookup",
		...placeOf(each)
	}));
}
/** Counts what is sent again, if the node leaves and its patience ends. */
function withRetryCounted(state) {
	const { leaving, config } = state;
	return leaving === void 0 || config.endAfter === void 0 ? state : {
		...state,
		leaving: { retries: leaving.retries + 1 }
	};
}
/** Ends the node once nothing is left, or its patience is over. Any progress since `before` begins the patience again. */
function ended(before, { state, effects }) {
	const { leaving, config } = state;
	if (leaving === void 0) return next(state, ...effects);
	if (isEmpty(state) || leaving.retries > (config.endAfter ?? leaving.retries)) return next(state, ...effects, { type: "stop" });
	return (state.carried !== before.carried || state.given !== before.given || state.moves !== before.moves || state.agreed !== before.agreed) && leaving.retries > 0 ? next({
		...state,
		leaving: { retries: 0 }
	}, ...effects) : next(state, ...effects);
}
/** Nothing is carried, claimed, under way or awaited, and nobody waits for news from this node. */
function isEmpty({ carried, claims, kept, untold, moves, agreed, given }) {
	return [
		carried,
		claims,
		kept,
		untold,
		moves,
		agreed
	].every((pieces) => pieces.length === 0) && given.every(({ isTaken }) => isTaken);
}
// impl/epochs/speaking.ts
/** Speaking: a node votes and answers for a carried role that is not sealed, under the epoch that it knows. */
/** All for which this node speaks; ascending by place, then class. */
function speakingIn(state) {
	return merged(state.carried.flatMap((each) => membersAt(state, each)).filter(speaks).map(({ place, from, to, epoch }) => ({
		place,
		from,
		to,
		epoch
	})));
}
/** Keeps a value: the vote of a replica. It counts only under the epoch that was named. */
function onKeep(state, { type: _, place, epoch, ...item }) {
	const newest = entryAt(state.store, place, item.class, item.key)?.version ?? UNWRITTEN;
	return put(state, {
		place,
		epoch
	}, item, isNewer(item.version, newest) ? (store) => withItems(store, place, [item]) : null);
}
/** Keeps this instead of what is there. */
function onReplace(state, { type: _, place, epoch, ...item }) {
	return put(state, {
		place,
		epoch
	}, item, (store) => withItem(store, place, item));
}
/** `change`: null if the version is refused. */
function put(state, { place, epoch }, { class: ofClass, key, version }, change) {
	const refused = (because) => next(state, refusal(state, {
		place,
		class: ofClass,
		key
	}, because));
	const member = memberOf(state, place, ofClass);
	if (member === void 0) return refused("notMine");
	if (member.epoch < epoch) return andThen(refused("otherEpoch"), (after) => next(after, ...questionsAbout(state, member)));
	if (member.epoch > epoch) return refused("otherEpoch");
	if (!speaks(member)) return refused("sealed");
	if (change === null) return refused("olderVersion");
	return next({
		...state,
		store: change(state.store)
	}, indicate({
		type: "kept",
		place,
		class: ofClass,
		key,
		version
	}));
}
function onRemove(state, { place, class: ofClass, key, epoch }) {
	const member = memberOf(state, place, ofClass);
	if (member === void 0 || !speaks(member) || member.epoch !== epoch) return next(state);
	return next({
		...state,
		store: withoutItem(state.store, place, ofClass, key)
	});
}
/** Shows the values with locks, and the records of transactions, for which this node speaks. */
function onUnsettled(state) {
	const spoken = unsettledIn(state.store).filter((entry) => {
		const member = memberOf(state, entry.place, entry.class);
		return member !== void 0 && speaks(member);
	});
	return next(state, indicate({
		type: "unsettledHere",
		entries: spoken.map(({ change: _, ...entry }) => entry)
	}));
}
/** Shows a value, and the epoch under which it is shown. A reader counts answers of one epoch only. */
function onLook(state, { place, class: ofClass, key, epoch }) {
	const member = memberOf(state, place, ofClass);
	const asked = member !== void 0 && member.epoch < epoch ? questionsAbout(state, member) : [];
	const refused = (because) => next(state, refusal(state, {
		place,
		class: ofClass,
		key
	}, because), ...asked);
	if (member === void 0) return refused("notMine");
	if (!speaks(member)) return refused("sealed");
	const entry = entryAt(state.store, place, ofClass, key);
	const { version, value } = entry ?? {
		version: UNWRITTEN,
		value: null
	};
	const locks = entry?.locks === void 0 ? {} : { locks: entry.locks };
	const shown = indicate({
		type: "shown",
		place,
		class: ofClass,
		key,
		epoch: member.epoch,
		version,
		value,
		...locks
	});
	return next(state, shown, ...asked);
}
/** Names the nodes that may carry the places of a class. They are hints: each node says itself for what it speaks. */
function onLocate(state, { class: ofClass, epoch, missing }) {
	const places = placesOf(state.config);
	const nodes = places.map((place) => carrierOf(state, place, ofClass));
	const sought = places.filter((place) => nodes[place] === null || missing.includes(place));
	const known = knownIn(state, {
		from: ofClass,
		to: ofClass + 1
	})[0].epoch;
	return next(state, indicate({
		type: "located",
		class: ofClass,
		epoch: Math.max(known, epoch),
		nodes
	}), ...sought.map((place) => indicate({
		type: "lookup",
		...pieceAround(state, place, ofClass),
		from: ofClass
	})), ...known < epoch ? places.flatMap((place) => askAboutEpoch(state, pieceAround(state, place, ofClass))) : []);
}
function refusal(state, { place, class: ofClass, key }, because) {
	const [{ epoch }] = knownIn(state, {
		from: ofClass,
		to: ofClass + 1
	});
	return indicate({
		type: "refused",
		place,
		class: ofClass,
		key,
		because,
		epoch
	});
}
/** A later epoch than this node knows was named: asks the carriers of the other places about it. */
function questionsAbout(state, { place, from, to }) {
	return placesOf(state.config).filter((each) => each !== place).flatMap((each) => askAboutEpoch(state, {
		place: each,
		from,
		to
	}));
}
function speaks({ promised }) {
	return promised === null;
}
/** As `membersAt` for one class, without lists: each question and each vote comes here. */
function memberOf({ carried, known }, place, ofClass) {
	const role = carried.find((each) => each.place === place && includes(each, ofClass));
	const epoch = known.find((each) => includes(each, ofClass));
	return role === void 0 || epoch === void 0 ? void 0 : {
		...role,
		...epoch,
		from: ofClass,
		to: ofClass + 1
	};
}
// impl/epochs/type-invariant.ts
function typeInvariant(state) {
	const { self, carried, given, known, claims, routes, untold, moves, coming, agreed, suspected, store, round, leaving, config } = state;
	return [
		inOrder(state, "carried", carried),
		...each("carried", carried, (part, at) => ofCarried(state, part, at)),
		inOrder(state, "given", given),
		inOrder(state, "known", known),
		inOrder(state, "routes", routes),
		inOrder(state, "untold", untold),
		inOrder(state, "moves", moves),
		inOrder(state, "coming", coming),
		inOrder(state, "agreed", agreed),
		inOrder(state, "claims", claims),
		...each("claims", claims, (claim, at) => ofClaim(state, claim, at)),
		...each("store.entries", entriesOf(store), ({ change }, at) => [wholeNumber(`${at}.change`, change, 1, store.changes)]),
		otherNodes("suspected", suspected, self),
		count("round", round),
		...leaving === void 0 || config.endAfter === void 0 ? [] : [wholeNumber("leaving.retries", leaving.retries, 0, config.endAfter + 1)]
	];
}
function ofCarried({ known }, part, at) {
	const { place, role, promised, accepted } = part;
	const isMember = known.every((each) => !includes(each, part.from) || isSameRole(each.configuration[place], role));
	return [
		clause(at, part, "known epochs for all of its classes", outside(part, known).length === 0),
		clause(`${at}.role`, role, "a role of the known configuration", isMember),
		clause(`${at}.accepted`, accepted, "no ballot above the promise", accepted === null || !isHigher(accepted.ballot, promised))
	];
}
function ofClaim({ self, round }, { answered, ballot, tries }, at) {
	const own = ballot === null ? [] : [clause(`${at}.ballot.node`, ballot.node, `this node, ${self}`, ballot.node === self)];
	return [
		ascends(`${at}.answered`, answered),
		...own,
		wholeNumber(`${at}.ballot.round`, ballot?.round ?? 0, 0, round),
		wholeNumber(`${at}.tries`, tries, 0, 6)
	];
}
/** `field` lists disjoint pieces, by ascending place, then class. */
function inOrder({ config }, field, pieces) {
	const [places, classes] = [config.placed.degree, classCount(config)];
	const isPiece = ({ place = 0, from, to }) => place >= 0 && place < places && from >= 0 && from < to && to <= classes;
	const areInOrder = pieces.every(({ place = 0, from }, i) => {
		const last = pieces[i - 1];
		return last === void 0 || (last.place ?? 0) < place || (last.place ?? 0) === place && last.to <= from;
	});
	return clause(field, pieces, "disjoint pieces, by ascending place, then class", pieces.every(isPiece) && areInOrder);
}
// impl/epochs/upkeep.ts
/** The upkeep of a node: its disk, its timers, and what its failure detector watches. */
/** Sends again what was not answered, and begins again where a rival has had the higher ballot. */
function onRetry(state) {
	const claims = state.claims.map((claim) => claim.phase === "outranked" ? surveying(claim) : claim);
	const asked = askAll({
		...withRetryCounted(state),
		claims
	}, claims);
	const lookups = claims.flatMap((claim) => placesOf(state.config).filter((place) => !claim.answered.includes(place)).map((place) => indicate({
		type: "lookup",
		...placeOf(claim),
		place
	})));
	const strangers = state.untold.map((piece) => indicate({
		type: "lookup",
		...placeOf(piece)
	}));
	const asking = [
		...askAboutKept(state),
		...askUntold(state),
		...askForHeirs(state),
		...askGivers(state),
		...askAboutGifts(state)
	];
	const again = next(asked.state, ...lookups, ...strangers, ...asked.effects, ...asking);
	return andThen(again, resend);
}
/** A seal ends only with the next epoch. So a carrier that stays sealed runs a ballot for the configuration as it is. */
function onRenew(state) {
	return begin(state, state.carried.filter(({ promised }) => promised !== null).flatMap((each) => outside(placeOf(each), state.claims.filter((claim) => common(claim, each) !== null))), "renewal");
}
/** Writes to disk first what has changed there. */
function persisted(before, after) {
	const { state, effects } = after;
	if (state === before || DURABLE.every((field) => isSame(before[field], state[field]))) return after;
	return next(state, persist(state), ...effects);
}
var DURABLE = [
	"carried",
	"given",
	"agreed",
	"kept",
	"known",
	"untold",
	"store",
	"round"
];
function persist(state) {
	const { carried, given, agreed, kept, known, untold, store, round } = state;
	return {
		type: "persist",
		record: {
			carried,
			given,
			agreed,
			kept,
			known,
			untold,
			store,
			round
		}
	};
}
function isSame(a, b) {
	if (a === b) return true;
	return Array.isArray(a) && Array.isArray(b) && a.length === b.length && a.every((each, i) => each === b[i]);
}
/** Tells the layer above when what this node speaks for has changed. */
function told(before, { state, effects }) {
	if (isSame(before.carried, state.carried) && isSame(before.known, state.known)) return next(state, ...effects);
	return next(state, ...effects, indicate({
		type: "speaks",
		pieces: speakingIn(state)
	}));
}
/** Watches the carriers of the claimed places, and forgets suspicions of others. */
function watching(before, { state, effects }) {
	const now = watchedIn(state);
	const suspected = state.suspected.filter((node) => now.includes(node));
	const after = suspected.length === state.suspected.length ? state : {
		...state,
		suspected
	};
	return SOURCES.every((field) => before[field] === state[field]) ? next(after, ...effects) : next(after, ...effects, ...watchEffects(watchedIn(before), now));
}
/** The fields that say which nodes are watched. */
var SOURCES = [
	"claims",
	"carried",
	"routes",
	"given",
	"known"
];
function watchedIn(state) {
	const surveyed = state.claims.filter(({ kind, phase }) => kind === "place" && phase === "surveying");
	return ascending(surveyed.flatMap((claim) => carriersOf(state, claim).map(({ node }) => node))).filter((node) => node !== state.self);
}
/** Arms a timer when a node begins to wait, and again when the timer has run out. `ran`: which one has, or both at a start. */
function timed(before, after, ran) {
	return andThen(after, (state) => next(state, ...armed(before, state, ran.includes("retry"), "retry"), ...armed(before, state, ran.includes("renew"), "renew")));
}
function armed(before, state, isOver, type) {
	const afterMs = delayOf(state, type);
	if (afterMs === void 0) return [];
	const [was, is] = [!isOver && waits(before, type), waits(state, type)];
	if (is && !was) return [{
		type: "setTimer",
		timer: { type },
		afterMs
	}];
	return was && !is ? [{
		type: "cancelTimer",
		timer: { type }
	}] : [];
}
function waits({ claims, kept, untold, moves, given, carried, leaving }, type) {
	if (type === "renew") return carried.some(({ promised }) => promised !== null);
	if (leaving !== void 0) return true;
	return claims.length > 0 || kept.length > 0 || untold.length > 0 || moves.length > 0 || given.some(({ isTaken }) => !isTaken);
}
/** A claimant that was outranked waits longer each time, so that of two rivals one has the time to finish. */
function delayOf({ config, claims }, type) {
	if (type === "renew") return config.renewMs;
	const tries = claims.reduce((most, claim) => Math.max(most, claim.tries), 0);
	return config.retryMs === void 0 ? void 0 : config.retryMs * 2 ** tries;
}
// impl/epochs/step.ts
/** Epochs: which node speaks for each place of a class, and how that changes. A table of contents. */
var epochs = {
	name: "epochs",
	init: (self, config, durable) => {
		if (durable !== void 0) return next(rebooted(self, config, durable));
		const state = founded(self, config);
		return next(state, persist(state));
	},
	step: (state, event) => {
		const done = withOwn(state, react(state, event));
		if (event.type !== "start" && event.type !== "timeout" && leavesClaims(state, done.state)) return persisted(state, done);
		return ended(state, timed(state, watching(state, persisted(state, told(state, andThen(settled(state, done), (after) => next(withoutIdle(after)))))), timersOver(event)));
	},
	typeInvariant
};
function react(state, event) {
	switch (event.type) {
		case "request": return onRequest(state, event.request);
		case "receive": return onMessage(state, event.from, event.message);
		case "timeout": return event.timer.type === "retry" ? onRetry(state) : onRenew(state);
		case "suspect": return next({
			...state,
			suspected: withNumber(state.suspected, event.node)
		});
		case "restore": return next({
			...state,
			suspected: withoutNumber(state.suspected, event.node)
		});
		case "start":
		case "chosen": return next(state);
		default: return unreachable(event);
	}
}
function onRequest(state, request) {
	switch (request.type) {
		case "responsible": return onResponsible(state, request);
		case "give": return onGive(state, request);
		case "route": return onRoute(state, request);
		case "leave": return onLeave(state);
		case "keep": return onKeep(state, request);
		case "replace": return onReplace(state, request);
		case "remove": return onRemove(state, request);
		case "look": return onLook(state, request);
		case "unsettled": return onUnsettled(state);
		case "locate": return onLocate(state, request);
		default: return unreachable(request);
	}
}
function onMessage(state, from, message) {
	switch (message.type) {
		case "survey": return onSurvey(state, from, message);
		case "surveyed": return onSurveyed(state, from, message);
		case "seal": return onSeal(state, from, message);
		case "sealed": return onSealed(state, from, message);
		case "outranked": return onOutranked(state, message);
		case "choose": return onChoose(state, from, message);
		case "accepted": return onAccepted(state, message);
		case "installed": return onInstalled(state, message);
		case "part": return onPart(state, from, message);
		case "got": return onGot(state, from, message);
		case "withdrawn": return onWithdrawn(state, from, message);
		case "lacks": return onLacks(state, from, message);
		case "handOver": return onHandOver(state, from, message);
		case "taken": return onTaken(state, message);
		case "moved": return onMoved(state, from, message);
		default: return unreachable(message);
	}
}
/** Another carrier is known: asks it what the claims still wait for from this place. */
function onRoute(state, { place, from, to, node }) {
	if (node === state.self) return next(state);
	const after = withRoute(state, {
		place,
		from,
		to,
		node
	});
	if (after === state) return givenAway(state);
	const claims = inside(after.claims, {
		from,
		to
	}).filter(({ answered }) => !answered.includes(place));
	return andThen(next(after, ...claims.flatMap((claim) => ask(after, claim, place))), givenAway);
}
/** Where a role went to. If it came here, and was given on, the way through that node is a circle. */
function onMoved(state, from, moved) {
	return moved.node === state.self ? next(withoutRouteTo(state, from, moved)) : onRoute(state, moved);
}
/** Takes each claim as far as it goes, and asks again for those that have come under another epoch since `before`. */
function settled(before, reacted) {
	const after = andThen(reacted, (state) => withOwn(state, proceed(state)));
	const asked = askAgainUnderNewEpochs(before, after.state);
	return asked.effects.length === 0 ? after : andThen(after, (state) => settled(state, withOwn(state, asked)));
}
/** Whether nothing has changed but the data, as in almost all steps: then no claim goes on, no timer starts, nobody is told. */
function leavesClaims(before, state) {
	const { claims, carried, known, given, kept, routes, untold, moves, coming, agreed, suspected, leaving } = state;
	if (state === before) return true;
	return claims === before.claims && carried === before.carried && known === before.known && given === before.given && kept === before.kept && routes === before.routes && untold === before.untold && moves === before.moves && coming === before.coming && agreed === before.agreed && suspected === before.suspected && leaving === before.leaving;
}
function withOwn({ self }, step) {
	return withOwnMessages(self, step, (state, message) => andThen(onMessage(state, self, message), proceed));
}
function timersOver(event) {
	if (event.type === "start") return ["retry", "renew"];
	return event.type === "timeout" ? [event.timer.type] : [];
}
export { isSameTransaction as C, againOf as D, UNWRITTEN as E, isNewer as O, byTransaction as S, withoutLock as T, withItems as _, knownIn as a, isRecordKey as b, foundedBy as c, withRole as d, changesBetween as f, restored as g, itemsOf as h, classCount as i, toClients as k, isSameBallot as l, entryAt as m, speakingIn as n, membersAt as o, entriesOf as p, carriersOf as r, placesOf as s, epochs as t, isSameRole as u, within as v, withLock as w, recordKey as x, inside as y };
