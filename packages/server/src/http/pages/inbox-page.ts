/** The development inbox: what would have been sent by e-mail. Only in a trial on this machine, without an SMTP server. */
import {isLoopback} from '@pepites/recognition';
import {readDevelopmentInbox} from '../../mail/development-inbox.js';
import {html} from './html.js';
import {page} from './layout.js';
import {notFoundPage} from './not-found-page.js';
import type {PageContext} from './pages.js';

// Not in the template: the formatter would write the no-break space as itself, which nobody sees.
const explanation =
  'Aucun serveur de courrier n’est réglé\u00a0: les messages restent ici. Rechargez la page pour voir les nouveaux.';

export async function inboxPage(
  context: PageContext,
  {url, accept}: {readonly url: string; readonly accept: string | undefined},
): Promise<Response> {
  const {services} = context;
  // Another name that leads here is a stranger's page that had its name point at this machine, to read codes as its own.
  if (!services.hasDevelopmentInbox || !isLoopback(new URL(url).hostname))
    return notFoundPage(context, 'inbox');
  const messages = await readDevelopmentInbox(services.db);
  if (accept?.startsWith('application/json') === true) {
    return Response.json({items: messages}, {headers: {'x-route': 'inbox', 'cache-control': 'no-store'}});
  }
  const time = new Intl.DateTimeFormat('fr', {timeStyle: 'medium', timeZone: 'Europe/Paris'});
  return page({
    title: 'Courrier de l’essai',
    route: 'inbox',
    base: services.publicUrl,
    hasElements: false,
    body: html`<main class="narrow">
      <h1>Courrier de l’essai</h1>
      <p class="quiet">${explanation}</p>
      ${messages.length === 0 ? html`<p>Aucun message.</p>` : undefined}
      ${messages.map(
        ({to, subject, text, sentAt}) =>
          html`<article class="card">
            <h2>${subject}</h2>
            <p class="quiet">${to}, ${time.format(new Date(sentAt))}</p>
            <pre class="message">${text}</pre>
          </article>`,
      )}
    </main>`,
  });
}
