/** The backend's own page for examiners: where one can review when the page around the element is not registered. */

/** undefined where there is no address, or the element is on the backend's own pages already. */
export function backendPage(
  backend: string,
  {structure, link}: {readonly structure: string; readonly link: string},
): string | undefined {
  if (!URL.canParse(backend)) return undefined;
  const {origin} = new URL(backend);
  if (origin === location.origin) return undefined;
  const base = backend.replace(/\/$/, '');
  return link === ''
    ? `${base}/examine?structure=${encodeURIComponent(structure)}`
    : `${base}/examine/${encodeURIComponent(link)}`;
}
