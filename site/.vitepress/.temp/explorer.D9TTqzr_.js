import { _ as takenBy, a as asItf, c as asRunFile, d as nodesIn$1, f as lengthOf, g as isFault, h as happeningIn, i as questOf, l as nodesIn, m as groupedByNode, n as Session, o as asMermaid, openTexts, p as actorOf, r as witnessesOf, s as asRegressionTest, t as NO_WITNESSES, u as messagesIn, v as textOf } from "./open-text.BbDHExuD.js";
import { t as ascending } from "./sorted-set.BjObjcoY.js";
import { et as brief } from "./report-shape.CGkI5VEl.js";
import { t as changes } from "./changes.iZJ5Svoa.js";
import { scenarioNamed } from "./scenario-library.DwTuFtB7.js";
import { computed, defineComponent, h, nextTick, onBeforeUnmount, onMounted, ref, shallowRef, watch } from "vue";
// explorer/core/goal.ts
/** The first state of the way up to the present one in which the goal is reached; null: not yet. */
function reachedAt(run, { reach, atMost = Number.POSITIVE_INFINITY, without = [] }) {
	for (const knot of run.path(run.at)) {
		if (knot.depth > atMost) return null;
		if (run.broken(knot).some(({ property }) => without.includes(property))) return null;
		if (isReached(run, knot, reach)) return knot;
	}
	return null;
}
function isReached(run, knot, reach) {
	if (typeof reach === "function") return reach(knot.moment.state);
	if ("broken" in reach) return run.broken(knot).some(({ property }) => reach.broken === null || property === reach.broken);
	if ("met" in reach) return run.lights(knot).some(({ property, holds }) => property === reach.met && holds);
	if ("action" in reach) return knot.step?.action === reach.action;
	return run.choices(knot).length === 0;
}
// explorer/page/choice-list.ts
/** The possible steps by node, with a roving focus; and what is left of the faults. */
/** Further ones of a group are behind a button. */
var SHOWN_AT_FIRST = 60;
var ChoiceList = defineComponent({
	name: "ChoiceList",
	props: {
		choices: {
			type: Array,
			required: true
		},
		left: {
			type: Object,
			default: null
		},
		isFree: {
			type: Boolean,
			default: false
		},
		/** The number of the choice that has the focus. */
		focused: {
			type: Number,
			required: true
		},
		onlyFaults: {
			type: Boolean,
			required: true
		},
		/** A hint names this choice, or this node. */
		hintedChoice: {
			type: Number,
			default: null
		},
		hintedNode: {
			type: Number,
			default: null
		}
	},
	emits: {
		take: (_choice) => true,
		focus: (_choice) => true
	},
	setup(props, { emit }) {
		return () => {
			const shown = visible(props.choices, props.onlyFaults);
			return h("section", {
				class: "sx-choices",
				"aria-label": "What can happen next"
			}, [
				h("h3", {}, shown.length === 0 ? props.onlyFaults ? "No fault can happen" : "Nothing can happen any more" : `What next? ${shown.length} possible`),
				budgetInWords(props.left, props.isFree),
				...groupedByNode(shown).map(({ node, choices }) => h("div", {
					key: node ?? "network",
					class: ["sx-group", node !== null && props.hintedNode === node && "sx-hinted"]
				}, [
					h("h4", {}, node === null ? isOfSpec(choices) ? "Actions" : "Network" : `Node ${node}`),
					h("ul", {}, choices.slice(0, SHOWN_AT_FIRST).map((choice) => h("li", { key: choice.number }, [button(choice)]))),
					choices.length > SHOWN_AT_FIRST && h("p", { class: "sx-quiet" }, `… and ${choices.length - SHOWN_AT_FIRST} more`)
				]))
			]);
		};
		function button(choice) {
			const { number, says, label } = choice;
			return h("button", {
				type: "button",
				class: [
					"sx-choice",
					isFault(label) && "sx-fault",
					props.hintedChoice === number && "sx-hinted"
				],
				tabindex: number === props.focused ? 0 : -1,
				"data-choice": number,
				onClick: () => emit("take", number),
				onFocus: () => emit("focus", number)
			}, says);
		}
	}
});
/** The choices that are shown; with `onlyFaults`, those of faults. */
function visible(choices, onlyFaults) {
	return onlyFaults ? choices.filter(({ label }) => isFault(label)) : choices;
}
/** The choices in the order in which they are listed. */
function inListOrder(choices, onlyFaults) {
	return groupedByNode(visible(choices, onlyFaults)).flatMap((group) => group.choices.slice(0, SHOWN_AT_FIRST));
}
function isOfSpec(choices) {
	const [first] = choices;
	return typeof first?.label === "object" && first.label !== null && "action" in first.label;
}
var FAULT_NAMES = {
	crash: "crashes",
	restart: "restarts",
	falseSuspicion: "false suspicions",
	drop: "lost messages",
	duplicate: "duplicates",
	partition: "partitions"
};
function budgetInWords(left, isFree) {
	if (isFree) return h("p", { class: "sx-budget" }, "Free play: faults are not counted.");
	const counts = Object.entries(left ?? {}).filter(([fault]) => fault in FAULT_NAMES);
	const possible = counts.filter(([, count]) => count > 0);
	if (left === null || counts.length === 0) return null;
	const said = possible.length === 0 ? "none" : possible.map(([fault, count]) => `${FAULT_NAMES[fault]} ${count}`).join(", ");
	return h("p", { class: "sx-budget" }, `Faults left: ${said}`);
}
// explorer/page/light-list.ts
/** The properties as lights, each with the clauses that break it. */
var WORDS = {
	always: {
		true: "holds",
		false: "broken"
	},
	step: {
		true: "holds",
		false: "broken by this step"
	},
	reachable: {
		true: "reached",
		false: "not reached here"
	},
	recoverable: {
		true: "holds",
		false: "does not hold now"
	},
	eventually: {
		true: "holds now",
		false: "does not hold now"
	},
	alwaysEventually: {
		true: "holds now",
		false: "does not hold now"
	},
	eventuallyAlways: {
		true: "holds now",
		false: "does not hold now"
	},
	leadsTo: {
		true: "holds now",
		false: "does not hold now"
	}
};
var LightList = defineComponent({
	name: "LightList",
	props: { lights: {
		type: Array,
		required: true
	} },
	emits: { point: (_reasons) => true },
	setup(props, { emit }) {
		return () => {
			const order = (light) => isBroken(light) ? 0 : light.kind === "always" || light.kind === "step" ? 1 : 2;
			const lights = [...props.lights].sort((a, b) => order(a) - order(b));
			return h("section", {
				class: "sx-lights",
				"aria-label": "Properties"
			}, [h("h3", {}, "Properties"), h("ul", {}, lights.map((light) => h("li", {
				key: light.property,
				class: ["sx-light", classOf(light)]
			}, [lampOf(light), ...reasonsOf(light)])))]);
		};
		function reasonsOf({ reasons, holds, kind }) {
			if (holds || kind === "reachable") return [];
			return reasons.map((reason) => h("button", {
				type: "button",
				class: "sx-reason",
				onMouseenter: () => emit("point", [reason]),
				onMouseleave: () => emit("point", null),
				onFocus: () => emit("point", [reason]),
				onBlur: () => emit("point", null)
			}, reason.says));
		}
	}
});
/** Whether the state, or the step to it, violates the property by itself. */
function isBroken({ kind, holds }) {
	return !holds && (kind === "always" || kind === "step");
}
function classOf(light) {
	if (isBroken(light)) return "sx-broken";
	return light.holds ? "sx-holds" : "sx-open";
}
function lampOf(light) {
	const word = WORDS[light.kind][light.holds ? "true" : "false"];
	const mark = isBroken(light) ? "✗" : light.holds ? "✓" : "○";
	return h("div", { class: "sx-lamp" }, [
		h("span", {
			class: "sx-mark",
			"aria-hidden": "true"
		}, mark),
		h("span", { class: "sx-name" }, light.property),
		h("span", { class: "sx-word" }, ` ${light.kind}, ${word}`),
		h("p", { class: "sx-doc" }, light.doc)
	]);
}
// explorer/core/space-time.ts
/** `first`: the messages that are in flight before the first step. */
function spaceTime(steps, nodes, first = []) {
	const flying = first.map((envelope) => ({
		envelope,
		sent: 0
	}));
	const lines = [];
	const marks = steps.map(({ says, label }, i) => {
		const row = i + 1;
		const happening = happeningIn(label);
		const taken = takenBy(label);
		if (taken !== null && happening !== null) {
			const at = flying.findIndex(({ envelope }) => textOf(envelope) === textOf(taken));
			const sent = at < 0 ? 0 : flying[at].sent;
			if (happening.type !== "duplicate") {
				if (at >= 0) flying.splice(at, 1);
				lines.push({
					...ends(taken),
					sent,
					taken: row,
					fate: happening.type === "event" ? "delivered" : "lost"
				});
			} else flying.push({
				envelope: taken,
				sent: row
			});
		}
		if (happening !== null && "sends" in happening) for (const envelope of happening.sends) flying.push({
			envelope,
			sent: row
		});
		return {
			row,
			node: happening !== null && "node" in happening ? happening.node : null,
			kind: kindOf(happening),
			isFault: isFault(label),
			says
		};
	});
	const labels = steps.flatMap(({ label }) => happeningIn(label) ?? []);
	const all = ascending([...nodes, ...labels.flatMap(nodesIn)]);
	const waiting = flying.map(({ envelope, sent }) => ({
		...ends(envelope),
		sent,
		taken: null,
		fate: "in flight"
	}));
	return {
		nodes: all,
		marks,
		lines: [...lines, ...waiting]
	};
}
/** The rows of the steps that may have influenced this one, itself included. */
function causalPast({ marks, lines }, row) {
	const past = /* @__PURE__ */ new Set();
	const todo = [row];
	for (let next = todo.pop(); next !== void 0; next = todo.pop()) {
		if (next === 0 || past.has(next)) continue;
		past.add(next);
		const { node } = marks[next - 1];
		for (const line of lines) if (line.taken === next) todo.push(line.sent);
		const before = marks.findLast((mark) => mark.row < (next ?? 0) && mark.node === node && node !== null);
		if (before !== void 0) todo.push(before.row);
	}
	return past;
}
function ends({ from, to, message }) {
	return {
		from,
		to,
		says: brief(message)
	};
}
function kindOf(happening) {
	if (happening === null) return "action";
	switch (happening.type) {
		case "crash":
		case "restart": return happening.type;
		case "event":
			if (happening.crashes) return "crash";
			return happening.event.type === "receive" || happening.event.type === "suspect" || happening.event.type === "timeout" ? happening.event.type : "event";
		default: return "network";
	}
}
// explorer/page/panels.ts
/** Smaller views of a state and of a run: cards, the matrix of transactions, the story, and the tree of branches. */
/** Any state as cards, one for each node. */
var StateCards = ({ cards, nodes }) => h("div", { class: "sx-cards" }, cards.map(({ title, status, fields }) => h("article", {
	key: title,
	class: [
		"sx-card",
		status === "down" && "sx-down",
		nodes.some((node) => title === `node ${node}`) && "sx-witness"
	]
}, [h("h4", {}, [title, status === "" ? null : h("span", { class: "sx-quiet" }, ` ${status}`)]), h("dl", {}, fields.flatMap(({ name, value }) => [h("dt", {}, name), h("dd", {}, value)]))])));
StateCards.props = ["cards", "nodes"];
/** Items by nodes: versions, values and locks; then what each node has voted or promised. */
var Matrix = ({ view }) => h("div", {
	class: "sx-matrix",
	tabindex: 0,
	role: "region",
	"aria-label": "Replicas and votes"
}, [view.replicas.length === 0 ? h("p", { class: "sx-quiet" }, "No replica has been written or locked yet.") : replicaTable(view), view.ballots.length === 0 ? null : ballotTable(view)]);
Matrix.props = ["view"];
function replicaTable({ nodes, items, replicas }) {
	return table("Replicas: version, value and locks", nodes.map(({ id, status }) => `node ${id}${status === "up" ? "" : `, ${status}`}`), items.map((item) => ({
		head: `item ${item}`,
		cells: nodes.map(({ id }) => replicas.filter((cell) => cell.node === id && cell.item === item).map(({ place, version, value, readers, writers }) => h("div", { class: ["sx-replica", writers.length > 0 && "sx-locked"] }, [
			h("div", {}, `${place === String(id) ? "" : `${place}: `}v${version} ${value}`),
			...writers.map((transaction) => h("div", { class: "sx-lock" }, `written by ${transaction}`)),
			...readers.map((transaction) => h("div", { class: "sx-lock" }, `read by ${transaction}`))
		])))
	})));
}
function ballotTable({ nodes, transactions, ballots }) {
	return table("Votes and ballots", nodes.map(({ id }) => `node ${id}`), transactions.map((transaction) => ({
		head: transaction,
		cells: nodes.map(({ id }) => ballots.filter((cell) => cell.node === id && cell.transaction === transaction).flatMap(({ says }) => says.map((fact) => h("div", {}, fact))))
	})));
}
function table(caption, heads, rows) {
	return h("table", {}, [
		h("caption", {}, caption),
		h("thead", {}, [h("tr", {}, [h("td"), ...heads.map((head) => h("th", { scope: "col" }, head))])]),
		h("tbody", {}, rows.map(({ head, cells }) => h("tr", {}, [h("th", { scope: "row" }, head), ...cells.map((cell) => h("td", {}, cell))])))
	]);
}
/** The steps in words; the one that is looked at with what it changed. */
var Story = ({ story, position, go }) => story.length === 0 ? h("p", { class: "sx-quiet" }, "Nothing has happened yet. Take a step.") : h("ol", { class: "sx-story" }, story.map(({ says, changes: changed }, i) => h("li", {
	key: i,
	class: [i + 1 === position && "sx-current", i + 1 > position && "sx-dim"]
}, [h("button", {
	type: "button",
	"aria-current": i + 1 === position ? "step" : void 0,
	onClick: () => go(i + 1)
}, says), i + 1 === position && changed.length > 0 ? h("ul", { class: "sx-diff" }, changed.map((change) => h("li", {}, change))) : null])));
Story.props = [
	"story",
	"position",
	"go"
];
/** All branches of a run. Two of them can be compared. */
var Branches = ({ run, compared, goTo, compare }) => {
	const ends = run.ends;
	return h("div", { class: "sx-branches" }, [
		h("p", { class: "sx-quiet" }, `${run.knots.length} states in ${ends.length} ${ends.length === 1 ? "branch" : "branches"}. Another step from an earlier state begins a branch.`),
		h("ul", {}, ends.map((end) => {
			const forked = run.path(end).findLast(({ children }) => children.length > 1);
			const broken = run.broken(end).map(({ property }) => property);
			const isHere = run.path().includes(end);
			return h("li", {
				key: end.id,
				class: isHere && "sx-current"
			}, [
				h("button", {
					type: "button",
					"aria-current": isHere ? "true" : void 0,
					onClick: () => goTo(end.id)
				}, `${end.depth} steps${forked === void 0 ? "" : `, forked after step ${forked.depth}`}: ${end.step?.says ?? "the beginning"}`),
				broken.length === 0 ? null : h("span", { class: "sx-bad" }, ` ✗ ${broken.join(", ")}`),
				ends.length < 2 || isHere ? null : h("button", {
					type: "button",
					class: "sx-small",
					"aria-pressed": compared === end,
					onClick: () => compare(compared === end ? null : end)
				}, "compare")
			]);
		})),
		compared === null ? null : difference(run, compared)
	]);
};
Branches.props = [
	"run",
	"compared",
	"goTo",
	"compare"
];
/** The most differences that are listed. */
var MOST_DIFFERENCES = 40;
function difference(run, other) {
	const found = changes(run.at.moment.state, other.moment.state);
	const shared = run.path(other).findLast((knot) => run.path(run.at).includes(knot));
	return h("section", { "aria-label": "Two runs compared" }, [
		h("h4", {}, `This state and the other branch: ${found.length} differences, after ${shared?.depth ?? 0} steps in common`),
		h("div", { class: "sx-two" }, [run.path(run.at), run.path(other)].map((path) => h("ol", { start: (shared?.depth ?? 0) + 1 }, path.slice((shared?.depth ?? 0) + 1).map(({ step }) => h("li", {}, step?.says ?? ""))))),
		h("ul", { class: "sx-diff" }, found.slice(0, MOST_DIFFERENCES).map(({ path, before, after }) => h("li", {}, `${path}: ${JSON.stringify(before) ?? "nothing"} | ${JSON.stringify(after) ?? "nothing"}`)))
	]);
}
// explorer/page/space-time-picture.ts
/** The space-time diagram as SVG. A step shows its causal past when it is pointed at. */
var COLUMN = 74;
var ROW = 26;
var LEFT = 46;
var TOP = 30;
var SpaceTimePicture = defineComponent({
	name: "SpaceTimePicture",
	props: {
		diagram: {
			type: Object,
			required: true
		},
		/** The row that is looked at; 0: the beginning. */
		position: {
			type: Number,
			required: true
		}
	},
	emits: { go: (_row) => true },
	setup(props, { emit }) {
		const pointed = ref(null);
		return () => {
			const { diagram, position } = props;
			const { nodes, marks, lines } = diagram;
			const past = pointed.value === null || pointed.value > marks.length ? null : causalPast(diagram, pointed.value);
			const width = LEFT + Math.max(1, nodes.length) * COLUMN;
			const height = TOP + (marks.length + 1) * ROW;
			const x = (node) => LEFT + (node === null ? 0 : (nodes.indexOf(node) + .5) * COLUMN);
			const y = (row) => TOP + row * ROW;
			const isDim = (row) => past !== null && (row === null || !past.has(row));
			return h("svg", {
				class: "sx-space-time",
				viewBox: `0 0 ${width} ${height}`,
				width,
				height,
				role: "group",
				"aria-label": `${marks.length} steps of ${nodes.length} nodes, time downwards`
			}, [
				...nodes.map((node) => h("g", {
					key: `n${node}`,
					"aria-hidden": "true"
				}, [h("text", {
					class: "sx-column",
					x: x(node),
					y: 16
				}, `node ${node}`), h("line", {
					class: "sx-life",
					x1: x(node),
					x2: x(node),
					y1: 24,
					y2: height
				})])),
				h("rect", {
					class: "sx-now",
					x: 0,
					y: y(position) - ROW / 2,
					width,
					height: ROW
				}),
				...lines.map((line) => messageOf(line, {
					x,
					y,
					end: marks.length + .6,
					dim: isDim(line.taken) || isDim(line.sent === 0 ? line.taken : line.sent)
				})),
				...marks.map((mark) => markOf(mark, isDim(mark.row), mark.row === position))
			]);
			function markOf(mark, dim, isNow) {
				const centre = x(mark.node);
				const point = (row) => () => {
					pointed.value = row;
				};
				return h("g", {
					key: `m${mark.row}`,
					class: [
						"sx-event",
						`sx-event-${mark.kind}`,
						mark.isFault && "sx-fault",
						dim && "sx-dim"
					],
					role: "button",
					tabindex: isNow || position === 0 && mark.row === 1 ? 0 : -1,
					"aria-label": `step ${mark.row}: ${mark.says}`,
					"aria-current": isNow ? "step" : void 0,
					onClick: () => emit("go", mark.row),
					onMouseenter: point(mark.row),
					onMouseleave: point(null),
					onFocus: point(mark.row),
					onBlur: point(null)
				}, [
					h("title", {}, `${mark.row}. ${mark.says}`),
					h("rect", {
						class: "sx-hit",
						x: 0,
						y: y(mark.row) - ROW / 2,
						width,
						height: ROW
					}),
					h("text", {
						class: "sx-row",
						x: 8,
						y: y(mark.row) + 4
					}, String(mark.row)),
					shapeOf(mark, mark.node === null ? 32 : centre, y(mark.row))
				]);
			}
		};
	}
});
function shapeOf({ kind }, x, y) {
	switch (kind) {
		case "crash": return h("path", {
			class: "sx-shape",
			d: `M ${x - 6} ${y - 6} L ${x + 6} ${y + 6} M ${x - 6} ${y + 6} L ${x + 6} ${y - 6}`
		});
		case "suspect": return h("path", {
			class: "sx-shape",
			d: `M ${x} ${y - 7} L ${x + 7} ${y + 6} L ${x - 7} ${y + 6} z`
		});
		case "timeout": return h("circle", {
			class: "sx-shape sx-hollow",
			cx: x,
			cy: y,
			r: 5
		});
		case "network":
		case "action": return h("rect", {
			class: "sx-shape",
			x: x - 5,
			y: y - 5,
			width: 10,
			height: 10
		});
		default: return h("circle", {
			class: "sx-shape",
			cx: x,
			cy: y,
			r: 5
		});
	}
}
function messageOf({ from, to, sent, taken, fate, says }, { x, y, end, dim }) {
	const [x1, y1, x2, y2] = [
		x(from),
		y(sent),
		x(to),
		y(taken ?? end)
	];
	const d = from === to ? `M ${x1} ${y1} C ${x1 + 30} ${y1} ${x1 + 30} ${y2} ${x2} ${y2}` : `M ${x1} ${y1} L ${x2} ${y2}`;
	return h("g", {
		class: [
			"sx-message",
			`sx-message-${fate.replace(" ", "-")}`,
			dim && "sx-dim"
		],
		"aria-hidden": "true"
	}, [h("path", { d }), h("title", {}, `${says}, ${fate}`)]);
}
// explorer/page/lower-panel.ts
/** The run around a state: its story, the space-time diagram, and its branches. */
var LowerPanel = defineComponent({
	name: "LowerPanel",
	props: {
		session: {
			type: Object,
			required: true
		},
		tab: {
			type: String,
			required: true
		}
	},
	emits: {
		tab: (_tab) => true,
		go: (_row) => true,
		branch: (_id) => true
	},
	setup(props, { emit }) {
		const compared = shallowRef(null);
		return () => lowerPart(props.session);
		function lowerPart(now) {
			const tab = (name, says) => h("button", {
				type: "button",
				class: "sx-tab",
				"aria-pressed": props.tab === name,
				onClick: () => emit("tab", name)
			}, says);
			return h("div", { class: "sx-lower" }, [h("div", { class: "sx-tabs" }, [
				tab("story", "Story"),
				tab("space-time", "Space and time"),
				now.run === null ? null : tab("branches", "Branches")
			]), props.tab === "story" || props.tab === "branches" && now.run === null ? h(Story, {
				story: now.story.value,
				position: now.position.value,
				go: (row) => emit("go", row)
			}) : props.tab === "space-time" ? h("div", {
				class: "sx-scrolls",
				tabindex: 0,
				role: "region",
				"aria-label": "Space-time diagram"
			}, [h(SpaceTimePicture, {
				diagram: diagramOf(now),
				position: now.position.value,
				onGo: (row) => emit("go", row)
			})]) : now.run === null ? null : h(Branches, {
				run: now.run,
				compared: compared.value,
				goTo: (id) => emit("branch", id),
				compare: (knot) => {
					compared.value = knot;
				}
			})]);
		}
		function diagramOf(now) {
			const first = now.run === null ? now.recording?.frames[0]?.state : now.run.root.moment.state;
			return spaceTime(now.story.value, nodesIn$1(first), messagesIn(first));
		}
	}
});
function angleOf(key, size) {
	return key / size * 2 * Math.PI - Math.PI / 2;
}
function placeOf(key, size, radius = 138) {
	const angle = angleOf(key, size);
	return {
		x: rounded(200 + radius * Math.cos(angle)),
		y: rounded(200 + radius * Math.sin(angle))
	};
}
/** The path of a range of keys. It begins and ends half a key past its keys, so that neighbours touch. */
function bandPath({ after, upTo }, size, radius = 166) {
	const [from, to] = [placeOf(after + .5, size, radius), placeOf(upTo + .5, size, radius)];
	const length = after === upTo ? size : (upTo - after + size) % size;
	if (length === size) {
		const half = placeOf(after + .5 + size / 2, size, radius);
		return `M ${from.x} ${from.y} A ${radius} ${radius} 0 0 1 ${half.x} ${half.y} A ${radius} ${radius} 0 0 1 ${from.x} ${from.y}`;
	}
	return `M ${from.x} ${from.y} A ${radius} ${radius} 0 ${length * 2 > size ? 1 : 0} 1 ${to.x} ${to.y}`;
}
/** A chord from one node to another, bent towards the centre, and shortened by the radius of a node at both ends. */
function chordPath(from, to, size, bend = .35, gap = 15) {
	const [a, b] = [placeOf(from, size), placeOf(to, size)];
	const middle = towardsCentre(midpoint(a, b), bend);
	const [start, end] = [moved(a, middle, gap), moved(b, middle, gap + 4)];
	return `M ${start.x} ${start.y} Q ${middle.x} ${middle.y} ${end.x} ${end.y}`;
}
/** The place on the straight line between two nodes, at this share of the way. Slots of one line lie beside each other. */
function onChord(from, to, size, share, beside = 0) {
	if (from === to) return placeOf(from, size, 104 - beside);
	const [a, b] = [placeOf(from, size), placeOf(to, size)];
	const length = Math.hypot(b.x - a.x, b.y - a.y) || 1;
	const [nx, ny] = [-(b.y - a.y) / length, (b.x - a.x) / length];
	return {
		x: rounded(a.x + (b.x - a.x) * share + nx * beside),
		y: rounded(a.y + (b.y - a.y) * share + ny * beside)
	};
}
function midpoint(a, b) {
	return {
		x: (a.x + b.x) / 2,
		y: (a.y + b.y) / 2
	};
}
function towardsCentre({ x, y }, share) {
	return {
		x: rounded(x + (200 - x) * share),
		y: rounded(y + (200 - y) * share)
	};
}
function moved(from, to, by) {
	const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
	return {
		x: rounded(from.x + (to.x - from.x) / length * by),
		y: rounded(from.y + (to.y - from.y) / length * by)
	};
}
function rounded(value) {
	return Math.round(value * 10) / 10;
}
// explorer/page/ring-picture.ts
/** The ring as SVG: ranges of keys, nodes, pointers, and messages that can be taken. */
/** With more keys than that, no key is drawn by itself. */
var MOST_TICKS = 64;
/** Ranges have one of these colours, by the order of their owners. */
var COLOURS = 8;
var NODE_RADIUS = 13;
var RingPicture = defineComponent({
	name: "RingPicture",
	props: {
		ring: {
			type: Object,
			required: true
		},
		letters: {
			type: Array,
			required: true
		},
		/** Nodes and keys that the reader has pointed at, or that a property names. */
		witnesses: {
			type: Object,
			required: true
		},
		selected: {
			type: Number,
			default: null
		},
		shows: {
			type: Object,
			required: true
		}
	},
	emits: {
		take: (_choice) => true,
		select: (_node) => true
	},
	setup(props, { emit }) {
		return () => {
			const { ring, letters, witnesses, selected } = props;
			return h("svg", {
				class: "sx-ring",
				viewBox: `0 0 400 400`,
				role: "group",
				"aria-label": ringInWords(ring),
				xmlns: "http://www.w3.org/2000/svg"
			}, [
				definitions(),
				h("g", { "aria-hidden": "true" }, [...bands(ring), ...ticks(ring, witnesses)]),
				h("g", { "aria-hidden": "true" }, pointersOf(ring, props.shows, selected)),
				h("g", {}, ring.peers.map((peer) => nodeOf(peer, ring, {
					witnesses,
					selected,
					select: (id) => emit("select", id)
				}))),
				h("g", {}, lettersOf(letters, ring, (choice) => emit("take", choice)))
			]);
		};
	}
});
/** The ring in one sentence. */
function ringInWords({ size, peers, shared, holes, bushes }) {
	const up = peers.filter(({ standing }) => standing === "member").length;
	return [
		`a ring of ${size} keys with ${up} ${up === 1 ? "member" : "members"}`,
		...shared.map((arc) => `keys ${keysIn(arc, size)} have the owners ${arc.owners.join(" and ")}`),
		...holes.map((arc) => `keys ${keysIn(arc, size)} have no owner`),
		...bushes.map(({ core, branch }) => `a bush at node ${core}: ${branch.join(", ")}`)
	].join("; ");
}
/** A range in words: “5 to 8”. */
function keysIn(arc, size) {
	const first = (arc.after + 1) % size;
	return lengthOf(arc, size) === 1 ? String(first) : `${first} to ${arc.upTo}`;
}
function definitions() {
	const arrow = (id) => h("marker", {
		id,
		viewBox: "0 0 8 8",
		refX: 7,
		refY: 4,
		markerWidth: 6,
		markerHeight: 6,
		orient: "auto-start-reverse"
	}, [h("path", {
		d: "M 0 0 L 8 4 L 0 8 z",
		class: `sx-${id}`
	})]);
	return h("defs", {}, [
		arrow("arrow-successor"),
		arrow("arrow-predecessor"),
		arrow("arrow-other")
	]);
}
function bands(ring) {
	const { size, owned, shared, holes } = ring;
	const owners = ascending(owned.map(({ owner }) => owner));
	const colour = (owner) => `sx-colour-${owners.indexOf(owner) % COLOURS}`;
	return [
		h("circle", {
			class: "sx-circle",
			cx: 200,
			cy: 200,
			r: 166
		}),
		...owned.map((arc) => h("path", {
			class: ["sx-band", colour(arc.owner)],
			d: bandPath(arc, size)
		})),
		...shared.flatMap((arc) => [
			h("path", {
				class: ["sx-band", colour(arc.owners[0])],
				d: bandPath(arc, size)
			}),
			h("path", {
				class: [
					"sx-band",
					"sx-striped",
					colour(arc.owners[1])
				],
				d: bandPath(arc, size)
			}),
			h("path", {
				class: "sx-alarm",
				d: bandPath(arc, size, 179)
			})
		]),
		...holes.flatMap((arc) => [h("path", {
			class: "sx-hole",
			d: bandPath(arc, size)
		})])
	];
}
function ticks({ size }, { keys }) {
	if (size > MOST_TICKS) return [];
	return Array.from({ length: size }, (_, key) => {
		const { x, y } = placeOf(key, size, 188);
		return h("text", {
			class: ["sx-tick", keys.includes(key) && "sx-tick-witness"],
			x,
			y
		}, String(key));
	});
}
function pointersOf({ pointers, size }, shows, selected) {
	return pointers.filter(({ kind, from }) => shows.has(kind) || from === selected).map(({ kind, from, to }) => h("path", {
		class: [
			"sx-pointer",
			`sx-pointer-${kind}`,
			selected !== null && from !== selected && "sx-dim"
		],
		d: chordPath(from, to, size, kind === "successor" ? .12 : kind === "predecessor" ? .3 : .45),
		"marker-end": `url(#arrow-${kind === "successor" || kind === "predecessor" ? kind : "other"})`
	}));
}
function nodeOf({ id, standing, word, suspects }, { size }, { witnesses, selected, select }) {
	const { x, y } = placeOf(id, size);
	const says = `node ${id}, ${word}${suspects.length === 0 ? "" : `, suspects ${suspects.join(", ")}`}`;
	const classes = [
		"sx-node",
		`sx-${standing}`,
		witnesses.nodes.includes(id) && "sx-witness",
		selected === id && "sx-selected"
	];
	return h("g", {
		key: id,
		class: classes,
		role: "button",
		tabindex: 0,
		"aria-label": says,
		"aria-pressed": selected === id,
		transform: `translate(${x} ${y})`,
		onClick: () => select(id),
		onKeydown: (event) => pressed(event, () => select(id))
	}, [
		h("title", {}, says),
		h("circle", { r: NODE_RADIUS }),
		h("text", {}, String(id)),
		standing === "down" && h("path", {
			class: "sx-cross",
			d: "M -9 -9 L 9 9 M -9 9 L 9 -9"
		})
	]);
}
function lettersOf(letters, { size }, take) {
	const slots = /* @__PURE__ */ new Map();
	return letters.map((letter) => {
		const { from, to, says, count, deliver } = letter;
		const pair = `${from} ${to}`;
		const slot = slots.get(pair) ?? 0;
		slots.set(pair, slot + 1);
		const { x, y } = onChord(from, to, size, .5 + slot % 3 * .12 - .1, 8 + Math.floor(slot / 3) * 16);
		const label = `${says} from node ${from} to node ${to}${count > 1 ? `, ${count} times` : ""}`;
		const take_ = () => deliver !== null && take(deliver);
		return h("g", {
			key: `${pair} ${says}`,
			class: ["sx-letter", deliver === null && "sx-letter-stuck"],
			transform: `translate(${x} ${y})`,
			role: "button",
			tabindex: deliver === null ? -1 : 0,
			"aria-label": deliver === null ? `${label}, cannot be taken now` : `take ${label}`,
			"aria-disabled": deliver === null,
			onClick: take_,
			onKeydown: (event) => pressed(event, take_)
		}, [
			h("title", {}, label),
			h("rect", {
				x: -9,
				y: -6,
				width: 18,
				height: 12,
				rx: 2
			}),
			h("path", { d: "M -9 -6 L 0 1 L 9 -6" }),
			h("text", { y: 15 }, `${kindIn(says)} → ${to}${count > 1 ? ` ×${count}` : ""}`)
		]);
	});
}
function kindIn(says) {
	return says.split("(")[0].slice(0, 14);
}
function pressed(event, act) {
	if (event.key !== "Enter" && event.key !== " ") return;
	event.preventDefault();
	event.stopPropagation();
	act();
}
// explorer/page/ring-canvas.ts
/** A ring of more than 300 nodes, drawn on a canvas: ranges, nodes, pointers and messages. */
/** In pixels of the canvas for each unit of the picture. */
var SCALE = 2;
/** Of more pointers of one kind, only those of the selected node are drawn. */
var MOST_POINTERS = 6e3;
var RingCanvas = defineComponent({
	name: "RingCanvas",
	props: {
		ring: {
			type: Object,
			required: true
		},
		letters: {
			type: Array,
			required: true
		},
		witnesses: {
			type: Object,
			required: true
		},
		selected: {
			type: Number,
			default: null
		},
		shows: {
			type: Object,
			required: true
		}
	},
	emits: { select: (_node) => true },
	setup(props, { emit }) {
		const canvas = ref(null);
		const draw = () => {
			const context = canvas.value?.getContext("2d");
			if (canvas.value !== null && context !== null && context !== void 0) paint(context, canvas.value, props);
		};
		onMounted(draw);
		watch(() => [
			props.ring,
			props.letters,
			props.witnesses,
			props.selected,
			props.shows
		], draw, { flush: "post" });
		const choose = (event) => {
			const box = canvas.value?.getBoundingClientRect();
			if (box === void 0) return;
			const [x, y] = [(event.clientX - box.left) / box.width * 400 - 200, (event.clientY - box.top) / box.height * 400 - 200];
			const key = (Math.atan2(y, x) + Math.PI / 2 + 2 * Math.PI) / (2 * Math.PI) * props.ring.size;
			const nearest = nearestPeer(props.ring, key % props.ring.size);
			if (nearest !== null) emit("select", nearest);
		};
		return () => h("canvas", {
			ref: canvas,
			class: "sx-ring",
			width: 400 * SCALE,
			height: 400 * SCALE,
			role: "img",
			"aria-label": ringInWords(props.ring).slice(0, 300),
			onClick: choose
		});
	}
});
function paint(context, canvas, { ring, letters, witnesses, selected, shows }) {
	const style = getComputedStyle(canvas);
	const colour = (name) => style.getPropertyValue(`--sx-${name}`).trim() || "gray";
	const { size } = ring;
	context.setTransform(SCALE, 0, 0, SCALE, 0, 0);
	context.clearRect(0, 0, 400, 400);
	const arc = (after, upTo, radius, width, stroke) => {
		context.beginPath();
		context.lineWidth = width;
		context.strokeStyle = stroke;
		const [from, to] = [angleOf(after + .5, size), angleOf(upTo + .5, size)];
		context.arc(200, 200, radius, from, after === upTo ? from + 2 * Math.PI : to);
		context.stroke();
	};
	for (const [i, { after, upTo }] of ring.owned.entries()) arc(after, upTo, 166, 14, colour(`colour-${i % 8}`));
	for (const { after, upTo } of ring.shared) arc(after, upTo, 179, 4, colour("bad"));
	for (const { after, upTo } of ring.holes) arc(after, upTo, 166, 14, colour("hole"));
	const byKind = /* @__PURE__ */ new Map();
	for (const { kind } of ring.pointers) byKind.set(kind, (byKind.get(kind) ?? 0) + 1);
	for (const { kind, from, to } of ring.pointers) {
		if (from !== selected && (!shows.has(kind) || (byKind.get(kind) ?? 0) > MOST_POINTERS)) continue;
		line(context, placeOf(from, size), placeOf(to, size), from === selected ? 1.2 : .35, colour(kind === "successor" ? "accent" : "quiet"));
	}
	for (const { from, to } of letters) line(context, placeOf(from, size), placeOf(to, size), .8, colour("letter"));
	for (const { id, standing } of ring.peers) {
		const { x, y } = placeOf(id, size, 138);
		const isMarked = id === selected || witnesses.nodes.includes(id);
		context.beginPath();
		context.fillStyle = isMarked ? colour("bad") : colour(standing === "member" ? "accent" : standing === "down" ? "quiet" : "letter");
		context.arc(x, y, isMarked ? 5 : 2, 0, 2 * Math.PI);
		context.fill();
	}
}
function line(context, from, to, width, stroke) {
	context.beginPath();
	context.lineWidth = width;
	context.strokeStyle = stroke;
	context.moveTo(from.x, from.y);
	context.lineTo(to.x, to.y);
	context.stroke();
}
function nearestPeer({ peers, size }, key) {
	const distance = (id) => Math.min(Math.abs(id - key), size - Math.abs(id - key));
	return peers.reduce((best, { id }) => best === null || distance(id) < distance(best) ? id : best, null);
}
// explorer/page/picture-panel.ts
/** One state as a picture: the ring, the matrix of transactions, or cards; and the messages in flight. */
/** Larger rings are drawn on a canvas. */
var MOST_PEERS_AS_SVG = 300;
var PicturePanel = defineComponent({
	name: "PicturePanel",
	props: {
		session: {
			type: Object,
			required: true
		},
		witnesses: {
			type: Object,
			required: true
		}
	},
	emits: { take: (_choice) => true },
	setup(props, { emit }) {
		const picture = ref(null);
		const selected = ref(null);
		const pointers = shallowRef(/* @__PURE__ */ new Set([
			"successor",
			"predecessor",
			"lock"
		]));
		return () => h("div", { class: "sx-picture" }, [tabs(props.session), pictureOf(props.session)]);
		function tabs(now) {
			const { ring, transactions, partition } = now.scene.value;
			const available = [
				...ring === null ? [] : [["ring", "Ring"]],
				...transactions === null ? [] : [["matrix", "Replicas and votes"]],
				["cards", "Table"]
			];
			const current = currentPicture(now);
			return h("div", { class: "sx-tabs" }, [...available.map(([name, says]) => h("button", {
				type: "button",
				class: "sx-tab",
				"aria-pressed": current === name,
				onClick: () => picture.value = name
			}, says)), partition === null ? null : h("span", { class: "sx-bad" }, ` partition: ${partition.map((group) => group.join(" ")).join(" | ")}`)]);
		}
		function currentPicture(now) {
			const { ring, transactions } = now.scene.value;
			if (picture.value === "cards") return "cards";
			if (ring !== null && (picture.value === "ring" || picture.value === null && transactions === null)) return "ring";
			if (transactions !== null) return "matrix";
			return ring === null ? "cards" : "ring";
		}
		function pictureOf(now) {
			const { ring, transactions, cards, letters } = now.scene.value;
			const current = currentPicture(now);
			if (current === "matrix" && transactions !== null) return [h(Matrix, { view: transactions }), flight(now)];
			if (current === "cards" || ring === null) return [h(StateCards, {
				cards,
				nodes: props.witnesses.nodes
			}), flight(now)];
			const drawn = {
				ring,
				letters,
				witnesses: props.witnesses,
				selected: selected.value,
				shows: pointers.value
			};
			const select = (id) => selected.value = selected.value === id ? null : id;
			return [
				ring.peers.length > MOST_PEERS_AS_SVG ? h(RingCanvas, {
					...drawn,
					onSelect: select
				}) : h(RingPicture, {
					...drawn,
					onTake: (choice) => emit("take", choice),
					onSelect: select
				}),
				pointerChoice(),
				selected.value === null ? null : h(StateCards, {
					cards: cards.filter(({ title }) => title === `node ${selected.value}`),
					nodes: []
				})
			];
		}
		function pointerChoice() {
			return h("fieldset", { class: "sx-pointers" }, [h("legend", {}, "Pointers"), ...[
				"successor",
				"predecessor",
				"backup",
				"finger"
			].map((kind) => h("label", {}, [h("input", {
				type: "checkbox",
				checked: pointers.value.has(kind),
				onChange: () => {
					const next = new Set(pointers.value);
					if (!next.delete(kind)) next.add(kind);
					pointers.value = next;
				}
			}), ` ${kind}`]))]);
		}
		/** The messages in flight as a list: each can be taken. */
		function flight(now) {
			const { letters } = now.scene.value;
			if (letters.length === 0) return null;
			return h("div", { class: "sx-flight" }, [h("h4", {}, `Messages in flight: ${letters.length}`), h("ul", {}, letters.map(({ from, to, says, count, deliver }) => h("li", {}, [h("button", {
				type: "button",
				class: "sx-envelope",
				disabled: deliver === null,
				onClick: () => deliver !== null && emit("take", deliver)
			}, `✉ ${from} → ${to}: ${says}${count > 1 ? ` ×${count}` : ""}`)])))]);
		}
	}
});
// explorer/page/search.ts
/** A check in a page stops at this many states; the command line goes on. */
var MOST_STATES = 3e6;
/** Begins a search. The report is rejected with an `Error` when the model is faulty. */
function beginSearch(request, onProgress) {
	const worker = new Worker(new URL("./check-worker.ts", import.meta.url), { type: "module" });
	const report = new Promise((resolve, reject) => {
		worker.addEventListener("message", ({ data }) => {
			if (data.type === "progress") return onProgress(data.progress);
			worker.terminate();
			if (data.type === "report") resolve(data.report);
			else reject(new Error(data.says));
		});
		worker.addEventListener("error", (event) => {
			worker.terminate();
			reject(new Error(event.message || "the worker did not start"));
		});
	});
	worker.postMessage({
		...request,
		maxStates: MOST_STATES
	});
	return {
		report,
		stop: () => worker.terminate()
	};
}
/** The command that goes on where the page stopped. */
function commandFor({ scenario, from }) {
	return `npx selfman check ${scenario}${from.choices.length === 0 ? "" : ` --from ${from.choices.join(".")}`}`;
}
// explorer/page/search-panel.ts
/** Searches from the state that is looked at: “break it from here”, “check from here”, and a ladder of hints to a goal. */
var SearchPanel = defineComponent({
	name: "SearchPanel",
	props: {
		session: {
			type: Object,
			required: true
		},
		goal: {
			type: Object,
			default: null
		},
		/** Grows by one when the reader asks for a check by a key. */
		asked: {
			type: Number,
			required: true
		}
	},
	emits: {
		show: (_steps) => true,
		hint: (_hinted) => true,
		say: (_says) => true
	},
	setup(props, { emit }) {
		const progress = shallowRef(null);
		const found = shallowRef(null);
		const fault = ref(null);
		/** How many rungs of the ladder have been shown. */
		const rung = ref(0);
		let search = null;
		const stop = () => {
			search?.stop();
			search = null;
			progress.value = null;
		};
		const forget = () => {
			stop();
			found.value = null;
			fault.value = null;
			rung.value = 0;
			emit("hint", {
				node: null,
				step: null
			});
		};
		onBeforeUnmount(stop);
		watch(() => [props.session, props.session.position.value], forget);
		watch(() => props.asked, () => void begin({ type: "check" }, { type: "check" }));
		return () => {
			if (props.session.run === null) return null;
			const isRunning = progress.value !== null;
			return h("section", {
				class: "sx-search",
				"aria-label": "Search from here"
			}, [
				h("div", { class: "sx-row-of-buttons" }, [
					button$1("Break it from here", breakIt, isRunning),
					button$1("Check from here", () => void begin({ type: "check" }, { type: "check" }), isRunning, "c"),
					button$1(rung.value === 0 ? "Hint" : "Further hint", hint, isRunning),
					isRunning ? button$1("Stop", stop, false) : null
				]),
				progressLine(),
				fault.value === null ? null : h("p", { class: "sx-bad" }, fault.value),
				found.value === null ? null : h("div", { class: "sx-found" }, found.value.quest === "hint" ? ladder(found.value.report) : verdict(found.value))
			]);
		};
		function progressLine() {
			if (progress.value === null) return null;
			const { distinct, waiting, depth } = progress.value;
			return h("p", { class: "sx-progress" }, [h("progress", {}), ` ${distinct.toLocaleString("en-US")} states, ${waiting.toLocaleString("en-US")} waiting, depth ${depth}`]);
		}
		function breakIt() {
			const already = props.session.run?.broken().map(({ property }) => property) ?? [];
			begin({
				type: "break",
				except: already
			}, {
				type: "break",
				except: already
			});
		}
		function hint() {
			if (found.value?.quest === "hint") return climb(found.value.report);
			const already = props.session.run?.broken().map(({ property }) => property) ?? [];
			const quest = props.goal === null ? {
				type: "break",
				except: already
			} : questOf(props.goal);
			if (quest === null) {
				fault.value = "For this goal the page knows no hint.";
				return;
			}
			begin(quest, "hint");
		}
		async function begin(quest, shownAs) {
			const { run, scenario, isFree } = props.session;
			if (run === null || scenario === null) return;
			forget();
			const { initial, choices } = run.at.moment;
			progress.value = {
				scenario: scenario.name,
				distinct: 0,
				generated: 0,
				waiting: 0,
				depth: 0,
				seconds: 0,
				memoryMB: 0,
				memoHitRate: 0
			};
			const mine = beginSearch({
				scenario: scenario.name,
				isFree,
				quest,
				from: {
					initial,
					choices
				}
			}, (now) => {
				progress.value = now;
			});
			search = mine;
			try {
				const report = await mine.report;
				if (search !== mine) return;
				progress.value = null;
				found.value = {
					quest: shownAs,
					report
				};
				if (shownAs === "hint") climb(report);
				else emit("say", inWords({
					quest: shownAs,
					report
				}));
			} catch (error) {
				if (search !== mine) return;
				progress.value = null;
				fault.value = error instanceof Error ? error.message : String(error);
			}
		}
		function climb(report) {
			rung.value++;
			const step = report.counterexample?.steps[0];
			if (step === void 0) return emit("say", noWay(report));
			emit("hint", {
				node: rung.value > 1 ? actorOf(step.label) : null,
				step: rung.value > 2 ? step : null
			});
			emit("say", rungs(report)[Math.min(rung.value, 3) - 1]);
		}
		function ladder(report) {
			if (report.counterexample === void 0) return [h("p", {}, noWay(report))];
			return rungs(report).slice(0, rung.value).map((says) => h("p", {}, says));
		}
		function verdict({ quest, report }) {
			const { counterexample, inconclusive } = report;
			const { scenario, run } = props.session;
			return [
				h("p", {}, inWords({
					quest,
					report
				})),
				inconclusive === void 0 || scenario === null || run === null ? null : h("p", {}, ["On the command line it goes on: ", h("code", {}, commandFor({
					scenario: scenario.name,
					from: run.at.moment
				}))]),
				counterexample === void 0 || counterexample.steps.length === 0 ? null : button$1("Show this way", () => emit("show", counterexample.steps), false)
			];
		}
	}
});
function button$1(says, act, disabled, key) {
	return h("button", {
		type: "button",
		class: "sx-small",
		disabled,
		"aria-keyshortcuts": key,
		onClick: act
	}, says);
}
function inWords({ report }) {
	const { verdict, property, because, distinct, counterexample, inconclusive } = report;
	if (verdict === "inconclusive") return `NOT exhausted: ${inconclusive}.`;
	if (verdict === "holds") return `All ${distinct.toLocaleString("en-US")} states that can follow were visited, and every property that was asked holds.`;
	const steps = counterexample?.steps.length ?? 0;
	return `${property} breaks ${steps === 0 ? "here" : `in ${steps} ${steps === 1 ? "step" : "steps"}, and not sooner`}: ${because}.`;
}
function noWay({ verdict, distinct, inconclusive }) {
	if (verdict === "inconclusive") return `NOT exhausted: ${inconclusive}. No way was found within that.`;
	return `From here there is no way: all ${distinct.toLocaleString("en-US")} states that can follow were visited. Go back some steps.`;
}
/** The ladder: how far, which node, which step. */
function rungs({ counterexample }) {
	const steps = counterexample?.steps ?? [];
	const [first] = steps;
	const node = first === void 0 ? null : actorOf(first.label);
	return [
		`It is ${steps.length} ${steps.length === 1 ? "step" : "steps"} away.`,
		node === null ? "The next step is not one of a node." : `The next step is one of node ${node}.`,
		`The next step: ${first?.says ?? "none"}.`
	];
}
// explorer/page/toolbar.ts
/** Time travel, sharing, export, opening of files, and help. */
var KEYS = [
	["← →", "one step back, one step on"],
	["↑ ↓", "choose among the possible steps"],
	["Enter", "take the chosen step"],
	["F", "keep this branch, and begin another"],
	["X", "list faults only, or all steps"],
	["C", "check from here"],
	["?", "show or hide this help"]
];
var HelpPanel = () => h("aside", {
	class: "sx-help",
	"aria-label": "Keys"
}, [
	h("h3", {}, "Keys"),
	h("dl", {}, KEYS.flatMap(([keys, does]) => [h("dt", {}, h("kbd", {}, keys)), h("dd", {}, does)])),
	h("p", {}, "A message on the ring is taken by a click. A file dropped here is opened: a counterexample, a run, a trace, a report of a replay, or a history.")
]);
var Toolbar = defineComponent({
	name: "ExplorerToolbar",
	props: {
		session: {
			type: Object,
			required: true
		},
		compact: {
			type: Boolean,
			required: true
		}
	},
	emits: {
		go: (_position) => true,
		fork: () => true,
		open: (_files) => true,
		help: () => true,
		say: (_says) => true
	},
	setup(props, { emit }) {
		const exports = ref(false);
		return () => {
			const { session, compact } = props;
			const { title, teaches, run } = session;
			const [position, length] = [session.position.value, session.story.value.length];
			return h("header", { class: "sx-head" }, [
				compact ? null : h("h2", {}, title),
				compact ? null : h("p", { class: "sx-teaches" }, teaches),
				h("div", {
					class: "sx-row-of-buttons",
					role: "toolbar",
					"aria-label": "Time"
				}, [
					button("⇤", "to the beginning", () => emit("go", 0), position === 0),
					button("◀", "one step back", () => emit("go", position - 1), position === 0, "ArrowLeft"),
					h("span", { class: "sx-time" }, `step ${position} of ${length}`),
					button("▶", "one step on", () => emit("go", position + 1), position === length, "ArrowRight"),
					button("⇥", "to the end", () => emit("go", length), position === length),
					length === 0 ? null : h("input", {
						class: "sx-slider",
						type: "range",
						min: 0,
						max: length,
						value: position,
						"aria-label": `step ${position} of ${length}`,
						onInput: (event) => event.target instanceof HTMLInputElement && emit("go", Number(event.target.value))
					}),
					run === null ? null : button("Fork", "keep this branch, and begin another", () => emit("fork"), false, "f"),
					run === null ? null : button("Share", "copy the address of this run", share, false),
					run === null || compact ? null : button("Export", "write this run to a file", () => exports.value = !exports.value, false),
					compact ? null : fileButton(),
					button("?", "keys and help", () => emit("help"), false, "?")
				]),
				exports.value && run !== null && !compact ? h("div", {
					class: "sx-row-of-buttons",
					role: "group",
					"aria-label": "Export"
				}, [
					button("Run", "a file that the explorer opens", () => save(asRunFile(run)), false),
					button("Regression test", "a test that plays the same steps", () => save(asRegressionTest(run)), false),
					button("Mermaid", "the source of a sequence diagram", () => save(asMermaid(run)), false),
					button("ITF", "states for the tools of Apalache and Quint", () => save(asItf(run)), false),
					button("SVG", "the picture that is shown", saveSvg, false)
				]) : null
			]);
		};
		function share() {
			const fragment = props.session.fragment();
			if (fragment === null) return;
			const address = `${location.href.split("#")[0]}#${fragment}`;
			navigator.clipboard?.writeText(address).then(() => emit("say", "The address was copied")).catch(() => emit("say", `The address: ${address}`));
			history.replaceState(null, "", `#${fragment}`);
		}
		function fileButton() {
			return h("label", { class: "sx-small sx-file" }, ["Open", h("input", {
				type: "file",
				multiple: true,
				"aria-label": "open a counterexample, run, trace, report or history",
				onChange: (event) => {
					const files = event.target instanceof HTMLInputElement ? [...event.target.files ?? []] : [];
					if (files.length > 0) emit("open", files);
				}
			})]);
		}
		function saveSvg(event) {
			const picture = (event?.target instanceof Element ? event.target.closest(".sx") : null)?.querySelector("svg");
			if (picture === null || picture === void 0) return emit("say", "There is no picture to save");
			save({
				name: "selfman.svg",
				type: "image/svg+xml",
				text: withStyles(picture)
			});
		}
	}
});
function button(says, label, act, disabled, key) {
	return h("button", {
		type: "button",
		class: "sx-small",
		"aria-label": says.length > 2 ? void 0 : label,
		title: label,
		disabled,
		"aria-keyshortcuts": key,
		onClick: act
	}, says);
}
function save({ name, type, text }) {
	const address = URL.createObjectURL(new Blob([text], { type }));
	const link = document.createElement("a");
	[link.href, link.download] = [address, name];
	link.click();
	URL.revokeObjectURL(address);
}
/** What makes the look of a picture, so that it stands alone. */
var PAINTED = [
	"fill",
	"stroke",
	"stroke-width",
	"stroke-dasharray",
	"font-size",
	"font-family",
	"text-anchor",
	"opacity",
	"dominant-baseline"
];
function withStyles(picture) {
	const copy = picture.cloneNode(true);
	if (!(copy instanceof SVGSVGElement)) return "";
	const [from, to] = [picture.querySelectorAll("*"), copy.querySelectorAll("*")];
	for (const [i, element] of from.entries()) {
		const style = getComputedStyle(element);
		to[i].setAttribute("style", PAINTED.map((name) => `${name}:${style.getPropertyValue(name)}`).join(";"));
	}
	return new XMLSerializer().serializeToString(copy);
}
// explorer/page/explorer.ts
/**
* The explorer as a Vue component: `import { Explorer } from '<root>/explorer/page/explorer.ts'`, and its style comes along.
*
* Props: `scenario`, a name or an ending of one; `run`, the fragment of a shared run; `goal`, `{ reach, atMost, without }`;
* `compact`, for a page with text around it; `free`, without a budget of faults; `opened`, a recorded story instead.
* Events: `goal-reached` with the number of steps, once for each run; `moved` with the fragment of the run.
*/
var Explorer = defineComponent({
	name: "SelfmanExplorer",
	props: {
		scenario: {
			type: String,
			default: ""
		},
		run: {
			type: String,
			default: ""
		},
		goal: {
			type: Object,
			default: null
		},
		compact: {
			type: Boolean,
			default: false
		},
		free: {
			type: Boolean,
			default: false
		},
		opened: {
			type: Object,
			default: null
		}
	},
	emits: {
		"goal-reached": (_steps) => true,
		moved: (_fragment) => true
	},
	setup(props, { emit }) {
		const session = shallowRef(null);
		const trouble = ref(null);
		const said = ref("");
		const focused = ref(0);
		const onlyFaults = ref(false);
		const lower = ref("story");
		const pointed = shallowRef(null);
		const hinted = shallowRef({
			node: null,
			step: null
		});
		const checks = ref(0);
		const helps = ref(false);
		const root = ref(null);
		const reached = ref(null);
		const witnesses = computed(() => {
			const scene = session.value?.scene.value;
			if (scene === void 0) return NO_WITNESSES;
			if (pointed.value !== null) return witnessesOf(pointed.value);
			return witnessesOf(scene.lights.filter(({ kind, holds }) => !holds && (kind === "always" || kind === "step")).flatMap(({ reasons }) => reasons));
		});
		const show = (next) => {
			session.value = next;
			[trouble.value, reached.value, onlyFaults.value] = [
				null,
				null,
				false
			];
			focused.value = 0;
			after(next.note ?? "");
		};
		const load = async () => {
			try {
				if (props.opened !== null) return show(props.opened instanceof Session ? props.opened : new Session({ recording: props.opened }));
				if (props.scenario === "") return;
				const scenario = await scenarioNamed(props.scenario);
				if (scenario === null) throw new Error(`scenario: got "${props.scenario}", expected the name of a scenario; choose one of the list`);
				show(Session.ofScenario(scenario, props.run, props.free || /(^|&)f=1(&|$)/.test(props.run)));
			} catch (error) {
				session.value = null;
				trouble.value = error instanceof Error ? error.message : String(error);
			}
		};
		onMounted(load);
		watch(() => [
			props.scenario,
			props.run,
			props.free,
			props.opened
		], load);
		function after(says) {
			const now = session.value;
			if (now === null) return;
			const { run } = now;
			if (run !== null) {
				const choices = inListOrder(run.choices(), onlyFaults.value);
				if (!choices.some(({ number }) => number === focused.value)) focused.value = choices[0]?.number ?? 0;
				const broken = run.broken().flatMap(({ property, reasons }) => [`${property} is broken: ${reasons.map((reason) => reason.says).join("; ")}`]);
				said.value = [says, ...broken].filter((part) => part !== "").join(". ");
				judgeGoal(now);
			} else said.value = says;
			emit("moved", now.fragment());
		}
		function judgeGoal({ run }) {
			if (props.goal === null || run === null || reached.value !== null) return;
			const knot = reachedAt(run, props.goal);
			if (knot === null) return;
			reached.value = knot.depth;
			said.value = `${said.value}. The goal is reached in ${knot.depth} steps`;
			emit("goal-reached", knot.depth);
		}
		function take(number) {
			const now = session.value;
			if (now === null || now.run === null) return;
			try {
				now.take(number);
				const { step } = now.run.at;
				onlyFaults.value = false;
				after(step === null ? "" : [step.says, ...step.changes].join(". "));
			} catch (error) {
				trouble.value = error instanceof Error ? error.message : String(error);
			}
		}
		function goTo(position) {
			session.value?.goTo(position);
			const row = session.value?.story.value[(session.value?.position.value ?? 0) - 1];
			after(row === void 0 ? "The beginning" : `Step ${session.value?.position.value}: ${row.says}`);
		}
		function followWay(steps) {
			const run = session.value?.run;
			if (run === null || run === void 0) return;
			for (const { says } of steps) {
				const choice = run.choices().find((each) => each.says === says);
				if (choice === void 0) break;
				run.take(choice.number);
			}
			session.value?.moved();
			after(`${steps.length} steps were taken`);
		}
		function fork() {
			const run = session.value?.run;
			if (run === null || run === void 0) return;
			const end = run.tip;
			goTo((run.at === end ? end.depth : run.at.depth) - (run.at === end ? 1 : 0));
			lower.value = "branches";
			said.value = "The branch is kept. Another step from here begins a new one";
		}
		async function open(files) {
			try {
				show(await openTexts(await Promise.all(files.map(async (file) => ({
					name: file.name,
					text: await file.text()
				})))));
			} catch (error) {
				trouble.value = error instanceof Error ? error.message : String(error);
			}
		}
		function pressed(event) {
			const now = session.value;
			const isField = event.target instanceof HTMLElement && /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
			if (now === null || isField || event.ctrlKey || event.metaKey || event.altKey) return;
			const act = actionOf(event.key, now);
			if (act === null) return;
			event.preventDefault();
			act();
		}
		function actionOf(key, now) {
			switch (key) {
				case "ArrowLeft": return () => goTo(now.position.value - 1);
				case "ArrowRight": return () => goTo(now.position.value + 1);
				case "ArrowUp": return () => moveFocus(-1);
				case "ArrowDown": return () => moveFocus(1);
				case "f": return fork;
				case "x": return () => {
					onlyFaults.value = !onlyFaults.value;
					after(onlyFaults.value ? "Only faults are listed" : "All steps are listed");
				};
				case "c": return () => {
					checks.value++;
				};
				case "?": return () => {
					helps.value = !helps.value;
				};
				default: return null;
			}
		}
		function moveFocus(by) {
			const choices = inListOrder(session.value?.run?.choices() ?? [], onlyFaults.value);
			if (choices.length === 0) return;
			const at = choices.findIndex(({ number }) => number === focused.value);
			focused.value = choices[(at + by + choices.length) % choices.length].number;
			nextTick(() => root.value?.querySelector(`[data-choice="${focused.value}"]`)?.focus());
		}
		return () => {
			const now = session.value;
			return h("section", {
				ref: root,
				class: ["sx", props.compact && "sx-compact"],
				"aria-label": now === null ? "Explorer" : `Explorer: ${now.title}`,
				onKeydown: pressed,
				onDragover: (event) => event.preventDefault(),
				onDrop: (event) => {
					event.preventDefault();
					const files = [...event.dataTransfer?.files ?? []];
					if (files.length > 0) open(files);
				}
			}, [
				trouble.value === null ? null : h("p", {
					class: "sx-trouble",
					role: "alert"
				}, trouble.value),
				now === null ? trouble.value === null ? h("p", { class: "sx-quiet" }, props.scenario === "" ? "Choose a scenario, or drop a file here." : "Loading …") : null : body(now),
				h("p", {
					class: "sx-live",
					"aria-live": "polite"
				}, said.value)
			]);
		};
		function body(now) {
			const scene = now.scene.value;
			const hintedChoice = scene.choices.find(({ says }) => says === hinted.value.step?.says)?.number ?? null;
			return [
				h(Toolbar, {
					session: now,
					compact: props.compact,
					onGo: goTo,
					onFork: fork,
					onOpen: open,
					onHelp: () => helps.value = !helps.value,
					onSay: (says) => said.value = says
				}),
				now.note === null ? null : h("p", { class: "sx-note" }, now.note),
				helps.value ? h(HelpPanel) : null,
				goalLine(),
				h("div", { class: "sx-main" }, [h(PicturePanel, {
					session: now,
					witnesses: witnesses.value,
					onTake: take
				}), h("div", { class: "sx-side" }, [now.run === null ? null : h(ChoiceList, {
					choices: scene.choices,
					left: scene.left,
					isFree: now.isFree,
					focused: focused.value,
					onlyFaults: onlyFaults.value,
					hintedChoice,
					hintedNode: hinted.value.node,
					onTake: take,
					onFocus: (number) => focused.value = number
				}), h(SearchPanel, {
					session: now,
					goal: props.goal,
					asked: checks.value,
					onShow: followWay,
					onHint: (next) => hinted.value = next,
					onSay: (says) => said.value = says
				})])]),
				scene.lights.length === 0 ? null : h(LightList, {
					lights: scene.lights,
					onPoint: (reasons) => pointed.value = reasons
				}),
				h(LowerPanel, {
					session: now,
					tab: lower.value,
					onTab: (tab) => lower.value = tab,
					onGo: goTo,
					onBranch: (id) => {
						now.goToKnot(id);
						after("Another branch");
					}
				})
			];
		}
		function goalLine() {
			if (props.goal === null) return null;
			const within = props.goal.atMost === void 0 ? "" : ` within ${props.goal.atMost} steps`;
			return h("p", { class: ["sx-goal", reached.value !== null && "sx-reached"] }, reached.value === null ? `The goal is not reached yet${within === "" ? "" : `; reach it${within}`}.` : `✓ Reached in ${reached.value} steps.`);
		}
	}
});
export { Explorer };
