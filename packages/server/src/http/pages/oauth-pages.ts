/** The pages of the authorisation server: a site asks, a request that cannot be answered, the sites that are connected. */
import type {Permission} from '../../oauth/scopes.js';
import {lifetimes} from '../../oauth/scopes.js';
import type {Services} from '../../services.js';
import {formPage, signInForm} from './form-page.js';
import {html, type Html} from './html.js';
import {page, type PageLanguage} from './layout.js';
import {languageOf, type OauthWords, oauthWords} from './oauth-words.js';

type Base = Pick<Services, 'publicUrl'>;

export interface Asking {
  readonly uid: string;
  /** Where the person is sent afterwards: what a site calls itself proves nothing. */
  readonly host: string;
  readonly name: string;
  readonly permissions: readonly Permission[];
  readonly isForLater: boolean;
}

interface Place {
  readonly id: string;
  readonly name: string;
}

/** Who asks, for what, and who says yes. */
export function consentPage(
  services: Services,
  asking: Asking,
  {place, language}: {readonly place: Place; readonly language: PageLanguage},
): Response {
  const {publicUrl} = services;
  const words = oauthWords[language];
  return formPage(
    {services},
    {
      title: words.consentTitle,
      route: 'oauth.consent',
      script: 'consent',
      language,
      body: html`<main
        class="narrow"
        data-base="${publicUrl}"
        data-structure="${place.id}"
        data-consent="${publicUrl}/oauth/consent/${asking.uid}"
        data-hello="${words.hello}"
      >
        ${heading(asking, words)}
        <section class="card">
          <p>${words.mayDo(asking.host, place.name)}</p>
          <ul>
            ${asking.permissions.map((one) => html`<li>${words.permissions[one]}</li>`)}
          </ul>
          <p>${asking.isForLater ? words.forLater(lifetimes.laterDays) : words.forAnHour} ${words.notSeen}</p>
        </section>
        ${signInForm(language)}
        <p id="hello" role="status"></p>
        <div class="choices">
          <button id="allow" type="button" hidden>${words.accept}</button>
          <button id="refuse" class="second" type="button">${words.refuse}</button>
        </div>
        <p class="quiet"><a href="${publicUrl}/connections/${place.id}">${words.seeConnections}</a></p>
      </main>`,
    },
  );
}

/** Where the backend has several structures: a person may have badges in more than one. */
export function choosePlacePage(
  services: Services,
  asking: Asking,
  {places, language}: {readonly places: readonly Place[]; readonly language: PageLanguage},
): Response {
  const words = oauthWords[language];
  return plainPage(services, {
    title: words.consentTitle,
    route: 'oauth.consent',
    language,
    body: html`${heading(asking, words)}
      <h2>${words.choosePlace}</h2>
      <div class="card">
        <ul class="list">
          ${places.map(({id, name}) => html`<li><a href="?structure=${id}">${name}</a></li>`)}
        </ul>
      </div>`,
  });
}

function heading({host, name}: Asking, words: OauthWords): Html {
  return html`<h1>${words.theSite} <span class="site">${host}</span> ${words.asks}</h1>
    <p>${words.callsItself} ${words.quotes[0]}${name}${words.quotes[1]}.</p>`;
}

export function endedConsentPage(services: Base, language: PageLanguage): Response {
  const {title, said} = oauthWords[language].ended;
  return plainPage(services, {
    title,
    route: 'oauth.consent',
    status: 410,
    language,
    body: html`<h1>${title}</h1>
      <p>${said}</p>`,
  });
}

/** For what cannot be said to the site itself: it is not known, or not known at that address. */
export function errorPage(
  services: Base,
  failure: {readonly error: string; readonly language: string; readonly status: number},
): Response {
  const language = languageOf(failure.language);
  const {title, said, tell} = oauthWords[language].failed;
  return plainPage(services, {
    title,
    route: 'oauth.error',
    status: failure.status,
    language,
    body: html`<h1>${title}</h1>
      <p>${said}</p>
      <p>${tell} <code>${failure.error}</code></p>`,
  });
}

export function connectionsPage(
  services: Services,
  place: Place,
  {language, hasHosts}: {readonly language: PageLanguage; readonly hasHosts: boolean},
): Response {
  const {publicUrl} = services;
  const words = oauthWords[language];
  return formPage(
    {services},
    {
      title: words.connectionsTitle,
      route: 'connections.page',
      script: 'connections',
      language,
      body: html`<main class="narrow" data-base="${publicUrl}" data-structure="${place.id}">
        <p class="place">${place.name}</p>
        <h1 id="title" tabindex="-1">${words.connectionsTitle}</h1>
        ${signInForm(language)}
        <section id="connections" hidden>
          <p id="ended" role="status" data-words="${words.endedWords}"></p>
          <p id="none" hidden>${words.connectionsNone}</p>
          <ul id="list" class="list"></ul>
        </section>
        <template id="connection">
          <li class="card">
            <h2 class="site" data-fill="host"></h2>
            <p>${words.callsItself} ${words.quotes[0]}<span data-fill="name"></span>${words.quotes[1]}.</p>
            <p>${words.may}</p>
            <ul>
              ${Object.entries(words.permissions).map(
                ([one, said]) => html`<li data-permission="${one}">${said}</li>`,
              )}
            </ul>
            <p class="quiet">${words.until} <span data-fill="until"></span>.</p>
            <button type="button">${words.end}</button>
          </li>
        </template>
        ${
          hasHosts
            ? html`<p class="quiet"><a href="${publicUrl}/hosts/${place.id}">${words.hosts}</a></p>`
            : undefined
        }
        <p class="quiet"><a href="${publicUrl}/connections">${words.aboutTitle}</a></p>
      </main>`,
    },
  );
}

/** What connecting a site means, in plain words: the standard wants an address for it. */
export function aboutConnectionsPage(
  services: Base,
  {places, language}: {readonly places: readonly Place[]; readonly language: PageLanguage},
): Response {
  const words = oauthWords[language];
  return plainPage(services, {
    title: words.aboutTitle,
    route: 'connections.about',
    language,
    body: html`<h1>${words.aboutTitle}</h1>
      ${words.about.map((said) => html`<p>${said}</p>`)}
      <h2>${words.aboutLists}</h2>
      <div class="card">
        <ul class="list">
          ${places.map(
            ({id, name}) => html`<li><a href="${services.publicUrl}/connections/${id}">${name}</a></li>`,
          )}
        </ul>
      </div>`,
  });
}

function plainPage(
  {publicUrl}: Base,
  {
    body,
    ...options
  }: {
    readonly title: string;
    readonly route: string;
    readonly status?: number;
    readonly language: PageLanguage;
    readonly body: Html;
  },
): Response {
  return page({
    ...options,
    base: publicUrl,
    hasElements: false,
    caching: 'no-store',
    body: html`<main class="narrow">${body}</main>`,
  });
}
