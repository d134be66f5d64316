/** The frame of pages with a form and a script of their own, and the sign-in form that they share. */
import {html, type Html} from './html.js';
import {page} from './layout.js';
import type {PageContext} from './pages.js';

export function formPage(
  {services}: Pick<PageContext, 'services'>,
  options: {
    readonly title: string;
    readonly route: string;
    /** Name of the script, without `.js`. */
    readonly script: string;
    readonly body: Html;
    readonly hasElements?: boolean;
  },
): Response {
  const base = services.publicUrl;
  return page({
    title: options.title,
    route: options.route,
    base,
    hasElements: options.hasElements ?? false,
    // Addresses of these pages lead to an account: nothing of them is kept.
    caching: 'no-store',
    head: html`<link rel="stylesheet" href="${base}/pages/forms.css" />
      <script type="module" src="${base}/pages/${options.script}.js"></script>`,
    body: options.body,
  });
}

/** Hidden until the script shows it; without a script nobody could sign in. */
export function signInForm(): Html {
  return html`<section id="sign-in" class="card" hidden>
      <form id="email-form">
        <label for="email">Votre adresse e-mail</label>
        <input id="email" type="email" autocomplete="email" required maxlength="254" />
        <button>Recevoir un code</button>
      </form>
      <form id="code-form" hidden>
        <label for="code">Le code du message</label>
        <input
          id="code"
          inputmode="numeric"
          autocomplete="one-time-code"
          required
          maxlength="12"
          aria-describedby="code-help"
        />
        <p id="code-help" class="quiet">
          Nous vous avons envoyé un message. Il contient un code à 6 chiffres.
        </p>
        <button>Me connecter</button>
      </form>
      <form id="claim-form" hidden>
        <label for="claim-code">Le code de votre feuille</label>
        <input id="claim-code" autocomplete="off" autocapitalize="characters" required maxlength="32" />
        <button>Entrer</button>
      </form>
      <button id="with-claim" class="second" type="button">J’ai un code sur papier</button>
      <button id="with-email" class="second" type="button" hidden>Utiliser mon adresse e-mail</button>
    </section>
    <p id="problem" class="problem" role="alert"></p>
    <noscript><p>Cette page a besoin de JavaScript.</p></noscript>`;
}
