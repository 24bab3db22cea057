#!/usr/bin/env node
/**
 * Finds the program and runs it: the TypeScript source in a clone, or else the JavaScript in dist/. The latter is run when
 * there is no source, or this Node cannot run TypeScript. This file is plain JavaScript for Node 18 and later. So a Node
 * that is too old gets a sentence and not a syntax error.
 */
import { existsSync } from 'node:fs';
import * as modules from 'node:module';

const source = new URL('../cli/main.ts', import.meta.url);
const built = new URL('../dist/cli/main.js', import.meta.url);
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

// Node 22.1 and later keep the compiled code from one start to the next, which cuts a start to a third.
modules.enableCompileCache?.();

if ((major > 22 || (major === 22 && minor >= 18)) && existsSync(source)) {
  await import(source.href);
} else if (major >= 20 && existsSync(built)) {
  await import(built.href);
} else {
  const needed = existsSync(built) ? 'Node >= 20' : 'Node >= 22.18, or a build made by "npm run build"';
  console.error(`selfman needs ${needed}; this is Node ${process.versions.node}.`);
  process.exitCode = 2;
}
