import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {bakePng} from '@pepites/credentials/bake.js';
import type {BadgeBackend, Pathway} from '@pepites/recognition';
import type {BadgeBackendElement} from '../badge-backend/badge-backend.element.js';
import '../badge-backend/badge-backend.js';
import {textOf} from '../testing/dom.js';
import {backendError, fakeBackend, pathway, session, structure} from '../testing/samples.js';
import {type SignedBadge, signedBadge, tampered, verifyingBackend} from '../testing/signed-badge.js';
import type {BadgePathwayElement} from './badge-pathway.element.js';
import './badge-pathway.js';

const backend = 'https://badges.example.org';

interface Page {
  readonly element: BadgePathwayElement;
  readonly provider: BadgeBackendElement;
}

async function page(
  verification: BadgeBackend,
  {shown = pathway, structureId = structure}: {shown?: Pathway; structureId?: string} = {},
): Promise<Page> {
  const client = {...verification, ...fakeBackend({pathways: {get: () => Promise.resolve(shown)}})};
  const provider = await fixture<BadgeBackendElement>(
    html`<badge-backend backend=${backend} structure=${structureId} .client=${client}
      ><badge-pathway pathway="mon-parcours" drop-badges></badge-pathway
    ></badge-backend>`,
  );
  const element = provider.querySelector('badge-pathway')!;
  await waitUntil(() => inputOf(element) !== null, 'nothing to choose files with', {timeout: 5000});
  return {element, provider};
}

const inputOf = (element: Element): HTMLInputElement | null =>
  element.shadowRoot!.querySelector<HTMLInputElement>('.own input');
const statusOf = (element: Element): string =>
  element.shadowRoot!.querySelector('.own [role=status]')!.textContent.replace(/\s+/g, ' ').trim();
const itemsOf = (element: Element): string[] =>
  [...element.shadowRoot!.querySelectorAll('.own li')].map((item) => item.textContent.replace(/\s+/g, ' '));

function fileOf(content: unknown, name = 'badge.json'): File {
  return new File([typeof content === 'string' ? content : JSON.stringify(content)], name);
}

function transferOf(files: readonly File[]): DataTransfer {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  return transfer;
}

async function tinyPng(): Promise<Uint8Array> {
  const canvas = Object.assign(document.createElement('canvas'), {width: 2, height: 2});
  const blob = await new Promise<Blob | null>((resolve) => {
    canvas.toBlob(resolve);
  });
  return new Uint8Array(await blob!.arrayBuffer());
}

/** As a person does with the file dialog. */
async function choose(element: BadgePathwayElement, ...files: readonly File[]): Promise<void> {
  const input = inputOf(element)!;
  input.files = transferOf(files).files;
  input.dispatchEvent(new Event('change', {bubbles: true}));
  await checked(element);
}

async function checked(element: BadgePathwayElement): Promise<void> {
  await waitUntil(() => !['', 'Nous vérifions vos badges…'].includes(statusOf(element)), 'no answer', {
    timeout: 8000,
  });
  await element.updateComplete;
}

describe('<badge-pathway drop-badges>', () => {
  let badge: SignedBadge;
  before(async () => {
    badge = await signedBadge();
  });

  it('shows a visitor where they stand, by a badge that is verified in the page', async () => {
    const {element} = await page(verifyingBackend(badge));
    expect(textOf(element))
      .to.contain('Où en suis-je ?')
      .and.to.contain('Vos fichiers restent dans cette page.')
      .and.to.contain('elle envoie seulement son texte à badges.example.org.')
      .and.to.contain('3 badges à gagner');
    await choose(element, fileOf(badge.credential));
    expect(textOf(element)).to.contain('1 badge obtenu sur 3');
    expect(itemsOf(element)[0]).to.contain('Il compte pour : B.A.BA de l’entreprise.');
    expect(statusOf(element)).to.equal(
      'B.A.BA de l’entreprise : Il compte pour : B.A.BA de l’entreprise. 1 badge obtenu sur 3.',
    );
    // What is next is what the rules of pathways say of somebody who holds it.
    const next = element.shadowRoot!.querySelector('[aria-current=step]')!;
    expect(next.getAttribute('data-step')).to.equal('s3');
    expect(textOf(element)).to.contain('Obtenu le 14 octobre 2026');
    await expect(element).to.be.accessible();
  });

  it('takes it away again, and gives the focus back', async () => {
    const {element} = await page(verifyingBackend(badge));
    await choose(element, fileOf(badge.credential), fileOf(badge.credential, 'same.json'));
    expect(itemsOf(element).length).to.equal(1);
    element.shadowRoot!.querySelector<HTMLElement>('.own li button')!.click();
    await element.updateComplete;
    expect(textOf(element)).to.contain('3 badges à gagner');
    expect(element.shadowRoot!.querySelector('[aria-current]') === null).to.equal(true);
    expect(statusOf(element)).to.equal('B.A.BA de l’entreprise : retiré.');
    expect(element.shadowRoot!.activeElement === inputOf(element)).to.equal(true);
  });

  it('takes what is dropped, and an image that carries a badge', async () => {
    const {element} = await page(verifyingBackend(badge));
    const json = JSON.stringify(badge.credential).replaceAll(']]>', ']]]]><![CDATA[>');
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0"><openbadges:credential><![CDATA[${json}]]></openbadges:credential></svg>`;
    const zone = element.shadowRoot!.querySelector('.own')!;
    const files = transferOf([fileOf(svg, 'badge.svg')]);
    const over = new DragEvent('dragover', {dataTransfer: files, bubbles: true, cancelable: true});
    zone.dispatchEvent(over);
    expect(over.defaultPrevented).to.equal(true);
    zone.dispatchEvent(new DragEvent('drop', {dataTransfer: files, bubbles: true, cancelable: true}));
    await checked(element);
    expect(textOf(element)).to.contain('1 badge obtenu sur 3');
  });

  it('counts nothing that is changed, withdrawn, expired or no badge, and says why', async () => {
    const revoked = await signedBadge({isRevoked: true});
    const expired = await signedBadge({validUntil: new Date('2026-11-01T00:00:00Z')});
    const {element} = await page(verifyingBackend(badge, revoked, expired));
    await choose(
      element,
      fileOf(tampered(badge)),
      fileOf(revoked.credential),
      fileOf(expired.credential),
      fileOf('<svg xmlns="http://www.w3.org/2000/svg"></svg>', 'dessin.svg'),
      fileOf('{"a": 1}', '<img src=x>.json'),
    );
    const [changed, withdrawn, old, drawing, other] = itemsOf(element);
    expect(changed).to.contain('Il ne compte pas. Le badge a été modifié.');
    expect(withdrawn).to.contain('Il ne compte pas. Le badge a été retiré.');
    expect(old).to.contain('Il ne compte pas. Le badge n’est plus valable.');
    expect(drawing).to.contain('dessin.svg').and.to.contain('Cette image ne contient pas de badge.');
    expect(other).to.contain('<img src=x>.json').and.to.contain('Le fichier n’est pas un badge.');
    expect(textOf(element)).to.contain('3 badges à gagner');
    expect(statusOf(element)).to.contain('Le badge a été modifié.');
    await expect(element).to.be.accessible();
  });

  it('does not count what could not be verified, says so, and tries again when asked', async () => {
    let isDown = true;
    const {verification} = verifyingBackend(badge);
    const {element} = await page(
      fakeBackend({
        verification: {
          documents: (asked) =>
            isDown ? Promise.reject(backendError('UNREACHABLE')) : verification.documents(asked),
        },
      }),
    );
    await choose(element, fileOf(badge.credential));
    expect(itemsOf(element)[0]).to.contain('nous ne savons pas s’il est vrai.');
    expect(textOf(element)).to.contain('3 badges à gagner');
    isDown = false;
    element.shadowRoot!.querySelector<HTMLElement>('.own li button')!.click();
    await waitUntil(() => textOf(element).includes('1 badge obtenu sur 3'), undefined, {timeout: 5000});
  });

  it('counts a badge of another issuer where the pathway lists it, and not where it does not', async () => {
    const listed: Pathway = {
      ...pathway,
      structure: 'ailleurs',
      steps: pathway.steps.map((step) =>
        step.id === 's1' && step.kind === 'badge'
          ? {
              ...step,
              alsoFrom: [
                {
                  issuer: `${backend}/issuers/${structure}`,
                  achievement: `${backend}/structures/${structure}/badges/baba-entreprise`,
                },
              ],
            }
          : step,
      ),
    };
    const counted = await page(verifyingBackend(badge), {shown: listed, structureId: 'ailleurs'});
    await choose(counted.element, fileOf(badge.credential));
    expect(itemsOf(counted.element)[0]).to.contain('Il compte pour : Je m’engage pour mon parcours.');
    const other = await page(verifyingBackend(badge), {structureId: 'ailleurs'});
    await choose(other.element, fileOf(badge.credential));
    expect(itemsOf(other.element)[0]).to.contain('Ce badge est vrai. Ce parcours ne le demande pas.');
    expect(textOf(other.element)).to.contain('3 badges à gagner');
  });

  it('does not call a badge true whose issuer nobody here knows', async () => {
    const stranger = await signedBadge({isRecognised: false});
    const {element} = await page(verifyingBackend(stranger), {structureId: 'ailleurs'});
    await choose(element, fileOf(stranger.credential));
    expect(itemsOf(element)[0]).to.contain('Ce parcours ne demande pas ce badge.').and.not.to.contain('vrai');
    expect(statusOf(element)).to.contain('Ce parcours ne demande pas ce badge.').and.not.to.contain('vrai');
  });

  it('counts it too where a list in the page names it', async () => {
    const client = {...verifyingBackend(badge), ...fakeBackend({})};
    const provider = await fixture<BadgeBackendElement>(
      html`<badge-backend backend=${backend} structure="ailleurs" .client=${client}
        ><badge-pathway drop-badges
          ><ol>
            <li
              data-badge="premier-pas"
              data-also-from="${backend}/issuers/${structure} ${backend}/structures/${structure}/badges/baba-entreprise"
            >
              Premier pas
            </li>
            <li data-badge="odd" data-also-from="https://only.example/one">Deuxième pas</li>
          </ol></badge-pathway
        ></badge-backend
      >`,
    );
    const element = provider.querySelector('badge-pathway')!;
    await waitUntil(() => inputOf(element) !== null, undefined, {timeout: 5000});
    await choose(element, fileOf(badge.credential));
    expect(itemsOf(element)[0]).to.contain('Il compte pour : Premier pas.');
    // An issuer without its achievement.
    expect(textOf(element)).to.contain('Une partie de ce parcours est mal écrite.');
  });

  it('takes a picture that carries the badge, dropped on it', async () => {
    const {element} = await page(verifyingBackend(badge));
    const picture = bakePng(await tinyPng(), JSON.stringify(badge.credential));
    const file = new File([Uint8Array.from(picture)], 'badge.png', {type: 'image/png'});
    const drop = new DragEvent('drop', {bubbles: true, cancelable: true, dataTransfer: transferOf([file])});
    element.shadowRoot!.querySelector('.own')!.dispatchEvent(drop);
    await checked(element);
    // Else the browser would leave the page and show the picture.
    expect(drop.defaultPrevented).to.equal(true);
    expect(itemsOf(element)[0]).to.contain('Il compte pour : B.A.BA de l’entreprise.');
  });

  it('is for visitors: not offered to a person who is signed in, nor where the page does not ask for it', async () => {
    const {element, provider} = await page(verifyingBackend(badge));
    provider.context.setSession(session);
    await element.updateComplete;
    expect(inputOf(element) === null).to.equal(true);
    provider.context.setSession(undefined);
    element.dropBadges = false;
    await element.updateComplete;
    expect(inputOf(element) === null).to.equal(true);
  });

  it('sends nothing but what verification needs, and keeps nothing', async () => {
    const kept = (): unknown[] => [
      Object.entries(localStorage),
      Object.entries(sessionStorage),
      document.cookie,
    ];
    const [before, keptBefore] = [performance.getEntriesByType('resource').length, kept()];
    const {element} = await page(verifyingBackend(badge));
    await choose(element, fileOf(badge.credential));
    const foreign = performance
      .getEntriesByType('resource')
      .slice(before)
      .filter(({name}) => /^https?:/.test(name) && new URL(name).origin !== location.origin);
    expect(foreign).to.deep.equal([]);
    expect(kept()).to.deep.equal(keptBefore);
  });

  it('speaks the language of the page', async () => {
    const {element, provider} = await page(verifyingBackend(badge));
    for (const [lang, stays] of [
      ['en', 'Your files stay in this page.'],
      ['es', 'Sus archivos se quedan en esta página.'],
      ['ar', 'تبقى ملفاتك في هذه الصفحة.'],
      ['uk', 'Ваші файли залишаються на цій сторінці.'],
    ] as const) {
      provider.lang = lang;
      await waitUntil(() => textOf(element).includes(stays), stays);
    }
  });
});
