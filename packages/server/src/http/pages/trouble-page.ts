/** A page for people when something went wrong here, or the store does not answer. */
import {html} from './html.js';
import {page, type PageLanguage} from './layout.js';
import {languageOf} from './oauth-words.js';

const words = {
  fr: {
    title: 'Un instant…',
    away: 'Cette page ne répond pas pour l’instant.',
    fault: 'Quelque chose n’a pas marché.',
    next: 'Ce n’est pas de votre faute. Réessayez dans quelques minutes.',
  },
  en: {
    title: 'One moment…',
    away: 'This page does not answer right now.',
    fault: 'Something did not work.',
    next: 'It is not your fault. Try again in a few minutes.',
  },
} satisfies Record<PageLanguage, object>;

interface Trouble {
  readonly publicUrl: string;
  /** The browser's `accept-language`. */
  readonly language: string | undefined;
  readonly status: 500 | 503;
  readonly retryAfterSeconds?: number | undefined;
}

export function troublePage({publicUrl, language: wanted, status, retryAfterSeconds}: Trouble): Response {
  const language = languageOf(wanted);
  const {title, away, fault, next} = words[language];
  const reply = page({
    title,
    route: 'trouble',
    status,
    base: publicUrl,
    hasElements: false,
    caching: 'no-store',
    language,
    body: html`<main class="narrow">
      <h1>${status === 503 ? away : fault}</h1>
      <p>${next}</p>
    </main>`,
  });
  if (retryAfterSeconds !== undefined) reply.headers.set('retry-after', String(retryAfterSeconds));
  return reply;
}

/** Programs ask for JSON or for anything; browsers that open a page name HTML. */
export function wantsPage(accept: string | undefined): boolean {
  return /(?:^|[,\s])text\/html\b/i.test(accept ?? '');
}
