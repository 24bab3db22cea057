import { t as canonical } from "./canonical.Dq9ysdzx.js";
// spec/kernel/bag.ts
/** Bags: lists in which the order says nothing, and how often an element is there does. */
/** Whether both have the same elements, each equally often. */
function areSameBag(some, others) {
	if (some.length !== others.length) return false;
	const [these, those] = [some, others].map((bag) => bag.map(canonical).sort());
	return these.every((text, i) => text === those[i]);
}
/** `all` without `others`: of each element as many as `all` has more. Elements are the same when `textOf` says the same of them. */
function bagWithout(all, others, textOf) {
	const left = others.map(textOf);
	return all.filter((element) => {
		const place = left.indexOf(textOf(element));
		if (place >= 0) left.splice(place, 1);
		return place < 0;
	});
}
export { bagWithout as n, areSameBag as t };
