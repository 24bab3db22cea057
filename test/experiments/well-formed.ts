/** Just enough of XML to see that a chart is well-formed. */

/** The names of all elements, in the order of their beginnings. Throws when tags do not match, or an attribute is not quoted. */
export function elementsOf(xml: string): readonly string[] {
  const names: string[] = [];
  const open: string[] = [];
  let end = 0;
  for (const tag of xml.matchAll(/<(\/?)([a-z]+)((?:\s+[A-Za-z0-9:-]+="[^"<]*")*)\s*(\/?)>/g)) {
    refuseStray(xml.slice(end, tag.index));
    end = tag.index + tag[0].length;
    const [, closes, name, , empty] = tag;
    if (closes !== '') {
      if (open.pop() !== name) throw new Error(`</${name}> closes something else`);
      continue;
    }
    if (open.length === 0 && names.length > 0) throw new Error(`<${name}> is outside of the root`);
    names.push(name);
    if (empty === '') open.push(name);
  }
  refuseStray(xml.slice(end));
  if (open.length > 0) throw new Error(`<${open.at(-1)}> is not closed`);
  return names;
}

function refuseStray(text: string): void {
  if (/<|&(?!amp;|lt;|gt;|quot;)/.test(text)) throw new Error(`not text: ${text}`);
}
