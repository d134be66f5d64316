/** One’s own badge, taken to one’s Open Badge Passport from all about it. */
import {expect, fixture, fixtureCleanup, html, waitUntil} from '@open-wc/testing';
import {bakePng} from '@pepites/credentials/bake.js';
import type {Award, Twin} from '@pepites/recognition';
import '../../badge-backend/badge-backend.js';
import type {BadgeBackendElement} from '../../badge-backend/badge-backend.element.js';
import {patience, shown} from '../../testing/display-harness.js';
import {ElementHarness} from '../../testing/element-harness.js';
import {backendError, fakeBackend, session, structure} from '../../testing/samples.js';
import {type SignedBadge, signedBadge, verifyingBackend} from '../../testing/signed-badge.js';
import type {BadgeDisplayElement} from '../badge-display.element.js';
import '../badge-display.js';

const id = '0190d4a0-0000-7000-8000-000000000009';
const pixel =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4////fwAJ+wP9KobjigAAAABJRU5ErkJggg==';

describe('one’s own badge, for one’s Passport', () => {
  let good: SignedBadge;
  let image: string;
  before(async () => {
    good = await signedBadge();
    const png = bakePng(
      Uint8Array.from(atob(pixel), (char) => char.charCodeAt(0)),
      '{}',
    );
    image = URL.createObjectURL(new Blob([png], {type: 'image/png'}));
  });

  interface Asked {
    readonly display: ElementHarness<BadgeDisplayElement>;
    readonly calls: string[];
    /** What the question whether there is a copy is answered. */
    readonly refuse: (code: string | undefined) => void;
  }

  async function opened(
    more: Partial<Award> = {},
    {twin, refusal}: {readonly twin?: Twin; readonly refusal?: string} = {},
  ): Promise<Asked> {
    fixtureCleanup();
    const calls: string[] = [];
    let asked: string | undefined;
    const url = URL.createObjectURL(new Blob([JSON.stringify(good.credential)], {type: 'application/json'}));
    const award: Award = {
      ...{id, structure, badge: 'baba-entreprise', badgeName: {fr: 'B.A.BA'}, state: 'issued'},
      ...{awardedAt: '2026-10-14T09:00:00Z', credentialUrl: url, imageUrl: image},
      ...more,
    };
    const made = {
      assertionUrl: 'https://badges.example/ob2/a',
      imageUrl: image,
      createdAt: '2026-11-01T00:00:00Z',
    };
    const client = fakeBackend({
      ...verifyingBackend(good),
      me: {awards: () => Promise.resolve({items: [award]})},
      awards: {
        twin: () => {
          calls.push('twin');
          if (asked !== undefined) return Promise.reject(backendError(asked));
          return Promise.resolve(twin ? {twin} : {});
        },
        createTwin: () => {
          calls.push('createTwin');
          return refusal === undefined ? Promise.resolve(made) : Promise.reject(backendError(refusal));
        },
        removeTwin: () => {
          calls.push('removeTwin');
          return Promise.resolve(undefined);
        },
      },
    });
    const provider = await fixture<BadgeBackendElement>(
      html`<badge-backend structure=${structure} .client=${client}
        ><badge-display badge="baba-entreprise"></badge-display
      ></badge-backend>`,
    );
    provider.context.setSession(session);
    const element = provider.querySelector('badge-display')!;
    await waitUntil(() => element.verdict, undefined, patience);
    const display = new ElementHarness(element);
    await display.press('Tout voir');
    await display.shows('Garder ce badge');
    return {
      display,
      calls,
      refuse: (code) => {
        asked = code;
      },
    };
  }

  /** The file that is handed over by the next download. */
  async function nameOfDownload(act: () => Promise<void>): Promise<string> {
    let name = '';
    const click = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'click')?.value as () => void;
    HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
      if (this.download === '') click.call(this);
      else name = this.download;
    };
    try {
      await act();
      await waitUntil(() => name !== '', undefined, patience);
    } finally {
      Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click');
    }
    return name;
  }

  it('says what the copy holds before anything is made, then makes it at a press, and says what is next', async () => {
    const {display, calls} = await opened();
    await display.press('Mettre dans mon Passport');
    await display.shows('Dans la copie, votre adresse mail est cachée dans un code.');
    await display.shows('jusqu’à ce que vous l’enleviez');
    expect(calls).to.deep.equal(['twin']);
    await expect(display.element).to.be.accessible();
    expect(await nameOfDownload(async () => display.press('Préparer la copie'))).to.match(/-passport\.png$/);
    await display.shows('L’image est enregistrée.');
    await display.shows('Ajoutez un badge : choisissez l’image enregistrée.');
    expect(calls).to.deep.equal(['twin', 'createTwin']);
    await expect(display.element).to.be.accessible();
    const link = display.all('a').find(({textContent}) => textContent.includes('Aller sur'));
    expect(link?.getAttribute('href')).to.equal('https://openbadgepassport.com');
    expect(link?.getAttribute('rel')).to.equal('noopener noreferrer');
  });

  it('knows of the copy that there is, and removes it', async () => {
    const twin = {
      assertionUrl: 'https://badges.example/ob2/a',
      imageUrl: image,
      createdAt: '2026-11-01T00:00:00Z',
    };
    const {display, calls} = await opened({}, {twin});
    await display.press('Mettre dans mon Passport');
    await display.shows('Vous avez déjà une copie en ligne.');
    await display.press('Enlever la copie');
    await display.shows('La copie est enlevée.');
    await display.shows('Préparer la copie');
    expect(calls).to.deep.equal(['twin', 'removeTwin']);
  });

  it('does not make a copy as long as nobody knows whether there is one, and asks again', async () => {
    const {display, calls, refuse} = await opened();
    refuse('UNREACHABLE');
    await display.press('Mettre dans mon Passport');
    await display.shows('Le site ne répond pas.');
    expect(display.words).not.to.contain('Préparer la copie');
    await expect(display.element).to.be.accessible();
    refuse(undefined);
    display.one('.passport button').click();
    await display.shows('Préparer la copie');
    expect(display.words).not.to.contain('Le site ne répond pas.');
    expect(calls).to.deep.equal(['twin', 'twin']);
  });

  it('says why there is none', async () => {
    const {display} = await opened({}, {refusal: 'EMAIL_NOT_PROVEN'});
    await display.press('Mettre dans mon Passport');
    await display.shows('Préparer la copie');
    await display.press('Préparer la copie');
    await display.shows('Il faut une adresse mail.');
  });

  it('is offered for one’s own badge from a structure, and for no other', async () => {
    const {display} = await opened({isSelfCreated: true});
    expect(display.words).not.to.contain('Passport');
    const foreign = await shown(good);
    await foreign.press('Tout voir');
    await foreign.shows('Garder ce badge');
    expect(foreign.words).not.to.contain('Passport');
  });
});
