/** Every Node at hand that the package says it supports. */
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

export interface InstalledNode {
  readonly path: string;
  readonly version: string;
}

/** This Node, and the others on the path from 20 on, one of each version. */
export function supportedNodes(): readonly InstalledNode[] {
  const candidates = [process.execPath, ...(process.env.PATH ?? '').split(delimiter).map((bin) => join(bin, 'node'))].filter((path) =>
    existsSync(path),
  );
  const byVersion = new Map<string, string>();
  for (const path of candidates) {
    const version = execFileSync(path, ['--version'], { encoding: 'utf8' }).trim();
    if (Number(version.slice(1).split('.')[0]) >= 20) byVersion.set(version, path);
  }
  return [...byVersion].map(([version, path]) => ({ path, version }));
}
