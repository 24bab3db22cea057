import { i as lookupConsistency } from "./responsibility.Ca8GFZsg.js";
import { C as responsibilities } from "./properties.Cb08gLre.js";
// scenarios/relaxed-ring/refinement.ts
/** Reads status and pointers only: requests that wait at a node, and messages in flight, are not part of the ring. */
function ringOf({ nodes }) {
	return {
		size: nodes[0].state.config.keys,
		peers: nodes.flatMap(peerOf)
	};
}
/** The join refines lookup consistency: a node gives keys up when it accepts a newcomer, and takes them when it joins. */
function refinesLookupConsistency(keys, nodes, members) {
	return {
		of: lookupConsistency(keys, nodes, members),
		view: (world) => responsibilities(ringOf(world))
	};
}
function peerOf({ id, status, state }) {
	if (status === "down") return [];
	const lived = (node) => state.lives?.find((life) => life.node === node)?.incarnation ?? 1;
	const incarnation = lived(id);
	if (state.status === "joining") return [{
		id,
		member: false,
		incarnation
	}];
	if (state.status === "leaving") {
		const successor = "heir" in state ? state.heir : state.successor;
		return [{
			id,
			member: true,
			incarnation,
			predecessor: null,
			successor,
			successorsIncarnation: lived(successor)
		}];
	}
	const { predecessor, successor, followers = [] } = state;
	return [{
		id,
		member: true,
		incarnation,
		predecessor,
		successor,
		successorsIncarnation: lived(successor),
		followers
	}];
}
export { ringOf as n, refinesLookupConsistency as t };
