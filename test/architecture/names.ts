/** Rules for the names of files and folders. */

/** A name that does not say what is inside invites everything. */
const DUMPING_GROUND = /(^|-)(utils?|helpers?|common|misc|types?|shared|lib)$/;
const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*$/;

/** The most lines that a TypeScript file may have. */
export const MOST_LINES = 350;

/** One sentence for each part of the path that breaks a rule. */
export function badNames(path: string): readonly string[] {
  const parts = path.split('/').map((part) => part.replace(/\..*$/, ''));
  const complaints = parts.flatMap((part) => [
    ...(KEBAB_CASE.test(part) ? [] : [`${path}: "${part}" is not kebab-case`]),
    ...(DUMPING_GROUND.test(part) ? [`${path}: "${part}" names no idea`] : []),
  ]);
  return parts.at(-1) === 'index' ? [...complaints, `${path}: a barrel hides which file is meant`] : complaints;
}

export function badLength(path: string, source: string): readonly string[] {
  const lines = source.split('\n').length - 1;
  return lines > MOST_LINES ? [`${path}: ${lines} lines, more than ${MOST_LINES}`] : [];
}
