/** The first version of Node that runs .ts files directly: major and minor number. */
export const FIRST_WITH_TYPESCRIPT = [22, 18];

/** Whether the current Node is recent enough. */
export function nodeRunsTypeScript() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [wantedMajor, wantedMinor] = FIRST_WITH_TYPESCRIPT;
  return major > wantedMajor || (major === wantedMajor && minor >= wantedMinor);
}
