/** All about a badge in its dialog: opened, printed, kept, read aloud, in several languages. */
import {expect, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {parse} from '@pepites/credentials';
import {patience, sharedPage as page, shown} from '../testing/display-harness.js';
import {type ElementHarness, plain} from '../testing/element-harness.js';
import {signedBadge, type SignedBadge, type SignedBadgeOptions} from '../testing/signed-badge.js';
import type {BadgeDisplayElement} from './badge-display.element.js';

const proof = 'https://saules.example/preuves/7';

const fullOptions: SignedBadgeOptions = {
  inLanguage: 'fr',
  validUntil: new Date('2029-10-14T00:00:00Z'),
  more: {
    evidence: [
      {type: ['Evidence'], id: proof, name: 'Mon premier jour', description: '<b>Je me présente.</b>'},
      {type: ['Evidence'], narrative: 'J’ai répondu.'},
    ],
  },
  moreOfAchievement: {
    alignment: [
      {
        ...{
          type: ['Alignment'],
          targetName: 'Règles de vie',
          targetCode: '300428',
          targetFramework: 'ROME 4.0',
        },
        targetUrl: 'https://candidat.francetravail.fr/metierscope/competence/300428',
      },
      {
        ...{type: ['Alignment'], targetName: 'Équipe', targetFramework: 'ESCO'},
        targetUrl: 'http://data.europa.eu/esco/skill/60c78287-22eb-4103-9c8c-28deaa460da0',
      },
      {type: ['Alignment'], targetName: 'Ailleurs', targetUrl: 'http://elsewhere.example/'},
    ],
  },
  moreOfIssuer: {
    otherIdentifier: [
      {type: 'IdentifierEntry', identifierType: 'ext:LinkedIn:organizationId', identifier: '1234567'},
    ],
  },
};

const dialogOf = ({root}: ElementHarness<BadgeDisplayElement>): HTMLDialogElement | null =>
  root.querySelector<HTMLDialogElement>('dialog[open]');

async function opened(
  badge: SignedBadge,
  words = 'Tout voir',
  more: Partial<BadgeDisplayElement> = {},
): Promise<{display: ElementHarness<BadgeDisplayElement>; dialog: HTMLDialogElement; words: () => string}> {
  const display = await shown(badge, more);
  // As a press by a hand or a key does.
  display
    .all('button')
    .find((each) => plain(each.textContent).startsWith(words))
    ?.focus();
  await display.press(words);
  await waitUntil(() => dialogOf(display), undefined, patience);
  const dialog = dialogOf(display)!;
  return {display, dialog, words: () => plain(dialog.textContent)};
}

/** The file that is handed over by the next download. */
async function downloaded(act: () => Promise<void>): Promise<{name: string; bytes: Uint8Array}> {
  let found: {name: string; url: string} | undefined;
  const click = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'click')?.value as () => void;
  HTMLAnchorElement.prototype.click = function (this: HTMLAnchorElement) {
    if (this.download !== '') found = {name: this.download, url: this.href};
    else click.call(this);
  };
  try {
    await act();
    await waitUntil(() => found, undefined, patience);
  } finally {
    Reflect.deleteProperty(HTMLAnchorElement.prototype, 'click');
  }
  const bytes = new Uint8Array(await (await fetch(found!.url)).arrayBuffer());
  return {name: found!.name, bytes};
}

describe('all about a badge, in <badge-display>', () => {
  let full: SignedBadge;
  before(async () => {
    full = await signedBadge(fullOptions);
  });

  it('opens in a dialog of the browser, says all of it, and gives the focus back', async () => {
    const {display, dialog, words} = await opened(full);
    expect(dialog.matches(':modal')).to.equal(true);
    expect(display.focused).to.equal('B.A.BA de l’entreprise');
    for (const part of [
      'Ce badge est vrai et valable.',
      'Je connais mes droits au travail.',
      'Valable jusqu’au 14 octobre 2029',
      'Comment ce badge a été obtenu',
      '2 preuves Mon premier jour <b>Je me présente.</b> Voir cette preuve saules.example',
      '3 compétences Règles de vie 300428 · ROME 4.0 Équipe ESCO Ailleurs',
      'Qui l’a donné Donné par Les Trois Saules',
      'C’est prouvé par sa signature.',
      'Nous connaissons cette structure.',
      'Garder ce badge',
    ])
      expect(words()).to.contain(part);
    await expect(display.element).to.be.accessible();
    await sendKeys({press: 'Escape'});
    await waitUntil(() => dialogOf(display) === null, undefined, patience);
    expect(display.focused).to.equal('Tout voir');
  });

  it('links to evidence and skills by addresses that may be followed, and to no other', async () => {
    const {dialog} = await opened(full);
    const hrefs = [...dialog.querySelectorAll<HTMLAnchorElement>('.evidence a, .skills a')].map(
      ({href, rel}) => {
        expect(rel).to.equal('noopener noreferrer nofollow ugc');
        return href;
      },
    );
    expect(hrefs).to.deep.equal([
      proof,
      'https://candidat.francetravail.fr/metierscope/competence/300428',
      'https://data.europa.eu/esco/skill/60c78287-22eb-4103-9c8c-28deaa460da0',
    ]);
  });

  it('opens at what was counted: the evidence, the skills', async () => {
    const {display} = await opened(full, '2 preuves');
    expect(display.focused).to.equal('2 preuves');
    expect((await opened(full, '3 compétences')).display.focused).to.equal('3 compétences');
  });

  it('opens from the name of a medallion and of a row, also when the badge is not good', async () => {
    for (const form of ['medallion', 'row'] as const) {
      const {words} = await opened(full, 'B.A.BA', {form});
      expect(words()).to.contain('Ce badge est vrai et valable.').and.to.contain('Garder ce badge');
    }
    const gone = await signedBadge({isRevoked: true});
    const {words} = await opened(gone, 'B.A.BA', {form: 'row'});
    expect(words())
      .to.contain('Ce badge a été retiré. Ne l’acceptez pas.')
      .and.not.to.contain('Garder')
      .and.not.to.contain('Partager');
  });

  it('leaves the opening to the page that wants it', async () => {
    const display = await shown(full);
    let credential = '';
    display.element.addEventListener('badge-display-open', (event) => {
      ({credential} = event);
      event.preventDefault();
    });
    await display.press('Tout voir');
    expect(JSON.parse(credential)).to.deep.equal(full.credential);
    expect(dialogOf(display) === null).to.equal(true);
  });

  it('shares the page that the author names, to a profile once the badge is found true', async () => {
    const {display, dialog} = await opened(full, 'Partager ce badge');
    expect(display.focused).to.equal('Partager « B.A.BA de l’entreprise »');
    await customElements.whenDefined('badge-share');
    const share = dialog.querySelector('badge-share')!;
    await share.updateComplete;
    const profile = [...share.shadowRoot!.querySelectorAll('a')].find(({href}) =>
      href.includes('profile/add'),
    );
    expect(Object.fromEntries(new URL(profile!.href).searchParams)).to.deep.equal({
      ...{startTask: 'CERTIFICATION_NAME', name: 'B.A.BA de l’entreprise', organizationId: '1234567'},
      ...{issueYear: '2026', issueMonth: '10', expirationYear: '2029', expirationMonth: '10'},
      ...{certUrl: page, certId: full.credential['id']},
    });
  });

  it('offers no sharing where no page is named, and no profile for what is not found true', async () => {
    expect((await shown(full, {page: ''})).words).not.to.contain('Partager');
    expect((await shown(full, {page: 'javascript:alert(1)'})).words).not.to.contain('Partager');
    const {dialog} = await opened(full, 'Partager ce badge', {verify: 'none'});
    expect(dialog.querySelector('badge-share')!.getAttribute('awarded-at')).to.equal('');
  });

  it('keeps the badge as an image that holds it, and as its file', async () => {
    const {display} = await opened(full);
    const kept: string[] = [];
    display.element.addEventListener('badge-display-kept', ({format}) => kept.push(format));
    const picture = await downloaded(() => display.press('Garder l’image'));
    expect(picture.name).to.equal('b-a-ba-de-l-entreprise.png');
    const read = await parse(picture.bytes);
    expect(read.container).to.equal('png');
    expect(JSON.parse(read.text)).to.deep.equal(full.credential);
    await display.shows('C’est enregistré.');
    const file = await downloaded(() => display.press('Garder le fichier'));
    expect(file.name).to.equal('b-a-ba-de-l-entreprise.json');
    expect(JSON.parse(new TextDecoder().decode(file.bytes))).to.deep.equal(full.credential);
    expect(kept).to.deep.equal(['png', 'json']);
  });

  it('prints one sheet in a document of its own, with the code of the page, and takes it away', async () => {
    const display = await shown(full);
    let printed: Document | undefined;
    const seen = new MutationObserver((records) => {
      for (const {addedNodes} of records)
        for (const node of addedNodes)
          if (node instanceof HTMLIFrameElement && node.contentWindow) {
            const {contentWindow: window, contentDocument} = node;
            window.print = () => {
              printed = contentDocument ?? undefined;
            };
          }
    });
    seen.observe(display.root, {childList: true});
    await display.press('Imprimer');
    await waitUntil(() => printed, undefined, patience);
    seen.disconnect();
    expect(printed!.title).to.equal('B.A.BA de l’entreprise');
    const sheet = printed!.querySelector('main')!.shadowRoot!;
    const words = plain(sheet.textContent);
    for (const part of [
      'Donné par Les Trois Saules',
      'Ce badge est vrai et valable.',
      'Je connais mes droits',
      'Obtenu le 14 octobre 2026',
      page,
    ])
      expect(words).to.contain(part);
    expect(sheet.querySelector('.qr path')!.getAttribute('d')!.length).to.be.above(500);
    expect(sheet.querySelector('img')!.naturalWidth).to.be.above(0);
    expect(sheet.querySelectorAll('button, script, details').length).to.equal(0);
    printed!.defaultView!.dispatchEvent(new Event('afterprint'));
    expect(display.root.querySelector('iframe') === null).to.equal(true);
  });

  it('leaves the printing to the page that wants it', async () => {
    const display = await shown(full);
    display.element.addEventListener('badge-display-print', (event) => {
      event.preventDefault();
    });
    await display.press('Imprimer');
    await display.element.updateComplete;
    expect(display.root.querySelector('iframe') === null).to.equal(true);
  });

  for (const [width, size] of [
    ['320px', '100%'],
    ['360px', '200%'],
  ] as const)
    it(`cuts nothing of the card at ${width} with text at ${size}`, async () => {
      const display = await shown(full);
      display.element.style.width = width;
      display.element.parentElement!.style.fontSize = size;
      expect(display.element.scrollWidth).to.be.at.most(display.element.clientWidth);
    });
});
