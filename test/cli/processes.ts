/** The processes of this machine, as its kernel lists them. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The processes that were given this folder on their command line. */
export function processesOf(folder: string): readonly number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .filter((pid) => commandLine(pid).includes(folder))
    .map(Number);
}

/** The processes that this one has started, and that still run. */
export function childrenOf(parent: number): readonly number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  // After the name of the program, which is in brackets: its state, then its parent.
  return pids.filter((pid) => Number(fileOf(pid, 'stat').split(') ').at(-1)?.split(' ')[1]) === parent).map(Number);
}

function commandLine(pid: string): string {
  return fileOf(pid, 'cmdline');
}

/** Empty for a process that has ended, and for one that is about to. */
function fileOf(pid: string, name: string): string {
  try {
    return readFileSync(join('/proc', pid, name), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) return '';
    throw error;
  }
}
