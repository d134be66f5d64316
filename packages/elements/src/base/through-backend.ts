/** Pages of platforms that let no other page read what they show: the backend, which may know the platform, is asked instead. Loaded then. */
import {readBadgePage} from '@pepites/recognition';

interface Asking {
  /** Address of the backend; empty where there is none. */
  readonly backend: string;
  /** Address of the page. */
  readonly page: string;
  readonly signal: AbortSignal;
}

/** Undefined where the address is none of such a page, or the backend does not know the platform, or cannot ask it now. */
export async function askBackend(
  url: string,
  {backend, page, signal}: Asking,
): Promise<Response | undefined> {
  const address = URL.canParse(url, page) ? new URL(url, page).href : '';
  if (backend === '' || !readBadgePage(address)) return undefined;
  const asked = new URL(`${backend.replace(/\/$/, '')}/badges-elsewhere`, page);
  asked.searchParams.set('url', address);
  try {
    const response = await fetch(asked, {signal, credentials: 'omit', referrerPolicy: 'no-referrer'});
    return response.ok || response.status === 404 ? response : undefined;
  } catch (error) {
    if (signal.aborted) throw error;
    return undefined;
  }
}
