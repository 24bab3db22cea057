/** Loaded into a node by `--import`: SIGUSR2 moves the clock of the node by so many milliseconds, and the next one back. */
const jumpMs = Number(process.env.SELFMAN_FAULTS_JUMP_MS ?? 0);
const now = Date.now;
let isAway = false;

Date.now = () => now() + (isAway ? jumpMs : 0);
process.on('SIGUSR2', () => {
  isAway = !isAway;
});
