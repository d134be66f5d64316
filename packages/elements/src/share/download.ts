/** Downloads a badge's image as a file. */

/**
 * For a link with `download`: browsers ignore that attribute for another origin, so the bytes are fetched first. When that fails
 * the link is followed as it is.
 */
export function downloadBadge(event: Event): void {
  const link = event.currentTarget;
  if (!(link instanceof HTMLAnchorElement) || link.href.startsWith('blob:')) return;
  event.preventDefault();
  void save(link.href, link.download);
}

async function save(url: string, name: string): Promise<void> {
  let address = url;
  try {
    const response = await fetch(url, {credentials: 'omit', referrerPolicy: 'no-referrer'});
    if (response.ok) address = URL.createObjectURL(await response.blob());
  } catch {
    // The link itself still leads to the image.
  }
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser reads the address after this turn; a minute is more than it needs.
  if (address !== url) setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
