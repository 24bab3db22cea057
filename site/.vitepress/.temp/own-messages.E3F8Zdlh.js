import { r as next, t as andThen } from "./protocol.ChtuGtEC.js";
// impl/kernel/own-messages.ts
/** Messages of a node to itself do not travel: they arrive within the step that sends them. */
/**
* The step in which node `self` hears its own messages at once, in their order. The effects of hearing one stand in the place of
* that message.
*/
function withOwnMessages(self, step, hear) {
	const { state, effects } = step;
	if (!effects.some((effect) => effect.type === "send" && effect.to === self)) return step;
	return effects.reduce((done, effect) => {
		if (effect.type !== "send" || effect.to !== self) return next(done.state, ...done.effects, effect);
		return andThen(done, (after) => withOwnMessages(self, hear(after, effect.message), hear));
	}, next(state));
}
export { withOwnMessages as t };
