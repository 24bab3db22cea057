/** The length of texts as messages and disks hold them. */

/** The bytes of a text in UTF-8. Half of a surrogate pair counts as three, like the sign that replaces it. */
export function utf8Length(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit < 0x80) continue;
    bytes += unit < 0x800 ? 1 : 2;
    // The two halves of a pair are four bytes together.
    if (isFirstHalf(unit) && isSecondHalf(text.charCodeAt(i + 1))) i++;
  }
  return bytes;
}

function isFirstHalf(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}

function isSecondHalf(unit: number): boolean {
  return unit >= 0xdc00 && unit < 0xe000;
}
