/** Serves the explorer until the reader has had enough, and shows it in a browser if there is one. */
import { spawn } from 'node:child_process';
import { BadOption } from './addresses.ts';
import { EXIT } from './exit-codes.ts';
import { explorerFiles } from './explorer-files.ts';
import { ExplorerServer, type OpenedFile } from './explorer-server.ts';
import { ENDING_SIGNALS } from './signals.ts';
import type { Streams } from './streams.ts';

export interface ExplorerRun {
  /** 0: any free one. */
  readonly port: number;
  /** The end of the address, such as `#s=baselines/chord/join`. */
  readonly rest?: string;
  readonly opened?: readonly OpenedFile[];
  /** Whether to ask the system for a browser. */
  readonly browses: boolean;
}

/** Returns the exit code after a signal. Throws `BadOption`. */
export async function runExplorer({ port, rest = '', opened, browses }: ExplorerRun, { output, errors }: Streams): Promise<number> {
  const server = new ExplorerServer({ files: explorerFiles(errors), ...(opened === undefined ? {} : { opened }) });
  const address = await server.listen(port).catch((error: Error) => {
    throw new BadOption(`--port: got ${port}, expected a free one: ${error.message}; choose another, or 0`);
  });
  const whole = `${address}${opened === undefined ? '' : '?opened'}${rest}`;
  output.write(`${whole}\n`);
  errors.write('serving until Ctrl-C\n');
  if (browses) browse(whole);
  await untilSignal();
  server.close();
  return EXIT.asExpected;
}

function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    const end = (): void => {
      for (const signal of ENDING_SIGNALS) process.off(signal, end);
      resolve();
    };
    for (const signal of ENDING_SIGNALS) process.on(signal, end);
  });
}

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, string>>> = { darwin: 'open', win32: 'explorer' };

/** Asks the system to show the page. Where there is no browser, the printed address must do. */
function browse(address: string): void {
  const child = spawn(OPENERS[process.platform] ?? 'xdg-open', [address], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}

/** Serves what a command has found, if it can be shown. Returns the command's own exit code. Throws `BadOption`. */
export async function explored(opened: readonly OpenedFile[], exitCode: number, streams: Streams): Promise<number> {
  await runExplorer({ port: 0, opened, browses: streams.output.isTTY === true }, streams);
  return exitCode;
}
