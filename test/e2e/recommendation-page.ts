/** What the people of a recommendation do, on the built files: the site that shows badges, the link that was handed over. */
import type {BadgeBackendElement} from '@pepites/elements';
import type {Locator, Page} from 'playwright-core';
import {STRUCTURE} from '../../packages/server/test/world.ts';
import {expectText} from './expect.ts';
import {signIn, tick} from './people.ts';

/** The page of a structure: one sign-in, the recommendations of a badge, the badge. `badge` and `share` come in the address. */
export function siteHtml(backend: string, query: URLSearchParams): string {
  const badge = query.get('badge') ?? '';
  const share = query.get('share') ?? '';
  const held = `<badge-sign-in></badge-sign-in>
    <badge-endorse badge="${badge}"></badge-endorse>
    <badge-display badge="${badge}"></badge-display>`;
  const seen = `<badge-display src="${share}/credential.json" recommendations="${share}/recommendations.json"></badge-display>`;
  return `<!doctype html><html lang="fr"><meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1"><title>Les Trois Saules</title>
    <main><h1>Mes badges</h1>
    <badge-backend backend="${backend}" structure="${STRUCTURE}">${share === '' ? held : seen}</badge-backend></main>
    <script type="module" src="${backend}/elements/badges.js"></script></html>`;
}

/** Under it nothing runs that was not built. */
export const sitePolicy = (backend: string): string =>
  `default-src 'none'; script-src ${backend}; connect-src ${backend}; img-src ${backend} blob:; ` +
  `require-trusted-types-for 'script'; trusted-types lit-html`;

export class HolderPage {
  readonly page: Page;
  readonly #backend: string;

  constructor(page: Page, backend: string) {
    this.page = page;
    this.#backend = backend;
  }

  get recommendations(): Locator {
    return this.page.locator('badge-endorse');
  }

  get badge(): Locator {
    return this.page.locator('badge-display');
  }

  async signIn(email: string): Promise<void> {
    await signIn(this.page.locator('badge-backend > badge-sign-in'), this.#backend, email);
    await expectText(this.page.locator('badge-backend > badge-sign-in'), /Bonjour/);
  }

  /** Makes a badge of their own, as their session may; there is no element for it on this page. @returns its id among badges */
  async makeOwnBadge(): Promise<{readonly badge: string; readonly award: string}> {
    return this.page.evaluate(async (structure) => {
      const provider = document.querySelector('badge-backend') as BadgeBackendElement;
      const client = await provider.context.client();
      const {id: selfBadge} = await client.selfCreated.create({
        structure,
        name: 'Je répare des vélos',
        description: 'Je remets des vélos en état.',
        criteria: ['Je change une chambre à air.', 'Je règle les freins.'],
        imageAlt: 'Une étoile',
      });
      await client.selfCreated.drawImage({
        structure,
        selfBadge,
        shape: 'hexagon',
        symbol: 'star',
        colour: '#1E5A45',
      });
      const {award = ''} = await client.selfCreated.publish({structure, selfBadge});
      for (let tries = 0; tries < 100; tries++) {
        const {items} = await client.me.awards({structure});
        const own = items.find(({id, state}) => id === award && state === 'issued');
        if (own) return {badge: own.badge, award};
        await new Promise((resolve) => setTimeout(resolve, 100));
      }
      throw new Error('The badge was never signed');
    }, STRUCTURE);
  }

  async showBadge(badge: string): Promise<void> {
    await this.page.evaluate((id) => {
      for (const element of document.querySelectorAll('badge-endorse, badge-display'))
        element.setAttribute('badge', id);
    }, badge);
  }

  /** Asks by a link that is handed over. */
  async askByLink(): Promise<{readonly link: string; readonly code: string}> {
    const {recommendations} = this;
    await recommendations.getByRole('button', {name: 'Demander une recommandation'}).click();
    await tick(recommendations.getByRole('radio', {name: /Je lui donne un lien/}));
    await recommendations
      .getByLabel('Un mot pour cette personne')
      .fill('Bonjour Paul, vous m’avez vu réparer.');
    await recommendations.getByRole('button', {name: 'Préparer le lien'}).click();
    await recommendations.getByRole('img', {name: 'Le lien, à viser avec un téléphone'}).waitFor();
    const given = await recommendations.getByLabel('À donner à la personne').inputValue();
    const link = /https?:\S+/.exec(given)?.[0] ?? '';
    const code = ((await recommendations.locator('.big-code').textContent()) ?? '').trim();
    await recommendations.getByRole('button', {name: 'J’ai noté le code'}).click();
    return {link, code};
  }

  /** As when the page is seen again. */
  async lookAgain(): Promise<void> {
    await this.page.evaluate(() => {
      (document.querySelector('badge-backend') as BadgeBackendElement).context.notifyChange();
    });
  }

  async shareFully(award: string): Promise<string> {
    return this.page.evaluate(
      async ([structure, id]) => {
        const provider = document.querySelector('badge-backend') as BadgeBackendElement;
        const client = await provider.context.client();
        return (await client.shares.create({structure, award: id, scope: 'full'})).url;
      },
      [STRUCTURE, award] as const,
    );
  }
}

export interface TreeNode {
  readonly description: string;
  readonly isInvalid: boolean;
  readonly isFocused: boolean;
}

export class EndorserPage {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  get element(): Locator {
    return this.page.locator('badge-endorse');
  }

  async open(link: string, code: string): Promise<void> {
    await this.page.goto(link);
    // The page’s own form is still there, unseen.
    await this.element.getByRole('textbox', {name: 'Le code que la personne vous a donné'}).fill(code);
    await this.element.getByRole('button', {name: 'Continuer'}).click();
  }

  /** As the browser tells it to screen readers: of this role, whose name begins so. */
  async inTree(role: string, name: string): Promise<TreeNode | undefined> {
    const session = await this.page.context().newCDPSession(this.page);
    const {nodes} = await session.send('Accessibility.getFullAXTree');
    await session.detach();
    const found = nodes.find(
      (node) =>
        node.role?.value === role &&
        String(node.name?.value ?? '')
          .replace(/\s+/g, ' ')
          .startsWith(name),
    );
    if (!found) return undefined;
    const property = (wanted: string): unknown =>
      found.properties?.find(({name: each}) => each === wanted)?.value.value;
    return {
      description: String(found.description?.value ?? ''),
      isInvalid: property('invalid') === 'true',
      isFocused: property('focused') === true,
    };
  }

  async send(): Promise<void> {
    await this.element.getByRole('button', {name: 'Envoyer mes mots'}).click();
  }

  async write(name: string, words: string): Promise<void> {
    const {element} = this;
    await tick(element.getByRole('radio', {name: /a travaillé pour moi/}));
    await tick(element.getByRole('checkbox', {name: 'Je règle les freins.'}));
    await element.getByLabel('Vos mots').fill(words);
    await element.getByLabel('Votre nom, comme il sera écrit').fill(name);
    await tick(element.getByRole('checkbox', {name: /Je suis d’accord/}));
    await this.send();
  }
}
