/** The pages on which a person connects hosts of badges elsewhere. */
import type {Services} from '../../services.js';
import {formPage, signInForm} from './form-page.js';
import {html} from './html.js';
import {page, type PageLanguage} from './layout.js';

const fr = {
  title: 'Mes badges sur d’autres sites',
  why: 'Vous avez des badges ailleurs\u202f? Reliez ce site, puis cherchez vos badges.',
  address: 'L’adresse du site',
  addressHelp: 'Par exemple https://mes-badges.example',
  connect: 'Relier ce site',
  pull: 'Chercher mes badges',
  push: 'Envoyer mes badges',
  pushMeaning: 'Les badges envoyés contiennent votre adresse mail, cachée par un calcul.',
  end: 'Arrêter',
  none: 'Aucun site n’est relié.',
  pulled: 'Nouveaux badges\u00a0: {added}. Déjà là\u00a0: {known}. Refusés\u00a0: {refused}.',
  pushed: 'Badges envoyés\u00a0: {sent}.',
  ended: '{host} n’est plus relié.',
  notConnected: 'Le site n’est pas relié',
  notConnectedWhy: 'Vous avez refusé, ou c’était trop tard. Rien n’a changé.',
  back: 'Revenir à la page',
};

const en: typeof fr = {
  title: 'My badges on other sites',
  why: 'Do you have badges elsewhere? Connect that site, then fetch your badges.',
  address: 'The address of the site',
  addressHelp: 'For example https://my-badges.example',
  connect: 'Connect this site',
  pull: 'Fetch my badges',
  push: 'Send my badges',
  pushMeaning: 'Badges that are sent hold your email address, hidden by a calculation.',
  end: 'End it',
  none: 'No site is connected.',
  pulled: 'New badges: {added}. Here already: {known}. Refused: {refused}.',
  pushed: 'Badges sent: {sent}.',
  ended: '{host} is no longer connected.',
  notConnected: 'The site is not connected',
  notConnectedWhy: 'You refused, or it was too late. Nothing has changed.',
  back: 'Back to the page',
};

const allWords: Readonly<Record<PageLanguage, typeof fr>> = {fr, en};

export function hostsPage(
  services: Services,
  place: {readonly id: string; readonly name: string},
  language: PageLanguage,
): Response {
  const words = allWords[language];
  return formPage(
    {services},
    {
      title: words.title,
      route: 'hosts.page',
      script: 'hosts',
      language,
      body: html`<main
        class="narrow"
        data-base="${services.publicUrl}"
        data-structure="${place.id}"
        data-pulled="${words.pulled}"
        data-pushed="${words.pushed}"
        data-ended="${words.ended}"
      >
        <p class="place">${place.name}</p>
        <h1 id="title" tabindex="-1">${words.title}</h1>
        <p>${words.why}</p>
        ${signInForm(language)}
        <section id="hosts" hidden>
          <p id="said" role="status"></p>
          <p id="none" hidden>${words.none}</p>
          <ul id="list" class="list"></ul>
          <form id="host-form" class="card">
            <label for="host">${words.address}</label>
            <input
              id="host"
              type="url"
              inputmode="url"
              autocomplete="off"
              required
              maxlength="500"
              aria-describedby="host-help"
            />
            <p id="host-help" class="quiet">${words.addressHelp}</p>
            <button>${words.connect}</button>
          </form>
        </section>
        <template id="host-item">
          <li class="card">
            <h2 class="site" data-fill="host"></h2>
            <div class="choices">
              <button type="button" data-act="pull">${words.pull}</button>
              <button type="button" data-act="push" class="second">${words.push}</button>
              <button type="button" data-act="end" class="second">${words.end}</button>
            </div>
            <p class="quiet">${words.pushMeaning}</p>
          </li>
        </template>
      </main>`,
    },
  );
}

export function notConnectedPage(
  {publicUrl}: Pick<Services, 'publicUrl'>,
  structure: string | undefined,
  language: PageLanguage,
): Response {
  const words = allWords[language];
  return page({
    title: words.notConnected,
    route: 'hosts.back',
    status: 400,
    base: publicUrl,
    hasElements: false,
    caching: 'no-store',
    language,
    body: html`<main class="narrow">
      <h1>${words.notConnected}</h1>
      <p>${words.notConnectedWhy}</p>
      ${
        structure === undefined
          ? undefined
          : html`<p><a href="${publicUrl}/hosts/${structure}">${words.back}</a></p>`
      }
    </main>`,
  });
}
