// scenarios/baselines/chord/refinement.ts
function chordRingOf(world) {
	const up = world.nodes.filter(({ status }) => status !== "down");
	return {
		size: world.nodes[0].state.config.keys,
		members: up.flatMap(({ id, state }) => state.status === "member" ? [{
			id,
			successors: state.successors,
			predecessor: state.predecessor
		}] : []),
		outsiders: up.flatMap(({ id, state }) => state.status === "joining" ? [id] : [])
	};
}
export { chordRingOf as t };
