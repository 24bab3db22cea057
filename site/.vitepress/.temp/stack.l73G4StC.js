import { r as unreachable } from "./invariant.DCDgHBFs.js";
import { i as withoutNumber, r as withNumber } from "./sorted-set.BjObjcoY.js";
// impl/stack/layered.ts
function isWatched({ watched }, node) {
	return watched.lower.includes(node) || watched.upper.includes(node);
}
function withPending(state, ...more) {
	return {
		...state,
		pending: [...state.pending, ...more]
	};
}
// impl/stack/arrival.ts
/** How an event of the node reaches its two layers. */
/** The state with the event noted, and with an event pending for each layer that it concerns. */
function arrived(state, event) {
	switch (event.type) {
		case "start": return {
			...state,
			awaits: null,
			pending: [...toBoth({ type: "start" }), ...state.pending]
		};
		case "receive": {
			const { from, message } = event;
			if (message.type === "lower") return withPending(state, {
				type: "lower",
				inner: {
					type: "receive",
					from,
					message: message.inner
				}
			});
			return withPending(state, {
				type: "upper",
				inner: {
					type: "receive",
					from,
					message: message.inner
				}
			});
		}
		case "request": {
			const { request } = event;
			if (request.type === "lower") return withPending(state, {
				type: "lower",
				inner: {
					type: "request",
					request: request.inner
				}
			});
			return withPending(state, {
				type: "upper",
				inner: {
					type: "request",
					request: request.inner
				}
			});
		}
		case "timeout": {
			const { timer } = event;
			if (timer.type === "lower") return withPending(state, {
				type: "lower",
				inner: {
					type: "timeout",
					timer: timer.inner
				}
			});
			return withPending(state, {
				type: "upper",
				inner: {
					type: "timeout",
					timer: timer.inner
				}
			});
		}
		case "suspect":
			if (!isWatched(state, event.node)) return state;
			return withPending({
				...state,
				suspected: withNumber(state.suspected, event.node)
			}, ...toBoth(event));
		case "restore": return withPending({
			...state,
			suspected: withoutNumber(state.suspected, event.node)
		}, ...toBoth(event));
		case "chosen": return {
			...state,
			awaits: null,
			pending: [state.awaits === "lower" ? {
				type: "lower",
				inner: event
			} : {
				type: "upper",
				inner: event
			}, ...state.pending]
		};
		default: return unreachable(event);
	}
}
/**
* Whether a pending suspicion, or its end, is outdated, and so not delivered. The layer does not watch the node, or
* the node's suspicion has changed since.
*/
function isOutdated({ watched, suspected }, { type, inner }) {
	if (inner.type !== "suspect" && inner.type !== "restore") return false;
	return !watched[type].includes(inner.node) || suspected.includes(inner.node) !== (inner.type === "suspect");
}
function toBoth(event) {
	return [{
		type: "lower",
		inner: event
	}, {
		type: "upper",
		inner: event
	}];
}
// impl/stack/effects.ts
/** How the effects of one layer become effects of the stack, or events of the other layer. */
function perform(work, effects, side) {
	return effects.reduce((before, effect) => performOne(before, effect, side), work);
}
function performOne({ state, effects }, effect, side) {
	switch (effect.type) {
		case "send": return {
			state,
			effects: [...effects, {
				...effect,
				message: side.message(effect.message)
			}]
		};
		case "setTimer": return {
			state,
			effects: [...effects, {
				...effect,
				timer: side.timer(effect.timer)
			}]
		};
		case "cancelTimer": return {
			state,
			effects: [...effects, {
				...effect,
				timer: side.timer(effect.timer)
			}]
		};
		case "indicate": {
			const crossing = side.crossing(effect.output);
			if (crossing !== null) return {
				state: withPending(state, crossing),
				effects
			};
			return {
				state,
				effects: [...effects, {
					...effect,
					output: side.output(effect.output)
				}]
			};
		}
		case "monitor": return monitor({
			state,
			effects
		}, effect.node, side);
		case "unmonitor": return unmonitor({
			state,
			effects
		}, effect.node, side.layer);
		case "persist": {
			const durable = side.record(state.durable, effect.record);
			return {
				state: {
					...state,
					durable
				},
				effects: [...effects, {
					type: "persist",
					record: durable
				}]
			};
		}
		case "choose": return {
			state: {
				...state,
				awaits: side.layer
			},
			effects: [...effects, effect]
		};
		case "stop": return {
			state,
			effects: [...effects, effect]
		};
		default: return unreachable(effect);
	}
}
function monitor({ state, effects }, node, { layer, suspect }) {
	if (state.watched[layer].includes(node)) return {
		state,
		effects
	};
	const isNew = !isWatched(state, node);
	const after = {
		...state,
		watched: {
			...state.watched,
			[layer]: withNumber(state.watched[layer], node)
		}
	};
	if (isNew) return {
		state: after,
		effects: [...effects, {
			type: "monitor",
			node
		}]
	};
	return {
		state: state.suspected.includes(node) ? withPending(after, suspect(node)) : after,
		effects
	};
}
function unmonitor({ state, effects }, node, layer) {
	const after = {
		...state,
		watched: {
			...state.watched,
			[layer]: withoutNumber(state.watched[layer], node)
		}
	};
	if (isWatched(after, node) || !isWatched(state, node)) return {
		state: after,
		effects
	};
	return {
		state: {
			...after,
			suspected: withoutNumber(after.suspected, node)
		},
		effects: [...effects, {
			type: "unmonitor",
			node
		}]
	};
}
// impl/stack/stack.ts
function stack(lower, upper, seam) {
	const below = {
		layer: "lower",
		message: (inner) => ({
			type: "lower",
			inner
		}),
		timer: (inner) => ({
			type: "lower",
			inner
		}),
		output: (inner) => ({
			type: "lower",
			inner
		}),
		crossing(output) {
			const request = seam.rise(output);
			return request === null ? null : {
				type: "upper",
				inner: {
					type: "request",
					request
				}
			};
		},
		suspect: (node) => ({
			type: "lower",
			inner: {
				type: "suspect",
				node
			}
		}),
		record: (durable, record) => ({
			...durable,
			lower: record
		})
	};
	const above = {
		layer: "upper",
		message: (inner) => ({
			type: "upper",
			inner
		}),
		timer: (inner) => ({
			type: "upper",
			inner
		}),
		output: (inner) => ({
			type: "upper",
			inner
		}),
		crossing(output) {
			const request = seam.descend(output);
			return request === null ? null : {
				type: "lower",
				inner: {
					type: "request",
					request
				}
			};
		},
		suspect: (node) => ({
			type: "upper",
			inner: {
				type: "suspect",
				node
			}
		}),
		record: (durable, record) => ({
			...durable,
			upper: record
		})
	};
	/** The step of the layer that the event is for. `pending`: the events after it. */
	function take({ state, effects }, event, pending) {
		if (event.type === "lower") {
			const after = lower.step(state.lower, event.inner);
			return perform({
				state: {
					...state,
					pending,
					lower: after.state
				},
				effects
			}, after.effects, below);
		}
		const after = upper.step(state.upper, event.inner);
		return perform({
			state: {
				...state,
				pending,
				upper: after.state
			},
			effects
		}, after.effects, above);
	}
	function workOff(work) {
		let done = work;
		while (done.state.awaits === null && done.state.pending.length > 0) {
			const [first, ...pending] = done.state.pending;
			done = isOutdated(done.state, first) ? {
				...done,
				state: {
					...done.state,
					pending
				}
			} : take(done, first, pending);
		}
		const { state, effects } = done;
		const end = effects.filter(({ type }) => type === "stop").slice(0, 1);
		return end.length === 0 ? {
			state,
			effects
		} : {
			state: {
				...state,
				awaits: null
			},
			effects: [...effects.filter(({ type }) => type !== "stop" && type !== "choose"), ...end]
		};
	}
	return {
		name: `${upper.name} on ${lower.name}`,
		init(self, config, durable) {
			const [bottom, top] = [lower.init(self, config.lower, durable?.lower ?? void 0), upper.init(self, config.upper, durable?.upper ?? void 0)];
			return perform(perform({
				state: {
					lower: bottom.state,
					upper: top.state,
					watched: {
						lower: [],
						upper: []
					},
					suspected: [],
					durable: durable ?? {
						lower: null,
						upper: null
					},
					pending: [],
					awaits: "start"
				},
				effects: []
			}, bottom.effects, below), top.effects, above);
		},
		step: (state, event) => workOff({
			state: arrived(state, event),
			effects: []
		}),
		typeInvariant: (state) => [...lower.typeInvariant?.(state.lower) ?? [], ...upper.typeInvariant?.(state.upper) ?? []]
	};
}
/** The state of a stack whose layers run already, as the start of a scenario in the middle of a run. */
function running(states, watched) {
	return {
		...states,
		watched,
		suspected: [],
		durable: {
			lower: null,
			upper: null
		},
		pending: [],
		awaits: null
	};
}
export { stack as n, running as t };
