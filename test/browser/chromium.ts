/**
 * A Chromium for tests: that of `CHROME_PATH`, one that is installed, or the one that comes as a package. Where none can be
 * started, tests are skipped, and say why.
 */
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import packaged, { inflate } from '@sparticuz/chromium';
import { type Browser, chromium } from 'playwright-core';

const INSTALLED: readonly string[] = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

export type Started = { readonly browser: Browser } | { readonly missing: string };

/** Starts a browser. The caller closes it. */
export async function startBrowser(): Promise<Started> {
  const given = process.env.CHROME_PATH ?? INSTALLED.find((path) => existsSync(path));
  try {
    return { browser: given === undefined ? await startPackaged() : await start(given) };
  } catch (error) {
    const [reason] = (error instanceof Error ? error.message : String(error)).split('\n');
    return { missing: `no Chromium could be started (${reason}); set CHROME_PATH to the path of one` };
  }
}

async function startPackaged(): Promise<Browser> {
  const path = await packaged.executablePath();
  try {
    return await start(path);
  } catch {
    // A bare machine may lack libraries of NSS: the package has them.
    await inflate(join(import.meta.dirname, '../../node_modules/@sparticuz/chromium/bin/al2023.tar.br'));
    return await start(path, { LD_LIBRARY_PATH: join(tmpdir(), 'al2023', 'lib') });
  }
}

async function start(executablePath: string, env: Readonly<Record<string, string>> = {}): Promise<Browser> {
  return await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'], env: { ...process.env, ...env } });
}
