// impl/kernel/protocol.ts
/** `state` with these effects. */
function next(state, ...effects) {
	return {
		state,
		effects
	};
}
/** The effects of `first`, then those of `second`, which begins in the state that `first` leaves. */
function andThen(first, second) {
	const after = second(first.state);
	return first.effects.length === 0 ? after : {
		state: after.state,
		effects: [...first.effects, ...after.effects]
	};
}
/** The effect that sends `message` to the node `to`. */
function send(to, message) {
	return {
		type: "send",
		to,
		message
	};
}
/** The effect that tells `output` to the client or the layer above. */
function indicate(output) {
	return {
		type: "indicate",
		output
	};
}
export { send as i, indicate as n, next as r, andThen as t };
