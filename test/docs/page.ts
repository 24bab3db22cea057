/** A page of documentation as a reader follows it: files to write, lines to change, commands to run. */

export type Block =
  | { readonly type: 'file'; readonly name: string; readonly text: string }
  | { readonly type: 'change'; readonly changes: readonly Change[] }
  | { readonly type: 'command'; readonly command: string; readonly output: string };

/** One line in place of another. */
export interface Change {
  readonly from: string;
  readonly to: string;
}

/** The blocks of a page in order: `js` blocks that begin with `// name.mjs: …`, `python` blocks that begin with `# name.py: …`, `diff` blocks, and `console` blocks. */
export function blocksOf(page: string): readonly Block[] {
  return [...page.matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(([, language = '', body = '']) => block(language, body));
}

/** `text` with each line replaced that a change names. Throws unless the line is there exactly once. */
export function changed(text: string, changes: readonly Change[]): string {
  return changes.reduce((before, { from, to }) => {
    const [head, tail, ...rest] = before.split(`${from}\n`);
    if (head === undefined || tail === undefined || rest.length > 0) throw new Error(`not exactly one line is: ${from}`);
    return `${head}${to}\n${tail}`;
  }, text);
}

function block(language: string, body: string): readonly Block[] {
  if (language === 'js') return [{ type: 'file', name: /^\/\/ ([\w.-]+):/.exec(body)?.[1] ?? 'nameless.mjs', text: body }];
  if (language === 'python') return [{ type: 'file', name: /^# ([\w.-]+):/.exec(body)?.[1] ?? 'nameless.py', text: body }];
  if (language === 'diff') return [{ type: 'change', changes: pairs(body.trimEnd().split('\n')) }];
  if (language !== 'console') return [];
  const [command = '', ...output] = body.split('\n');
  return [{ type: 'command', command: command.replace(/^\$ /, ''), output: output.join('\n') }];
}

function pairs([minus, plus, ...rest]: readonly string[]): readonly Change[] {
  if (minus === undefined) return [];
  if (!minus.startsWith('-') || plus?.startsWith('+') !== true) throw new Error(`a line, then the one in its place; not: ${minus}`);
  return [{ from: minus.slice(1), to: plus.slice(1) }, ...pairs(rest)];
}
