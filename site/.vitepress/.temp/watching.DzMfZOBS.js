// impl/kernel/watching.ts
/** The effects that change the watched nodes from `old` to `now`: first each `monitor`, then each `unmonitor`. */
function watchEffects(old, now) {
	return [...now.filter((node) => !old.includes(node)).map((node) => ({
		type: "monitor",
		node
	})), ...old.filter((node) => !now.includes(node)).map((node) => ({
		type: "unmonitor",
		node
	}))];
}
export { watchEffects as t };
