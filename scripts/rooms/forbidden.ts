/** Compares the imports of a tree with the table of rooms. */
import { dirname } from 'node:path/posix';
import type { Import } from './imports.ts';
import { CLOSED, LEAVES, ROOMS, type Room, roomOf } from './table.ts';

/** One sentence per import that the table does not allow: the broken rule, and the two files. Ascending. */
export function forbiddenImports(imports: readonly Import[]): readonly string[] {
  return imports.flatMap((each) => [...entering(each), ...opening(each)].map((rule) => `${rule}: ${each.from} → ${each.to}`)).sort();
}

/** One sentence per permission in the table that no import uses. */
export function deadDoors(imports: readonly Import[]): readonly string[] {
  return ROOMS.flatMap(({ folder, may, outside }) => {
    const own = imports.filter(({ from }) => roomOf(from) === folder);
    const entered = new Set(own.flatMap(({ to, isOutside }) => (isOutside ? [] : [roomOf(to)])));
    const dead = may.filter((room) => !entered.has(room)).map((room) => `${folder} does not import ${room}`);
    return outside && !own.some(({ isOutside }) => isOutside) ? [...dead, `${folder} imports no package`] : dead;
  });
}

/** The broken rule, if the room of the target must not be entered from the importing file. */
function entering({ from, to, isOutside }: Import): readonly string[] {
  const folder = roomOf(from);
  if (LEAVES.some((leaf) => leaf.folder === folder) || isConfiguration(from)) return [];
  const room = ROOMS.find((each) => each.folder === folder);
  if (room === undefined) return ['no room'];
  const isAllowed = isOutside ? room.outside === true : mayEnter(room, from, to);
  return isAllowed ? [] : [room.folder];
}

function mayEnter({ folder, may, apart }: Room, from: string, to: string): boolean {
  const target = roomOf(to);
  if (target === folder) return apart !== true || dirname(from) === dirname(to);
  return target !== undefined && may.includes(target);
}

/** The closed room that is entered, as a broken rule. */
function opening({ from, to, isOutside }: Import): readonly string[] {
  const isIn = (path: string, folder: string) => path.startsWith(`${folder}/`);
  return CLOSED.filter(({ folder, except }) => !isOutside && isIn(to, folder) && ![folder, ...except].some((each) => isIn(from, each))).map(
    ({ folder }) => `${folder} is closed`,
  );
}

/** Tools read these, and nothing imports them. */
function isConfiguration(path: string): boolean {
  return /^[^/]+\.config\.ts$/.test(path);
}
