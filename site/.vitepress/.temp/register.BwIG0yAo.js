import { D as recoverable, w as always } from "./scenario.Cs_16ybG.js";
// spec/replication/register.ts
/** Every read gives the value of a write that was not overwritten before the read began, or of one that is under way. */
var regular = always((all) => all.every((read) => !isDoneGet(read) || allowed(all, read).includes(read.value)), "A read gives the value of the last write that ended before the read began, or of a write that overlaps the read.", (all) => {
	const [read] = all.filter((each) => isDoneGet(each) && !allowed(all, each).includes(each.value));
	return `the read ${read.name} of item ${read.key} gave ${read.value}, and only ${allowed(all, read).join(" or ")} may be given`;
});
/** There is one order of all operations that explains every answer, and in which none comes before one that was done when it began. */
var linearizable = always((all) => [...new Set(all.map(({ key }) => key))].every((key) => hasOrder(all.filter((each) => each.key === key), null)), "Each operation on an item looks as if it had happened at one moment between its beginning and its end.", (all) => {
	return `no order explains that ${all.filter(({ done }) => done).map(({ name, kind, key, value, after }) => {
		const when = after.length === 0 ? "" : ` after ${after.join(", ")}`;
		return `${name} ${kind === "get" ? "read" : "wrote"} ${value} ${kind === "get" ? "from" : "to"} item ${key}${when}`;
	}).slice(0, 5).join("; ")}`;
});
var everyOperationEnds = recoverable((all) => all.every(({ done }) => done), "Every operation that a client has begun can still end.", (all) => all.filter(({ done }) => !done).map(({ name, key }) => `the operation ${name} on item ${key} has no end`).join(", "));
function isDoneGet({ kind, done }) {
	return kind === "get" && done;
}
/** The values that `read` may give, if reads need not agree with each other. */
function allowed(all, read) {
	const puts = all.filter(({ kind, key }) => kind === "put" && key === read.key);
	const before = puts.filter(({ name }) => read.after.includes(name));
	const isOverwritten = ({ name }) => before.some(({ after }) => after.includes(name));
	const isLater = ({ after }) => after.includes(read.name);
	const visible = puts.filter((put) => !isOverwritten(put) && !isLater(put)).map(({ value }) => value);
	return before.length === 0 ? [null, ...visible] : visible;
}
/** Whether those that are left can be ordered, when the item holds `value` now. One that is not done may never happen. */
function hasOrder(left, value) {
	if (left.every(({ done }) => !done)) return true;
	const isNext = ({ after }) => !left.some(({ name }) => after.includes(name));
	return left.filter(isNext).some((operation) => {
		const others = left.filter((each) => each !== operation);
		if (operation.kind === "put") return hasOrder(others, operation.value);
		return operation.done && operation.value === value && hasOrder(others, value);
	});
}
export { linearizable as n, regular as r, everyOperationEnds as t };
