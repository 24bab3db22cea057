import { t as withRecord } from "./by-number.CXDIyzPJ.js";
import { n as invariant, r as unreachable } from "./invariant.DCDgHBFs.js";
import { i as withoutNumber, r as withNumber } from "./sorted-set.BjObjcoY.js";
// impl/stack/flat.ts
/**
* The layers of a node as one protocol: a record of layers by name, and one table of wires. An output of a layer may become
* requests to others, or go to the client. Messages, timers and outputs carry the name of their layer, once.
*
* A layer is never entered during its own step. Requests between layers queue up, and all are done before the next event from
* outside. A layer hears of suspicions only of nodes that it watches itself.
*/
/** `layers`: from the lowest to the highest; they begin, and hear of suspicions, in this order. */
function flat(name, layers, wires, ends = {}) {
	const names = Object.keys(layers);
	/** The step of the layer that the event is for. `pending`: the events after it. */
	function take({ state, effects }, { layer, inner }, pending) {
		const before = state.layers[layer];
		const after = layers[layer].step(before, inner);
		const stepped = after.state === before ? state.layers : {
			...state.layers,
			[layer]: after.state
		};
		return perform({
			state: {
				...state,
				layers: stepped,
				pending
			},
			effects
		}, layer, after.effects);
	}
	function perform(work, layer, effects) {
		return effects.reduce((before, effect) => performOne(before, layer, effect), work);
	}
	function performOne({ state, effects }, layer, effect) {
		const tagged = (inner) => ({
			layer,
			inner
		});
		switch (effect.type) {
			case "send": return {
				state,
				effects: [...effects, {
					...effect,
					message: tagged(effect.message)
				}]
			};
			case "setTimer": return {
				state,
				effects: [...effects, {
					...effect,
					timer: tagged(effect.timer)
				}]
			};
			case "cancelTimer": return {
				state,
				effects: [...effects, {
					...effect,
					timer: tagged(effect.timer)
				}]
			};
			case "indicate": {
				const requests = wires[layer](effect.output);
				if (requests === null) return {
					state,
					effects: [...effects, {
						...effect,
						output: tagged(effect.output)
					}]
				};
				return {
					state: withPending(state, requests.map(asEvent)),
					effects
				};
			}
			case "monitor": return monitor({
				state,
				effects
			}, layer, effect);
			case "unmonitor": return unmonitor({
				state,
				effects
			}, layer, effect.node);
			case "persist": {
				const durable = {
					...state.durable,
					[layer]: effect.record
				};
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
					awaits: layer
				},
				effects: [...effects, effect]
			};
			case "stop": {
				const end = ends[layer];
				if (end === void 0) return {
					state,
					effects: [...effects, effect]
				};
				const others = end.with.filter((each) => !state.ended.includes(each));
				return {
					state: withPending({
						...state,
						ended: [...state.ended, ...others]
					}, [asEvent(end.then)]),
					effects
				};
			}
			default: return unreachable(effect);
		}
	}
	function asEvent({ layer, inner }) {
		return {
			layer,
			inner: {
				type: "request",
				request: inner
			}
		};
	}
	function withPending(state, more) {
		return more.length === 0 ? state : {
			...state,
			pending: [...state.pending, ...more]
		};
	}
	function lifeOf({ lives = [] }, node) {
		return lives.find((life) => life.node === node)?.incarnation ?? 1;
	}
	function isWatched({ watched }, node) {
		return names.some((each) => watched[each].includes(node));
	}
	function monitor({ state, effects }, layer, effect) {
		const { node, incarnation = 1 } = effect;
		const isNew = !isWatched(state, node);
		const after = {
			...state,
			watched: {
				...state.watched,
				[layer]: withNumber(state.watched[layer], node)
			}
		};
		if (incarnation > lifeOf(state, node)) return {
			state: withLife(after, {
				node,
				incarnation
			}),
			effects: [
				...effects,
				...isNew ? [] : [{
					type: "unmonitor",
					node
				}],
				effect
			]
		};
		if (state.watched[layer].includes(node)) return {
			state,
			effects
		};
		if (isNew) return {
			state: after,
			effects: [...effects, effect]
		};
		const told = {
			layer,
			inner: {
				type: "suspect",
				node
			}
		};
		return {
			state: state.suspected.includes(node) ? withPending(after, [told]) : after,
			effects
		};
	}
	/** A later life shows that the node is up again: no suspicion of an earlier one is left, in any layer. */
	function withLife(state, life) {
		const { node } = life;
		const after = {
			...state,
			lives: withRecord(state.lives ?? [], life, "node")
		};
		if (!state.suspected.includes(node)) return after;
		return toAll({
			...after,
			suspected: withoutNumber(state.suspected, node)
		}, {
			type: "restore",
			node
		});
	}
	function unmonitor({ state, effects }, layer, node) {
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
		const { lives = [], ...rest } = after;
		const others = lives.filter((life) => life.node !== node);
		return {
			state: {
				...rest,
				...others.length > 0 && { lives: others },
				suspected: withoutNumber(after.suspected, node)
			},
			effects: [...effects, {
				type: "unmonitor",
				node
			}]
		};
	}
	function toAll(state, inner) {
		return withPending(state, names.map((layer) => ({
			layer,
			inner
		})));
	}
	function arrived(state, event) {
		switch (event.type) {
			case "start": {
				const begun = toAll({
					...state,
					awaits: null,
					pending: []
				}, event);
				return {
					...begun,
					pending: [...begun.pending, ...state.pending]
				};
			}
			case "receive": {
				const { layer, inner } = event.message;
				return withPending(state, [{
					layer,
					inner: {
						type: "receive",
						from: event.from,
						message: inner
					}
				}]);
			}
			case "request": return withPending(state, [asEvent(event.request)]);
			case "timeout": {
				const { layer, inner } = event.timer;
				return withPending(state, [{
					layer,
					inner: {
						type: "timeout",
						timer: inner
					}
				}]);
			}
			case "suspect": return isWatched(state, event.node) ? toAll({
				...state,
				suspected: withNumber(state.suspected, event.node)
			}, event) : state;
			case "restore": return toAll({
				...state,
				suspected: withoutNumber(state.suspected, event.node)
			}, event);
			case "chosen":
				invariant(state.awaits !== null && state.awaits !== "start", "a choice is answered that was asked for");
				return {
					...state,
					awaits: null,
					pending: [{
						layer: state.awaits,
						inner: event
					}, ...state.pending]
				};
			default: return unreachable(event);
		}
	}
	/** The layer has ended. Or it does not watch the node, or the suspicion has changed since. */
	function isOutdated({ watched, suspected, ended: over }, { layer, inner }) {
		if (over.includes(layer)) return true;
		if (inner.type !== "suspect" && inner.type !== "restore") return false;
		return !watched[layer].includes(inner.node) || suspected.includes(inner.node) !== (inner.type === "suspect");
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
		return ended(done);
	}
	/** A node that ends does not wait for a choice, and its last effect is to stop. */
	function ended({ state, effects }) {
		const end = effects.filter(({ type }) => type === "stop").slice(0, 1);
		if (end.length === 0) return {
			state,
			effects
		};
		return {
			state: {
				...state,
				awaits: null
			},
			effects: [...effects.filter(({ type }) => type !== "stop" && type !== "choose"), ...end]
		};
	}
	return {
		name,
		init(self, config, durable) {
			const begun = names.map((layer) => [layer, layers[layer].init(self, config[layer], durable?.[layer])]);
			const state = {
				layers: Object.fromEntries(begun.map(([layer, after]) => [layer, after.state])),
				watched: Object.fromEntries(names.map((layer) => [layer, []])),
				suspected: [],
				durable: durable ?? {},
				pending: [],
				awaits: "start",
				ended: []
			};
			return begun.reduce((work, [layer, { effects }]) => perform(work, layer, effects), {
				state,
				effects: []
			});
		},
		step: (state, event) => workOff({
			state: arrived(state, event),
			effects: []
		}),
		typeInvariant: (state) => names.flatMap((layer) => layers[layer].typeInvariant?.(state.layers[layer]) ?? [])
	};
}
export { flat as t };
