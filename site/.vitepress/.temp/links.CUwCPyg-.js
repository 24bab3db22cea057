// spec/ring-merge/links.ts
/** Whether one can get from any of these nodes to any other one along these links, in whichever direction. */
function areLinked(nodes, links) {
	const met = new Set(nodes.slice(0, 1));
	for (let before = 0; before < met.size;) {
		before = met.size;
		for (const link of links) if (link.some((node) => met.has(node))) for (const node of link) met.add(node);
	}
	return nodes.every((node) => met.has(node));
}
export { areLinked as t };
