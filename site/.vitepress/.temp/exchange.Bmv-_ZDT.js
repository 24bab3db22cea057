import { t as distance } from "./interval.BRRtuo-j.js";
import { t as ascending } from "./sorted-set.BjObjcoY.js";
// impl/places/exchange.ts
/**
* Members of a ring exchange their ids and their places. Protocols say in these terms how their data changes then, so that
* a checker can visit one of several symmetric states.
*/
/** `members` of a ring of `size` identifiers, ascending, exchange their ids. `renamed` gives the new id of each. */
function exchange(size, members, renamed) {
	const moved = (place, owner) => distance(distance(place, owner, size), renamed(owner), size);
	return {
		node: (id) => renamed(id),
		nodes: (ids) => ascending(ids.map((id) => renamed(id))),
		place: (place) => moved(place, members.find((member) => member >= place) ?? members[0]),
		beginning: (from) => moved(from, members.find((member) => member > from) ?? members[0])
	};
}
export { exchange as t };
