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

/** Empty for a process that has ended, and for one that is about to. */
function commandLine(pid: string): string {
  try {
    return readFileSync(join('/proc', pid, 'cmdline'), 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ESRCH')) return '';
    throw error;
  }
}
