/** The folder that traces are written to. */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { cannotMake } from './cannot-record.ts';

/**
 * Makes the folder, and those above it, if need be; level by level, for asked to make all levels at once Node tries for
 * ever on a file system that has no place for folders, such as /proc. Throws `CannotRecord`.
 */
export function makeFolder(folder: string): void {
  const path = resolve(folder);
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another node of the same run may have made it just now.
    if (!existsSync(path)) throw cannotMake(path, error);
  }
}
