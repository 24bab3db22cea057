import { t as placer } from "./step.D3o1KigW.js";
import { t as flat } from "./flat.ozxIuaiT.js";
import { p as watchedBy } from "./successor-list.psWui0-s.js";
import { t as relaxedRing } from "./step.0cFMw3PP.js";
import { C as allThrough, D as recoverable, E as reachable, O as step, i as scenario, w as always } from "./scenario.Cs_16ybG.js";
import { t as halfOpen } from "./interval.iT9ss1Jt.js";
import { i as memberOf } from "./nodes.BQGP1PO4.js";
// spec/placement/placed-ring.ts
/** A real ring, seen as the owners of places: each place is the beginning of a grain. */
/** The places that the member owns. */
function placesOf({ size, grain }, { id, predecessor }) {
	return halfOpen(predecessor, id, size).filter((place) => place % grain === 0);
}
/** The members that own two places of one class. */
function doubledMembers(ring) {
	const zone = ring.size / ring.factor;
	return ring.members.filter((member) => {
		const classes = placesOf(ring, member).map((place) => place % zone);
		return new Set(classes).size < classes.length;
	});
}
/** Whether the member owns the last place of its own zone, and has its identifier there. */
function isAnchor(ring, member) {
	const zone = ring.size / ring.factor;
	const last = member.id - member.id % zone + zone - ring.grain;
	return member.id >= last && placesOf(ring, member).includes(last);
}
/** Whether there are f members or more, each place has one owner, and none owns two places of one class. */
function isPlaced(ring) {
	const owned = ring.members.flatMap((member) => placesOf(ring, member));
	const isOwnedOnce = owned.length === ring.size / ring.grain && new Set(owned).size === owned.length;
	return ring.members.length >= ring.factor && isOwnedOnce && doubledMembers(ring).length === 0;
}
function inWords(ring) {
	const owned = ring.members.map((member) => `node ${member.id} owns ${placesOf(ring, member).join(", ") || "no place"}`);
	return [`${ring.members.length} members`, ...owned].join("; ");
}
var noneIsDoubledAtRest = always((ring) => !ring.isAtRest || ring.members.length < ring.factor || doubledMembers(ring).length === 0, "At rest, with f members or more, no node owns two places of one class.", inWords);
var placesAreSpreadAgain = recoverable((ring) => ring.isAtRest && isPlaced(ring), "The ring can come to rest with f members or more. Then each place has one owner, and none owns two places of one class.", inWords);
var anchorsNeverMove = step((before, after) => after.members.every((member) => {
	const then = before.members.find(({ id }) => id === member.id);
	return !member.isMoving || then === void 0 || then.isMoving || !isAnchor(before, then);
}), "No anchor begins to move.");
/** Moves cannot cycle: `most` is the number of faults, and each is followed by one at most. */
function atMostMoves(most) {
	return { movesAreFew: always(({ moves }) => moves <= most, `At most ${most} ${most === 1 ? "move begins" : "moves begin"}.`) };
}
var aNodeMoves = reachable(({ members }) => members.some(({ isMoving }) => isMoving), "A node is about to move.");
var someAreDoubled = reachable((ring) => ring.members.length >= ring.factor && doubledMembers(ring).length > 0, "Some node owns two places of one class, though there are f members.");
var tooFewAreLeft = reachable((ring) => ring.members.length < ring.factor && doubledMembers(ring).length > 0, "Fewer than f members are left, and one of them owns two places of one class.");
var placementOnTheRing = {
	noneIsDoubledAtRest,
	placesAreSpreadAgain,
	anchorsNeverMove,
	aNodeMoves,
	someAreDoubled
};
// scenarios/placement/ring/nodes.ts
/** Three zones of two grains. The anchors' grains begin at 4, 12 and 20. */
var ZONING = {
	size: 24,
	degree: 3,
	grain: 4
};
var CONFIG = {
	ring: {
		keys: ZONING.size,
		successorListLength: 3,
		contacts: []
	},
	placer: {
		zoning: ZONING,
		againMs: 1e3
	}
};
/** Members in clockwise order, as a perfect ring. */
function placed(members) {
	return members.map((id, i) => {
		const ring = memberOf(members, i, CONFIG.ring);
		const neighbours = {
			predecessor: ring.predecessor,
			successor: ring.successor ?? id
		};
		const monitored = watchedBy(ring);
		return {
			id,
			config: CONFIG,
			running: {
				status: "born",
				self: id,
				former: null,
				inner: {
					layers: {
						ring,
						placer: {
							self: id,
							config: CONFIG.placer,
							neighbours,
							survey: null,
							movingTo: null
						}
					},
					watched: {
						ring: monitored,
						placer: []
					},
					suspected: [],
					durable: {},
					pending: [],
					awaits: null,
					ended: []
				}
			},
			monitored
		};
	});
}
/** Lives to which members may move. They do not crash: a life that has crashed takes its process along. */
function unborn(...lives) {
	return lives.map((self) => ({
		id: self,
		config: CONFIG,
		running: {
			status: "unborn",
			self,
			config: CONFIG
		},
		neverCrashes: true
	}));
}
/** The same nodes, one of which has a range that is too long, and is about to look for somebody that moves. */
function looking(nodes, at) {
	return nodes.map((node) => node.id === at ? {
		...node,
		timers: [{
			layer: "placer",
			inner: { type: "again" }
		}]
	} : node);
}
/** Three anchors, and the node 8, which may move to their grains. */
var FOUR = [...placed([
	5,
	8,
	13,
	21
]), ...unborn(4, 12, 20)];
/** The same nodes, of which only these may crash. */
function frail(nodes, ...which) {
	return nodes.map((node) => which.includes(node.id) ? node : {
		...node,
		neverCrashes: true
	});
}
/** Nodes that join at these identifiers, at any time each, through the same contact. */
function newcomers(joiners, contact) {
	return joiners.map((id) => ({
		id,
		config: {
			...CONFIG,
			ring: {
				...CONFIG.ring,
				contacts: [contact]
			}
		}
	}));
}
// impl/stack/placed-ring.ts
/** Lookups of the placer go along the ring. */
var wires = {
	ring: (output) => {
		switch (output.type) {
			case "neighbours":
			case "leaving":
			case "found": return [{
				layer: "placer",
				inner: output
			}];
			default: return null;
		}
	},
	placer: (output) => output.type === "find" ? [{
		layer: "ring",
		inner: {
			type: "lookup",
			key: output.key
		}
	}] : null
};
/** The ring with this placer, or with one that is broken on purpose. */
function placedRing(above = placer) {
	return flat("placed-ring", {
		ring: relaxedRing,
		placer: above
	}, wires);
}
// scenarios/placement/ring/lives.ts
/** The node as it is at `self`, once it is born. */
function lives(node) {
	function onEvent(life, event) {
		if (event.type !== "receive") return taken(life, node.step(life.inner, event));
		switch (event.message.type) {
			case "of-the-ring": return taken(life, node.step(life.inner, {
				...event,
				message: event.message.inner
			}));
			case "joined": return taken(life, node.step(life.inner, {
				type: "request",
				request: {
					layer: "ring",
					inner: { type: "leave" }
				}
			}));
			case "begin": return {
				state: life,
				effects: []
			};
		}
	}
	function begin({ self, config }, former) {
		const booted = node.init(self, {
			...config,
			ring: {
				...config.ring,
				contacts: [former]
			}
		});
		const life = {
			status: "born",
			self,
			former,
			inner: booted.state
		};
		const started = taken(life, node.step(booted.state, { type: "start" }));
		return {
			state: started.state,
			effects: [...booted.effects.flatMap((effect) => outward(life, effect)), ...started.effects]
		};
	}
	return {
		name: "lives",
		init(self, config) {
			const booted = node.init(self, config);
			return taken({
				status: "born",
				self,
				former: null,
				inner: booted.state
			}, booted);
		},
		step(life, event) {
			if (life.status === "born") return onEvent(life, event);
			return event.type === "receive" && event.message.type === "begin" ? begin(life, event.from) : {
				state: life,
				effects: []
			};
		},
		typeInvariant: (life) => life.status === "born" ? node.typeInvariant?.(life.inner) ?? [] : []
	};
}
function taken(life, { state, effects }) {
	return {
		state: {
			...life,
			inner: state
		},
		effects: effects.flatMap((effect) => outward(life, effect))
	};
}
/** The effect, and what the process does about it. */
function outward({ self, former, inner }, effect) {
	if (effect.type === "send") return [{
		...effect,
		message: {
			type: "of-the-ring",
			inner: effect.message
		}
	}];
	if (effect.type !== "indicate") return [effect];
	const { output } = effect;
	if (output.layer === "placer" && output.inner.type === "move") {
		const { grain } = inner.layers.placer.config.zoning;
		return [effect, {
			type: "send",
			to: output.inner.place + self % grain,
			message: { type: "begin" }
		}];
	}
	return output.layer === "ring" && output.inner.type === "joined" && former !== null ? [effect, {
		type: "send",
		to: former,
		message: { type: "joined" }
	}] : [effect];
}
// scenarios/placement/ring/placed-scenario.ts
function placedScenario(nodes, { instance, required, seen, ...rest }) {
	return scenario({
		name: `placement/ring/${instance}`,
		protocol: lives(placedRing()),
		nodes,
		absent: Array.from({ length: ZONING.size }, (_, id) => id).filter((id) => nodes.every((node) => node.id !== id)),
		network: "fifo",
		slowTimers: true,
		...rest,
		history: {
			initial: 0,
			after: (moves, event) => event.type === "output" && event.output.layer === "placer" && event.output.inner.type === "move" ? moves + 1 : moves
		},
		properties: {
			...allThrough(placedRingOf, required),
			...seen
		}
	});
}
/** Nobody crashes: each suspicion is false. */
var aSuspicionIsFalse = reachable(({ nodes }) => nodes.some(({ state }) => state.status === "born" && state.inner.suspected.length > 0), "A node is suspected, though it is up.");
/** A client asks the node to leave. */
function leaves(at) {
	return {
		at,
		request: {
			layer: "ring",
			inner: { type: "leave" }
		}
	};
}
function placedRingOf({ nodes, quiet, history }) {
	const up = nodes.filter(({ status }) => status === "up");
	const born = up.flatMap(({ state }) => state.status === "born" && !hasDied(state, up) ? [state] : []);
	const { zoning } = nodes[0].state.status === "born" ? nodes[0].state.inner.layers.placer.config : nodes[0].state.config.placer;
	return {
		size: zoning.size,
		factor: zoning.degree,
		grain: zoning.grain,
		members: born.flatMap(({ self, inner: { layers } }) => layers.ring.status === "member" ? [{
			id: self,
			predecessor: layers.ring.predecessor,
			isMoving: layers.placer.movingTo !== null
		}] : []),
		isAtRest: quiet && up.every(({ timers }) => timers.length === 0) && born.every(({ inner: { layers } }) => layers.ring.status === "member" && layers.placer.movingTo === null),
		moves: history
	};
}
/** Whether its process has crashed before this life could join: a crash of a process ends all of its lives. */
function hasDied({ former, inner }, up) {
	return inner.layers.ring.status === "joining" && former !== null && up.every(({ id }) => id !== former);
}
export { placesAreSpreadAgain as _, placedRing as a, looking as c, unborn as d, aNodeMoves as f, placementOnTheRing as g, noneIsDoubledAtRest as h, lives as i, newcomers as l, atMostMoves as m, leaves as n, FOUR as o, anchorsNeverMove as p, placedScenario as r, frail as s, aSuspicionIsFalse as t, placed as u, tooFewAreLeft as v };
