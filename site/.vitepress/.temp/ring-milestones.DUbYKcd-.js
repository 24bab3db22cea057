import { D as recoverable, E as reachable } from "./scenario.Cs_16ybG.js";
import { o as responsibleFor, r as keysOfNobodyInWords } from "./responsibility.Ca8GFZsg.js";
import { C as responsibilities, S as membersOf, b as isRecovering, u as isPerfectAmongMembers } from "./properties.Cb08gLre.js";
import { n as ringOf } from "./refinement.DjLOop0P.js";
// scenarios/baselines/ring-milestones.ts
/** The trouble is over, and the ring is perfect again. */
function repaired(crashes) {
	return { theRingIsRepaired: reachable((world) => world.nodes.filter(({ status }) => status === "down").length === crashes && isPerfectAmongMembers(ringOf(world)), "All the crashes that are allowed have happened, and the other peers form a perfect ring.") };
}
var aPeerIsRecovering = reachable((ring) => membersOf(ring).some((member) => isRecovering(ring, member)), "A member whose successor has failed.");
/** Every key can get an owner again: the paper allows a key to have none for a while. */
var everyKeyFindsAnOwner = recoverable((ring) => {
	const shared = responsibilities(ring);
	return Array.from({ length: ring.size }, (_, key) => key).every((key) => responsibleFor(shared, key).length > 0);
}, "Every key has an owner, now or later.", (ring) => keysOfNobodyInWords(responsibilities(ring)));
export { everyKeyFindsAnOwner as n, repaired as r, aPeerIsRecovering as t };
