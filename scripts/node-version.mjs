/** The first Node that runs .ts files as they are: major and minor version. */
export const FIRST_WITH_TYPESCRIPT = [22, 18];

/** Whether the Node that runs this is one. */
export function nodeRunsTypeScript() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantedMajor, wantedMinor] = FIRST_WITH_TYPESCRIPT;
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
