import {aTimeout, expect, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import {actsBackend, awardId} from '../testing/acts-backend.js';
import {once} from '../testing/dom.js';
import {withBackend} from '../testing/pathway-harness.js';
import {structure} from '../testing/samples.js';

const mine = 'Je m’engage pour mon parcours';

describe('<badge-pathway>, an opened step', () => {
  it('is accessible in every state of what can be done', async () => {
    const backend = actsBackend();
    const pathway = await withBackend(backend);
    await pathway.open(mine);
    await expect(pathway.element).to.be.accessible();
    await pathway.press('Voir mes preuves');
    await pathway.tells('Voici 5 preuves.');
    await expect(pathway.element).to.be.accessible();
    await pathway.press('Partager mon badge');
    await pathway.tells('Votre lien est prêt.');
    await expect(pathway.element).to.be.accessible();
    const offered = await withBackend(actsBackend({offer: 'offered'}));
    await expect(offered.element).to.be.accessible();
    await offered.open('Cap sur la suite');
    await expect(offered.element).to.be.accessible();
    const refused = actsBackend();
    refused.refuse('me.requests', 'UNREACHABLE');
    const failing = await withBackend(refused);
    await failing.open(mine);
    await failing.press('Voir mes preuves');
    await failing.tells('Le site ne répond pas. Réessayez dans un moment.');
    await expect(failing.element).to.be.accessible();
  }).timeout(15_000);

  it('offers nothing of a person’s to a visitor, nor what is not theirs', async () => {
    const backend = actsBackend();
    const pathway = await withBackend(backend);
    await pathway.open('Com’un gant');
    expect(pathway.sheet).not.to.match(/preuves|Partager|Prendre/);
    pathway.provider.context.setSession(undefined);
    await pathway.shows('3 badges à gagner');
    await pathway.open(mine);
    expect(pathway.sheet).not.to.match(/preuves|Partager|Prendre/);
    expect(backend.calls).to.deep.equal([]);
  });

  it('asks for nothing before a button is pressed', async () => {
    const backend = actsBackend();
    const pathway = await withBackend(backend);
    await pathway.open(mine);
    expect(backend.calls).to.deep.equal([]);
    await pathway.press('Partager mon badge');
    await pathway.tells('Votre lien est prêt.');
    expect([...backend.calls].sort()).to.deep.equal(['me.awards', 'shares.list']);
  });

  it('shows the person’s own evidence in place, in the words of the questions; what is not a picture or sound is a download', async () => {
    const backend = actsBackend();
    const pathway = await withBackend(backend);
    await pathway.open(mine);
    await pathway.press('Voir mes preuves');
    await pathway.tells('Voici 5 preuves.');
    expect(pathway.sheet).to.match(/Qu’avez-vous appris ici[\s\S]*J’ai appris à ranger l’atelier\./);
    // A consent is no evidence.
    expect(pathway.sheet).not.to.contain('D’accord ?');
    await waitUntil(() => pathway.all('#act-panel :is(img, audio)').length === 2);
    expect(pathway.one('#act-panel img').getAttribute('alt')).to.equal('Ma photo');
    expect(pathway.one('#act-panel audio').getAttribute('src')).to.match(/^blob:/);
    const link = pathway
      .all('#act-panel a')
      .find(({textContent}) => textContent.includes('exemple.example'))!;
    expect(link.getAttribute('rel')).to.contain('noopener').and.to.contain('noreferrer');
    const pdf = pathway.one('#act-panel a[download]', HTMLAnchorElement);
    expect((await (await fetch(pdf.href)).blob()).type).to.equal('application/octet-stream');
    expect(pathway.focused).to.equal('Mes preuves');
    // Closed, nothing of it is kept.
    const photo = pathway.one('#act-panel img', HTMLImageElement).src;
    await pathway.press('Voir mes preuves');
    expect(pathway.all('#act-panel')).to.have.length(0);
    expect(
      await fetch(photo).then(
        () => 'kept',
        () => 'gone',
      ),
    ).to.equal('gone');
  });

  it('says so where there is no evidence', async () => {
    const pathway = await withBackend(actsBackend({hasEvidence: false}));
    await pathway.open(mine);
    await pathway.press('Voir mes preuves');
    await pathway.tells('Il n’y a pas de preuve écrite pour ce badge.');
  });

  it('shares the link that the badge has, and makes another only when asked to', async () => {
    const backend = actsBackend();
    const pathway = await withBackend(backend);
    await pathway.open(mine);
    await pathway.press('Partager mon badge');
    await pathway.tells('Votre lien est prêt.');
    const link = (): string => pathway.one('#link', HTMLInputElement).value;
    expect(link()).to.equal('https://badges.example/b/0nlyM1nimal');
    const linkedIn = new URL(
      pathway
        .all('a')
        .find(({textContent}) => textContent.includes('profil LinkedIn'))!
        .getAttribute('href')!,
    );
    expect(Object.fromEntries(linkedIn.searchParams)).to.deep.equal({
      startTask: 'CERTIFICATION_NAME',
      name: mine,
      organizationName: 'Les Trois Saules',
      issueYear: '2026',
      issueMonth: '8',
      certUrl: link(),
    });
    await pathway.choose('Le badge, mon nom et mes preuves');
    expect(pathway.all('#link')).to.have.length(0);
    expect(backend.calls).not.to.contain('shares.create');
    expect(pathway.said).to.equal('');
    await pathway.press('Faire mon lien');
    await pathway.tells('Votre lien est prêt.');
    expect(link()).to.equal('https://badges.example/b/0fevidence');
    expect(pathway.focused).to.equal('Partager mon badge');
    await pathway.press('Arrêter ce lien');
    await pathway.tells('Ce lien ne montre plus rien.');
    expect(pathway.all('#link')).to.have.length(0);
    await pathway.choose('Le badge Qui');
    await pathway.press('Arrêter ce lien');
    await pathway.tells('L’ancien lien ne montre plus rien. En voici un nouveau.');
    expect(link()).to.equal('https://badges.example/b/0nlyM1nimal2');
  });

  it('on a page that may not make links, gives the one that the badge has', async () => {
    const backend = actsBackend();
    backend.refuse('shares.list', 'ORIGIN_NOT_REGISTERED');
    const pathway = await withBackend(backend);
    await pathway.open(mine);
    await pathway.press('Partager mon badge');
    await pathway.tells('Votre lien est prêt.');
    expect(pathway.one('#link', HTMLInputElement).value).to.equal('https://badges.example/b/0nlyM1nimal');
    expect(pathway.sheet).not.to.match(/Que voulez-vous montrer|Arrêter/);
  });

  it('says an error by its code, and does it again', async () => {
    const backend = actsBackend();
    const pathway = await withBackend(backend);
    await pathway.open(mine);
    await pathway.press('Partager mon badge');
    await pathway.tells('Votre lien est prêt.');
    await pathway.choose('Le badge et mon nom');
    backend.refuse('shares.create', 'SHARE_LIMIT');
    await pathway.press('Faire mon lien');
    await pathway.tells('Vous avez déjà beaucoup de liens. Arrêtez-en un d’abord.');
    backend.refuse('shares.create', undefined);
    await pathway.press('Réessayer');
    await pathway.tells('Votre lien est prêt.');
  });

  it('says that the session has ended, and offers nothing more', async () => {
    const backend = actsBackend();
    backend.refuse('me.requests', 'SESSION_ENDED');
    const pathway = await withBackend(backend);
    await pathway.open(mine);
    await pathway.press('Voir mes preuves');
    await pathway.tells('Votre connexion est terminée. Connectez-vous de nouveau.');
    expect(pathway.sheet).not.to.contain('Voir mes preuves');
  });

  it('lets the page show evidence and share instead', async () => {
    const backend = actsBackend();
    const pathway = await withBackend(backend);
    await pathway.open(mine);
    for (const [type, words] of [
      ['badge-evidence-open', 'Voir mes preuves'],
      ['badge-award-share', 'Partager mon badge'],
    ] as const) {
      pathway.element.addEventListener(
        type,
        (event) => {
          event.preventDefault();
        },
        {once: true},
      );
      const told = once(pathway.element, type);
      await pathway.press(words);
      const {step, badge, award, structure: of} = await told;
      expect({step, badge, award, of}).to.deep.equal({
        step: 's1',
        badge: 'je-m-engage',
        award: awardId,
        of: structure,
      });
    }
    expect(backend.calls).to.deep.equal([]);
    expect(pathway.all('#act-panel')).to.have.length(0);
  });

  it('is used by keyboard alone', async () => {
    const pathway = await withBackend(actsBackend());
    await pathway.open(mine);
    const tabTo = async (words: string): Promise<void> => {
      for (let tries = 0; tries < 12 && pathway.focused !== words; tries++) await sendKeys({press: 'Tab'});
      expect(pathway.focused).to.equal(words);
    };
    await tabTo('Voir mes preuves');
    await sendKeys({press: 'Enter'});
    await pathway.tells('Voici 5 preuves.');
    await sendKeys({press: 'Escape'});
    await waitUntil(() => pathway.all('dialog').length === 0);
  });

  for (const [lang, share, ready, scope] of [
    ['en', 'Share my badge', 'Your link is ready.', 'The badge, my name and my evidence'],
    ['es', 'Compartir mi insignia', 'Su enlace está listo.', 'La insignia, mi nombre y mis pruebas'],
    ['ar', 'مشاركة شارتي', 'رابطك جاهز.', 'الشارة واسمي وأدلتي'],
    ['uk', 'Поділитися моєю відзнакою', 'Ваше посилання готове.', 'Відзнаку, моє ім’я і мої докази'],
  ] as const)
    it(`speaks the language of the page: ${lang}`, async () => {
      const pathway = await withBackend(actsBackend(), {lang});
      await pathway.open(mine);
      await pathway.press(share);
      await pathway.tells(ready);
      expect(pathway.sheet).to.contain(scope);
    });

  for (const [width, size] of [
    ['320px', '100%'],
    ['360px', '200%'],
  ] as const)
    it(`cuts nothing at ${width} with text at ${size}`, async () => {
      const pathway = await withBackend(actsBackend());
      const {element} = pathway;
      element.style.width = width;
      element.style.fontSize = size;
      await pathway.open(mine);
      pathway.one('dialog').style.maxInlineSize = `calc(${width} - 2em)`;
      for (const panel of ['Voir mes preuves', 'Partager mon badge']) {
        await pathway.press(panel);
        await aTimeout(100);
        const body = pathway.one('.sheet');
        expect(body.scrollWidth).to.be.at.most(body.clientWidth);
      }
    });
});
