/** Texts from outside, on one line that a terminal shows as it stands. */

/** Characters that end a line, steer a terminal, or reverse the direction of writing. */
const UNPRINTABLE = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/gu;

/** `text` with each character that steers a terminal written as an escape: `\u001b`. */
export function printable(text: string): string {
  return text.replace(UNPRINTABLE, (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** Whether a terminal shows `text` on one line as it stands. */
export function isPrintable(text: string): boolean {
  return printable(text) === text;
}
