import yazl from 'yazl';

/** Files of every format, made from text: what office programs and printers would write, at its smallest. */

/** A zip archive of files by their path inside it. */
export async function makeZip(entries: Readonly<Record<string, string | Uint8Array>>): Promise<Buffer> {
  const archive = new yazl.ZipFile();
  for (const [name, content] of Object.entries(entries)) archive.addBuffer(Buffer.from(content), name, { mtime: new Date(2021, 0, 1) });
  archive.end();
  const chunks: Buffer[] = [];
  for await (const chunk of archive.outputStream) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

const escapeXml = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** A Word document of paragraphs. */
export function makeDocx(paragraphs: readonly string[]): Promise<Buffer> {
  const body = paragraphs.map((p) => `<w:p><w:r><w:t>${escapeXml(p)}</w:t></w:r></w:p>`).join('');
  return makeZip({
    '[Content_Types].xml':
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
    '_rels/.rels':
      '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>${body}</w:body></w:document>`,
  });
}

/** A PDF of one page with a text layer: an unembedded font whose codes a ToUnicode map names. */
export function makePdf(lines: readonly string[]): Buffer {
  const hex = (n: number): string => n.toString(16).padStart(4, '0');
  const units = [...new Set([...lines.join('')].map((c) => c.charCodeAt(0)))];
  const show = lines
    .map((line, i) => `BT /F1 12 Tf 1 0 0 1 40 ${780 - i * 18} Tm <${[...line].map((c) => hex(c.charCodeAt(0))).join('')}> Tj ET`)
    .join('\n');
  const map = [
    '/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange',
    `${units.length} beginbfchar ${units.map((u) => `<${hex(u)}> <${hex(u)}>`).join(' ')} endbfchar endcmap end end`,
  ].join('\n');
  const stream = (content: string): string => `<< /Length ${content.length} >>\nstream\n${content}\nendstream`;
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    stream(show),
    '<< /Type /Font /Subtype /Type0 /BaseFont /Song /Encoding /Identity-H /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>',
    '<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Song /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor 8 0 R /DW 1000 >>',
    stream(map),
    '<< /Type /FontDescriptor /FontName /Song /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >>',
  ];
  let out = '%PDF-1.4\n';
  const offsets = objects.map((object, i) => {
    const at = out.length;
    out += `${i + 1} 0 obj\n${object}\nendobj\n`;
    return at;
  });
  const xref = out.length;
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}`;
  return Buffer.from(`${out}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${xref}\n%%EOF\n`, 'latin1');
}

/** The bytes of a text in a legacy encoding, by looking every character up in its decoder. */
export function encodeLegacy(text: string, encoding: 'gb18030' | 'big5'): Buffer {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const bytes: number[] = [];
  for (const c of text) {
    if (c < '\u0080') {
      bytes.push(c.charCodeAt(0));
      continue;
    }
    const pair = table(encoding, decoder).get(c);
    if (!pair) throw new Error(`${c} is not in ${encoding}`);
    bytes.push(...pair);
  }
  return Buffer.from(bytes);
}

const tables = new Map<string, Map<string, readonly [number, number]>>();
function table(encoding: string, decoder: TextDecoder): Map<string, readonly [number, number]> {
  const known = tables.get(encoding);
  if (known) return known;
  const made = new Map<string, readonly [number, number]>();
  for (let lead = 0x81; lead <= 0xfe; lead++) {
    for (let trail = 0x40; trail <= 0xfe; trail++) {
      try {
        const c = decoder.decode(Uint8Array.of(lead, trail));
        if ([...c].length === 1 && !made.has(c)) made.set(c, [lead, trail]);
      } catch {
        // No character has these bytes.
      }
    }
  }
  tables.set(encoding, made);
  return made;
}
