/** Makes the folder for traces. */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { cannotMake } from './cannot-record.ts';

/**
 * Makes the folder and its missing parents, level by level. Asked to make all levels at once, Node never ends on a file
 * system without room for folders, such as /proc. Throws `CannotRecord`.
 */
export function makeFolder(folder: string): void {
  const path = resolve(folder);
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another node of the same run may have made the folder just now.
    if (!existsSync(path)) throw cannotMake(path, error);
  }
}
