// impl/kernel/by-number.ts
/** Lists of records, each with a number that no other one has; by that number, ascending, so that equal collections are equal values. */
/** The records with this one, in the place of the one with the same number if there is one. `by`: the field of the number. */
function withRecord(records, record, by) {
	const index = records.findIndex((each) => each[by] >= record[by]);
	if (index === -1) return [...records, record];
	return records.toSpliced(index, records[index][by] === record[by] ? 1 : 0, record);
}
export { withRecord as t };
