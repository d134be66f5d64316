/** People’s words inside an SVG document. */

const names: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

export function escapeXml(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => names[sign] ?? '');
}

/** One bounded line without what XML does not allow, nor signs that turn the reading direction. */
export function xmlText(text: string): string {
  const line = text
    .slice(0, 1000)
    .replace(/\s+/g, ' ')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}]/gu, '');
  return escapeXml(line.trim());
}
