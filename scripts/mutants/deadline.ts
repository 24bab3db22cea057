/** A thread that ends its process, as nothing inside can, when the step of a reducer does not end. */
import { isMainThread, workerData } from 'node:worker_threads';

const PAUSE_MS = 100;

/** The processor time that this process has taken, in milliseconds. */
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
