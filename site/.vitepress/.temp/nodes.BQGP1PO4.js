import { t as ascending } from "./sorted-set.BjObjcoY.js";
import { f as perfectMember, o as successorsOf, p as watchedBy } from "./successor-list.psWui0-s.js";
var usual = {
	keys: 16,
	successorListLength: 3,
	contacts: []
};
/** Asks again when no answer comes. */
var impatient = {
	...usual,
	retryAfterMs: 1e3
};
/** Asks its successor again from time to time. */
var refreshing = {
	...usual,
	refreshAfterMs: 1e3
};
function remembering(successorListLength) {
	return {
		...usual,
		successorListLength
	};
}
/** The one of `members`, which are a cycle, at this place. In clockwise order they form a perfect ring. */
function memberOf(members, place, config) {
	const round = [...members.slice(place + 1), ...members.slice(0, place + 1)];
	return perfectMember(members[place], members[(place + members.length - 1) % members.length], round, config);
}
/** Members in clockwise order, as a perfect ring. */
function perfectRing(members, config = usual) {
	return members.map((id, place) => {
		const running = memberOf(members, place, config);
		return {
			id,
			config,
			running,
			timers: config.refreshAfterMs === void 0 ? [] : [{ type: "refresh" }],
			monitored: watchedBy(running)
		};
	});
}
/** Such a ring in which `successor` has let `id` in, and the predecessor of `id` has not heard of it: a bush of one. */
function withBush(ring, id, successor) {
	return ring.flatMap((node) => {
		if (node.id !== successor || node.running?.status !== "member") return [node];
		const before = node.running.predecessor;
		const running = {
			...node.running,
			predecessor: id,
			followers: ascending([...node.running.followers, id])
		};
		const inBush = {
			...perfectMember(id, before, [successor, ...successorsOf(node.running)], node.config),
			followers: []
		};
		return [{
			...node,
			running,
			monitored: watchedBy(running)
		}, {
			id,
			config: node.config,
			running: inBush,
			monitored: watchedBy(inBush)
		}];
	});
}
/** Nodes that join, at any time each, through the same contact. */
function newcomers(joiners, contact, config = usual) {
	return joiners.map((id) => ({
		id,
		config: {
			...config,
			contacts: [contact]
		}
	}));
}
/** A node that joins, and asks these contacts in turn until it is let in. It does not crash. */
function askingInTurn(id, contacts) {
	return staysUp({
		id,
		config: {
			...impatient,
			contacts
		}
	});
}
function staysUp(node) {
	return {
		...node,
		neverCrashes: true
	};
}
/** The same node, as it is when its failure detector suspects these nodes. It has not followed any of them. */
function suspecting(node, ...suspected) {
	if (node.running?.status !== "member") return node;
	const running = {
		...node.running,
		suspected,
		backups: node.running.backups.filter((each) => !suspected.includes(each))
	};
	return {
		...node,
		falselySuspects: [],
		running,
		monitored: watchedBy(running),
		suspected
	};
}
/** A node that founds a ring alone, when it starts. */
function founder(id, config = usual) {
	return {
		id,
		config
	};
}
export { newcomers as a, remembering as c, withBush as d, memberOf as i, staysUp as l, founder as n, perfectRing as o, impatient as r, refreshing as s, askingInTurn as t, suspecting as u };
