// spec/transactions/serialisability.ts
/** Whether one copy, that holds null under each key at first, and one transaction after another could have shown this. */
function isStrictlySerialisable(observed) {
	return canFollow({}, observed.filter(({ outcome }) => outcome !== "aborted"));
}
function canFollow(copy, rest) {
	if (rest.every(({ outcome }) => outcome === "open")) return true;
	const names = rest.map(({ name }) => name);
	return rest.some((next) => {
		const comesTooEarly = next.after.some((name) => names.includes(name));
		const readsRightly = next.outcome === "open" || next.reads.every(({ key, value }) => (copy[key] ?? null) === value);
		if (comesTooEarly || !readsRightly) return false;
		return canFollow(written(copy, next.writes), rest.filter(({ name }) => name !== next.name));
	});
}
function written(copy, writes) {
	return {
		...copy,
		...Object.fromEntries(writes.map(({ key, value }) => [key, value]))
	};
}
export { isStrictlySerialisable as t };
