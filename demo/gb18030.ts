/** Text to GB18030 bytes. The runtime only decodes it, so the two-byte part of the table is read off the decoder. */

let table: Map<string, number> | undefined;

function twoByteTable(): Map<string, number> {
  const decoder = new TextDecoder('gb18030');
  const made = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      if (trail === 0x7f) continue;
      const text = decoder.decode(Uint8Array.of(lead, trail));
      if (text.length === 1 && text !== '\uFFFD') made.set(text, (lead << 8) | trail);
    }
  }
  return made;
}

/** Characters outside the two-byte part become XML character references, which every parser reads. */
export function encodeGb18030(xml: string): Buffer {
  table ??= twoByteTable();
  const bytes: number[] = [];
  for (const char of xml) {
    const code = char.codePointAt(0) ?? 0;
    const pair = table.get(char);
    if (code < 0x80) bytes.push(code);
    else if (pair !== undefined) bytes.push(pair >> 8, pair & 0xff);
    else bytes.push(...Buffer.from(`&#x${code.toString(16)};`));
  }
  return Buffer.from(bytes);
}
