// impl/kernel/timers.ts
/** The effect that arms `timer`. None without a delay: then the timer never runs. */
function arm(timer, afterMs) {
	return afterMs === void 0 ? [] : [{
		type: "setTimer",
		timer,
		afterMs
	}];
}
export { arm as t };
