/** The frame of pages with a form and a script of their own, and the sign-in form that they share. */
import {html, type Html} from './html.js';
import {page, type PageLanguage} from './layout.js';
import type {PageContext} from './pages.js';

export function formPage(
  {services}: Pick<PageContext, 'services'>,
  options: {
    readonly title: string;
    readonly route: string;
    /** Name of the script, without `.js`. */
    readonly script: string;
    /** Style sheets of the page's own, without `.css`. */
    readonly styles?: readonly string[];
    readonly body: Html;
    readonly hasElements?: boolean;
    readonly language?: PageLanguage;
  },
): Response {
  const base = services.publicUrl;
  return page({
    title: options.title,
    route: options.route,
    ...(options.language && {language: options.language}),
    base,
    hasElements: options.hasElements ?? false,
    // Addresses of these pages lead to an account: nothing of them is kept.
    caching: 'no-store',
    head: html`${['forms', ...(options.styles ?? [])].map(
        (name) => html`<link rel="stylesheet" href="${base}/pages/${name}.css" />`,
      )}
      <script type="module" src="${base}/pages/${options.script}.js"></script>`,
    body: options.body,
  });
}

const signInWords = {
  fr: {
    email: 'Votre adresse mail',
    send: 'Recevoir un code',
    code: 'Le code du message',
    codeHelp: 'Nous vous avons envoyé un message. Il contient un code à 6 chiffres.',
    enterByCode: 'Me connecter',
    claimCode: 'Le code de votre feuille',
    enterByClaim: 'Entrer',
    withClaim: 'J’ai un code sur papier',
    withEmail: 'Utiliser mon adresse mail',
    noScript: 'Cette page a besoin de JavaScript.',
  },
  en: {
    email: 'Your email address',
    send: 'Send me a code',
    code: 'The code in the message',
    codeHelp: 'We have sent you a message. It holds a code of 6 digits.',
    enterByCode: 'Sign in',
    claimCode: 'The code on your sheet',
    enterByClaim: 'Enter',
    withClaim: 'I have a code on paper',
    withEmail: 'Use my email address',
    noScript: 'This page needs JavaScript.',
  },
} satisfies Record<PageLanguage, object>;

/** Hidden until the script shows it; without a script nobody could sign in. */
export function signInForm(language: PageLanguage = 'fr'): Html {
  const words = signInWords[language];
  return html`<section id="sign-in" class="card" hidden>
      <form id="email-form">
        <label for="email">${words.email}</label>
        <input id="email" type="email" autocomplete="email" required maxlength="254" />
        <button>${words.send}</button>
      </form>
      <form id="code-form" hidden>
        <label for="code">${words.code}</label>
        <input
          id="code"
          inputmode="numeric"
          autocomplete="one-time-code"
          required
          maxlength="12"
          aria-describedby="code-help"
        />
        <p id="code-help" class="quiet">${words.codeHelp}</p>
        <button>${words.enterByCode}</button>
      </form>
      <form id="claim-form" hidden>
        <label for="claim-code">${words.claimCode}</label>
        <input id="claim-code" autocomplete="off" autocapitalize="characters" required maxlength="32" />
        <button>${words.enterByClaim}</button>
      </form>
      <button id="with-claim" class="second" type="button">${words.withClaim}</button>
      <button id="with-email" class="second" type="button" hidden>${words.withEmail}</button>
    </section>
    <p id="problem" class="problem" role="alert"></p>
    <noscript><p>${words.noScript}</p></noscript>`;
}
