/** Is a PDF whole, and only a PDF? And what must not hide in any file that is kept as it came. */

/** Names of what a document does by itself (ISO 32000-2 §12.6, §7.11.4); `#xx` writes a letter. */
const active =
  /\/(?:JavaScript|JS|Launch|EmbeddedFiles?|RichMedia|XFA|SubmitForm|ImportData|GoToE)(?![A-Za-z])/;

/**
 * From the first byte to `%%EOF`. What is inside compressed streams is not looked at: for that there is the virus scanner.
 */
export function isWholePdf(bytes: Buffer): boolean {
  const text = bytes.toString('latin1');
  if (!/^%PDF-[12]\.\d/.test(text)) return false;
  const end = text.lastIndexOf('%%EOF');
  if (end === -1 || !text.includes('startxref') || /[^\s\0]/.test(text.slice(end + 5))) return false;
  if (/<(?:html|script|!doctype|svg|body)\b/i.test(text.slice(0, 1024))) return false;
  const plain = text.replaceAll(/#([0-9a-fA-F]{2})/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  );
  return !active.test(plain);
}

/** The end of a ZIP archive stands at the end of its file, whatever the file begins with. */
export function endsAsArchive(bytes: Buffer): boolean {
  const first = Math.max(0, bytes.length - 65_557);
  const at = bytes.lastIndexOf('PK\u0005\u0006');
  return at >= first && at + 22 <= bytes.length && at + 22 + bytes.readUInt16LE(at + 20) <= bytes.length;
}
