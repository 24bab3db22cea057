/** The rooms and their arrows as text: actual imports, not permissions. */
import type { Import } from './imports.ts';
import { ROOMS, roomOf } from './table.ts';

export interface Arrows {
  readonly room: string;
  /** The other rooms from which its files import, in the order of the table. */
  readonly to: readonly string[];
}

/** Every room of the table, in its order. */
export function arrowsOf(imports: readonly Import[]): readonly Arrows[] {
  const folders = ROOMS.map(({ folder }) => folder);
  return folders.map((room) => {
    const entered = new Set(imports.filter(({ from, isOutside }) => !isOutside && roomOf(from) === room).map(({ to }) => roomOf(to)));
    return { room, to: folders.filter((folder) => folder !== room && entered.has(folder)) };
  });
}

/** The arrows between top-level folders, and between the rooms of traces/: a node records without the code that replays. */
export function outerArrowsOf(arrows: readonly Arrows[]): readonly Arrows[] {
  const outer = (room: string) => (room.startsWith('traces/') ? room : room.split('/', 1)[0]);
  const folders = [...new Set(arrows.map(({ room }) => outer(room)))];
  return folders.map((folder) => {
    const entered = new Set(arrows.filter(({ room }) => outer(room) === folder).flatMap(({ to }) => to.map(outer)));
    return { room: folder, to: folders.filter((each) => each !== folder && entered.has(each)) };
  });
}

/** One line per room. */
export function asLines(arrows: readonly Arrows[]): string {
  return arrows.map(({ room, to }) => (to.length === 0 ? room : `${room} → ${to.join(', ')}`)).join('\n');
}

/** A flowchart of the outer rooms, without arrows that others imply, and a table of all rooms. */
export function asMarkdown(arrows: readonly Arrows[]): string {
  const outer = outerArrowsOf(arrows);
  const drawn = outer.flatMap(({ room, to }) =>
    to.filter((target) => !isImplied(outer, room, target)).map((target) => `  ${room} --> ${target}`),
  );
  const reasons = new Map(ROOMS.map(({ folder, because }) => [folder, because]));
  const shortened = (room: string, to: readonly string[]) =>
    to.map((each) => (each.startsWith(`${parentOf(room)}/`) ? each.slice(parentOf(room).length + 1) : each));
  return [
    ['```mermaid', 'flowchart TD', ...drawn, '```'].join('\n'),
    [
      '| room | imports from | because |',
      '|---|---|---|',
      ...arrows.map(
        ({ room, to }) =>
          `| \`${room}/\` | ${shortened(room, to)
            .map((each) => `\`${each}\``)
            .join(', ')} | ${reasons.get(room)} |`,
      ),
    ].join('\n'),
  ].join('\n\n');
}

function parentOf(room: string): string {
  return room.split('/').slice(0, -1).join('/') || room;
}

/** Whether `to` is reached from `from` through a third room. */
function isImplied(arrows: readonly Arrows[], from: string, to: string): boolean {
  const targets = (room: string) => arrows.find((each) => each.room === room)?.to ?? [];
  const reaches = (room: string, seen: readonly string[]): boolean =>
    targets(room).some((next) => next === to || (!seen.includes(next) && reaches(next, [...seen, next])));
  return targets(from).some((next) => next !== to && reaches(next, [next]));
}
