import { n as bagWithout } from "./bag.DVWaK9_Y.js";
import { t as canonical } from "./canonical.Dq9ysdzx.js";
import { A as rememberingEach } from "./scenario.Cs_16ybG.js";
// spec/kernel/traffic.ts
/** One step of a network as each node sees it: the messages that it has received, and those that it has sent. */
/** One text for each message with the same content, from and to the same nodes. A message is the same object in many states. */
var textOf = rememberingEach(canonical);
/** The traffic of a step, by what is in flight before and after it. */
function trafficBetween(before, after) {
	return {
		heard: bagWithout(before, after, textOf),
		sent: bagWithout(after, before, textOf)
	};
}
/** The part of node `id` in it. */
function trafficOf({ heard, sent }, id) {
	return {
		heard: heard.filter(({ to }) => to === id),
		sent: sent.filter(({ from }) => from === id)
	};
}
export { trafficBetween as n, trafficOf as r, textOf as t };
