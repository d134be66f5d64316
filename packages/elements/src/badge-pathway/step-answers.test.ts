import {expect, waitUntil} from '@open-wc/testing';
import {actsBackend, awardId} from '../testing/acts-backend.js';
import {once} from '../testing/dom.js';
import {plain} from '../testing/element-harness.js';
import {withBackend} from '../testing/pathway-harness.js';

const mine = 'Je m’engage pour mon parcours';
const sent = 'B.A.BA de l’entreprise';

describe('<badge-pathway>, a request in which something is missing', () => {
  it('is the one step to do, ahead of what could be begun', async () => {
    const pathway = await withBackend(actsBackend({isIncomplete: true}));
    const current = pathway.all('[aria-current=step]');
    expect(current.map(({dataset}) => dataset['step'])).to.deep.equal(['s2']);
    expect(plain(current[0]!.textContent))
      .to.match(/^À faire maintenant B\.A\.BA de l’entreprise Il manque une réponse/)
      .and.to.contain('Ensuite : Com’un gant');
    expect(current[0]!.querySelectorAll('.mark.here')).to.have.length(1);
    expect(pathway.all('[part=button]').map(({textContent}) => plain(textContent))).to.deep.equal([
      'Voir ce qui manque',
    ]);
    expect(plain(pathway.one('[data-step=s3]').textContent)).to.contain('Possible aussi');
    await expect(pathway.element).to.be.accessible();
  });

  it('opened, says what the examiner waits for, in their words, and completes it', async () => {
    const backend = actsBackend({isIncomplete: true});
    const pathway = await withBackend(backend);
    pathway.element.requestHref = '#{badge}';
    await pathway.element.updateComplete;
    pathway.one('[part=button]').click();
    await waitUntil(() => pathway.root.querySelector('dialog')?.open === true, 'not opened', {timeout: 5000});
    expect(pathway.said).to.equal('');
    expect(pathway.sheet).to.match(
      /Ce qui manque Nadège vous écrit : C’est bien parti\. Dites-moi aussi ce que vous avez appris\. À compléter : Qu’avez-vous appris ici/,
    );
    expect(pathway.sheet).not.to.contain('Montrez votre travail');
    expect(backend.calls).to.deep.equal(['me.requests', 'requests.form']);
    await expect(pathway.element).to.be.accessible();
    pathway.element.addEventListener('badge-step-activate', (event) => {
      event.preventDefault();
    });
    const asked = once(pathway.element, 'badge-step-activate');
    await pathway.press('Compléter ma demande');
    expect((await asked).badge).to.equal('baba-entreprise');
    expect(pathway.all('dialog')).to.have.length(0);
  });

  it('says where to complete it on a page that has no place for it', async () => {
    const pathway = await withBackend(actsBackend({isIncomplete: true}));
    await pathway.open(sent);
    expect(pathway.sheet).to.contain('Pour compléter, allez sur la page de votre demande.');
    expect(pathway.sheet).not.to.contain('Compléter ma demande');
  });

  it('is opened all the same when what is missing cannot be read, and read when tried again', async () => {
    const backend = actsBackend({isIncomplete: true});
    backend.refuse('me.requests', 'UNREACHABLE');
    const pathway = await withBackend(backend);
    await pathway.open(sent);
    await pathway.tells('Le site ne répond pas. Réessayez dans un moment.');
    backend.refuse('me.requests', undefined);
    await pathway.press('Réessayer');
    await pathway.tells('Voici ce qui manque.');
    expect(pathway.sheet).to.contain('Nadège vous écrit');
  });
});

describe('<badge-pathway>, a badge that was examined', () => {
  const opened = async (backend = actsBackend()) => {
    const pathway = await withBackend(backend);
    await pathway.open(mine);
    await pathway.press('Accepter ou refuser');
    await waitUntil(() => pathway.sheet.includes('Êtes-vous d’accord'), 'not asked', {timeout: 5000});
    await pathway.rests();
    return pathway;
  };

  it('is accepted, once', async () => {
    const backend = actsBackend();
    const pathway = await opened(backend);
    await expect(pathway.element).to.be.accessible();
    await pathway.press('Oui, je l’accepte');
    await pathway.tells('Vous avez accepté ce badge le 4 août 2026.');
    expect(backend.calls).to.deep.equal(['me.awards', 'me.answerAward']);
    expect(pathway.sheet).not.to.contain('Non, je le refuse');
    await pathway.press('Accepter ou refuser');
    await pathway.press('Accepter ou refuser');
    await pathway.tells('Vous avez accepté ce badge le 4 août 2026.');
  });

  it('says before the yes what leaves with it, where the badge is given on another platform too', async () => {
    const pathway = await opened(actsBackend({elsewhere: [{platform: 'obf', state: 'onYes'}]}));
    expect(pathway.sheet).to.contain(
      'il part aussi vers Open Badge Passport. Votre nom et votre adresse mail',
    );
    await expect(pathway.element).to.be.accessible();
    await pathway.press('Non, je le refuse');
    expect(pathway.sheet).not.to.contain('Open Badge Passport');
    const other = await opened();
    expect(other.sheet).not.to.contain('Open Badge Passport');
  });

  it('is refused only when that is said twice; the path follows', async () => {
    const backend = actsBackend();
    const pathway = await opened(backend);
    await pathway.press('Non, je le refuse');
    await pathway.press('Le garder');
    expect(pathway.sheet).to.contain('Êtes-vous d’accord');
    await pathway.press('Non, je le refuse');
    expect(pathway.sheet).to.contain('ce badge disparaît');
    expect(backend.calls).not.to.contain('me.answerAward');
    await pathway.press('Oui, refuser');
    await pathway.tells('C’est noté. Vous n’avez plus ce badge.');
    await pathway.shows('3 badges à gagner');
    expect(pathway.sheet).not.to.match(/Partager|Accepter ou refuser/);
  });

  it('lets the page take the answer instead', async () => {
    const backend = actsBackend();
    const pathway = await opened(backend);
    pathway.element.addEventListener('badge-award-answer', (event) => {
      event.preventDefault();
    });
    const told = once(pathway.element, 'badge-award-answer');
    await pathway.press('Oui, je l’accepte');
    const {award, answer} = await told;
    expect({award, answer}).to.deep.equal({award: awardId, answer: 'accept'});
    expect(backend.calls).to.deep.equal(['me.awards']);
  });

  it('has one button that stands out, whatever is open', async () => {
    const pathway = await withBackend(actsBackend());
    await pathway.open(mine);
    const primary = (): string[] =>
      pathway.all('dialog .button.primary').map(({textContent}) => plain(textContent));
    expect(primary()).to.deep.equal(['Partager mon badge']);
    await pathway.press('Partager mon badge');
    await pathway.tells('Votre lien est prêt.');
    expect(primary()).to.deep.equal(['Copier le lien']);
    await pathway.press('Accepter ou refuser');
    await waitUntil(() => pathway.sheet.includes('Êtes-vous d’accord'), 'not asked', {timeout: 5000});
    expect(primary()).to.deep.equal(['Oui, je l’accepte']);
  });

  it('is grey until it is earned, in its sheet too', async () => {
    const pathway = await withBackend(actsBackend());
    await pathway.open('Com’un gant');
    const image = pathway.one('dialog .medallion img');
    expect(getComputedStyle(image).filter).to.match(/^grayscale\(1\)/);
  });
});
