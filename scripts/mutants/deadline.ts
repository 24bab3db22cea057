/** A thread that ends its process when a reducer's step does not end, as nothing else in the process can. */
import { isMainThread, workerData } from 'node:worker_threads';

const PAUSE_MS = 100;

/** The CPU time of this process, in milliseconds. */
export function spentMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

if (!isMainThread && workerData instanceof Float64Array) {
  const deadline = workerData;
  setInterval(() => {
    if (spentMs() > (deadline[0] ?? 0)) process.kill(process.pid, 'SIGKILL');
  }, PAUSE_MS);
}
