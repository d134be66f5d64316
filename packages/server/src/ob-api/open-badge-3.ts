/** Is a stored badge one that the API of Open Badges 3.0 speaks of? Older ones are kept here too, and are not. */

/** @param text JSON, or a compact JWS */
export function isOpenBadge3(text: string): boolean {
  const document = readDocument(text);
  const inner = document?.['vc'] ?? document;
  const contexts = (inner as {readonly '@context'?: unknown} | undefined)?.['@context'];
  return Array.isArray(contexts) && contexts.some(isOfOpenBadges3);
}

function isOfOpenBadges3(context: unknown): boolean {
  return (
    typeof context === 'string' && /^https:\/\/purl\.imsglobal\.org\/(?:spec\/)?ob\/v3p0\//.test(context)
  );
}

function readDocument(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const json = text.trimStart().startsWith('{')
      ? text
      : Buffer.from(text.split('.')[1] ?? '', 'base64url').toString();
    const read: unknown = JSON.parse(json);
    return typeof read === 'object' && read !== null ? (read as Record<string, unknown>) : undefined;
  } catch {
    return undefined;
  }
}
