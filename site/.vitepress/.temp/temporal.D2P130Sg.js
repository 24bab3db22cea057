// spec/kernel/fairness.ts
/** Weak fairness of these actions together: if one of them is always possible from some point on, one is taken. No name: any step. */
function weak(actions = [], ...param) {
	return constraint("weak", actions, param);
}
/** Strong fairness of these actions together: if again and again one of them is possible, again and again one is taken. */
function strong(actions = [], ...param) {
	return constraint("strong", actions, param);
}
/** Weak fairness of each of these actions by itself, with each of its parameters by itself. */
function weakEach(actions, ...param) {
	return {
		...constraint("weak", actions, param),
		each: true
	};
}
function constraint(kind, actions, param) {
	const named = {
		kind,
		actions: typeof actions === "string" ? [actions] : actions
	};
	return param.length === 0 ? named : {
		...named,
		param: param[0]
	};
}
// spec/kernel/temporal.ts
/** Every fair behaviour has a state where `holds`. `explain` says what is missing in a state in which it never will. */
function eventually(holds, doc, explain) {
	return claim("eventually", holds, doc, explain);
}
/** In every fair behaviour, `holds` again and again. */
function alwaysEventually(holds, doc, explain) {
	return claim("alwaysEventually", holds, doc, explain);
}
/** Every fair behaviour has a state from which on `holds` for ever. */
function eventuallyAlways(holds, doc, explain) {
	return claim("eventuallyAlways", holds, doc, explain);
}
/** In every fair behaviour, a state where `when` is followed by one where `holds`; it may be the same state. */
function leadsTo(when, holds, doc, explain) {
	const asked = (state) => holds(state);
	return Object.assign(asked, {
		kind: "leadsTo",
		when,
		holds
	}, texts(doc, explain));
}
function claim(kind, holds, doc, explain) {
	const asked = (state) => holds(state);
	return Object.assign(asked, {
		kind,
		holds
	}, texts(doc, explain));
}
function texts(doc, explain) {
	return {
		...doc === void 0 ? {} : { doc },
		...explain === void 0 ? {} : { explain }
	};
}
export { strong as a, leadsTo as i, eventually as n, weak as o, eventuallyAlways as r, weakEach as s, alwaysEventually as t };
