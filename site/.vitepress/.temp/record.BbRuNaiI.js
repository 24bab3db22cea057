// spec/kernel/record.ts
/**
* Changing one entry of a record in a way that the checker can see through.
*
* `{ ...record, [key]: value }` reads every entry, so the checker must take the result to depend on all of them.
* `put(record, key, value)` says that the others are only carried along; the checker then remembers far fewer cases.
* On a plain record the two are the same.
*/
/** A record handed out by the checker answers this call itself, without reading its other entries. */
var PUT = Symbol("put");
/** The record with `value` under `key`, all other entries unchanged. */
function put(record, key, value) {
	const observed = record[PUT];
	return observed === void 0 ? {
		...record,
		[key]: value
	} : observed(key, value);
}
export { put as n, PUT as t };
