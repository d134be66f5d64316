import {aTimeout, expect, waitUntil} from '@open-wc/testing';
import {actsBackend, awardId} from '../testing/acts-backend.js';
import {once} from '../testing/dom.js';
import {plain} from '../testing/element-harness.js';
import {withBackend} from '../testing/pathway-harness.js';
import {pathway as threeBadges} from '../testing/samples.js';

const key = 'Cap sur la suite';

describe('<badge-pathway>, the badge of a course', () => {
  const withCourse = {
    ...threeBadges,
    badges: threeBadges.badges.map((one) =>
      one.id === 'baba-entreprise' ? {...one, mode: 'onCriteria' as const} : one,
    ),
  };

  it('is not asked for: its button opens it, and there the person sees what they have done', async () => {
    const backend = actsBackend({pathway: withCourse});
    const pathway = await withBackend(backend);
    expect(pathway.all('[part=button]').map(({textContent}) => plain(textContent))).to.deep.equal([
      'Voir comment faire',
    ]);
    const activated = once(pathway.element, 'badge-step-activate');
    pathway.one('[part=button]').click();
    expect((await activated).badge).to.equal('baba-entreprise');
    await waitUntil(() => pathway.root.querySelector('dialog')?.open === true, 'not opened', {timeout: 5000});
    expect(plain(pathway.one('dialog').textContent)).not.to.contain('Demander');
    expect(backend.calls).to.deep.equal([]);
    await pathway.press('Voir ce que j’ai fait');
    await pathway.tells('Vous avez fait 1 chose sur 3.');
    expect(pathway.all('.course li').map(({textContent}) => plain(textContent))).to.deep.equal([
      'Suivre le cours jusqu’au bout (Fait)',
      'Réussir le cours (au moins 80 %) (Pas encore)',
      'Avoir un bon résultat (Pas obligatoire)',
    ]);
    expect(backend.calls).to.deep.equal(['criteria.explain']);
    await expect(pathway.element).to.be.accessible();
  });

  it('lets the page show it instead', async () => {
    const backend = actsBackend({pathway: withCourse});
    const pathway = await withBackend(backend);
    await pathway.open('B.A.BA de l’entreprise');
    pathway.element.addEventListener('badge-course-open', (event) => {
      event.preventDefault();
    });
    const told = once(pathway.element, 'badge-course-open');
    await pathway.press('Voir ce que j’ai fait');
    expect((await told).step).to.equal('s2');
    expect(backend.calls).to.deep.equal([]);
  });
});

describe('<badge-pathway>, a key badge that is offered', () => {
  it('is the step to do now, and is taken from the path', async () => {
    const backend = actsBackend({offer: 'offered'});
    const pathway = await withBackend(backend);
    expect(pathway.words).to.contain('Votre badge-clé vous attend.');
    const step = pathway.one('[data-step=key]');
    expect(step.getAttribute('aria-current')).to.equal('step');
    expect(plain(step.textContent)).to.match(/^À prendre maintenant/);
    expect(pathway.all('[part=button]').map(({textContent}) => plain(textContent))).to.deep.equal([
      'Prendre ce badge',
    ]);
    pathway.one('[part=button]').click();
    await pathway.tells('C’est fait. Votre badge arrive.');
    expect(backend.calls).to.deep.equal(['awards.takeOffer']);
    expect(pathway.sheet).not.to.contain('Voulez-vous le prendre');
    expect(pathway.words).to.contain('Votre badge-clé arrive.');
    const earned = once(pathway.element, 'badge-step-earned');
    backend.progress = {
      ...backend.progress,
      steps: backend.progress.steps.map((one) =>
        one.step === 'key' ? {...one, state: 'earned', award: awardId} : one,
      ),
    };
    pathway.provider.context.notifyChange();
    expect((await earned).step).to.equal('key');
    await pathway.shows('Bravo');
  });

  it('is declined in its sheet, and taken later', async () => {
    const backend = actsBackend({offer: 'offered'});
    const pathway = await withBackend(backend);
    await pathway.open(key);
    expect(pathway.sheet)
      .to.contain('Les badges qu’il faut')
      .and.to.contain('Com’un gant (Obtenu le 3 août 2026)');
    await pathway.press('Pas maintenant');
    await pathway.tells('D’accord. Vous pourrez le prendre plus tard.');
    await pathway.shows('À prendre quand vous voulez');
    expect(pathway.all('[part=button]')).to.have.length(0);
    expect(pathway.sheet).not.to.contain('Pas maintenant');
    await pathway.press('Prendre ce badge');
    await pathway.tells('C’est fait. Votre badge arrive.');
    expect(backend.calls).to.deep.equal(['awards.declineOffer', 'awards.takeOffer']);
  });

  it('lets the page take it instead, from the path and from the sheet', async () => {
    const backend = actsBackend({offer: 'offered'});
    const pathway = await withBackend(backend);
    pathway.element.addEventListener('badge-step-claim', (event) => {
      event.preventDefault();
    });
    let told = once(pathway.element, 'badge-step-claim');
    pathway.one('[part=button]').click();
    expect((await told).badge).to.equal('cap-sur-la-suite');
    await aTimeout(50);
    expect(pathway.all('dialog')).to.have.length(0);
    await pathway.open(key);
    told = once(pathway.element, 'badge-step-claim');
    await pathway.press('Prendre ce badge');
    await told;
    expect(backend.calls).to.deep.equal([]);
  });

  it('says why it cannot be taken', async () => {
    const backend = actsBackend({offer: 'offered'});
    backend.refuse('awards.takeOffer', 'KEY_NOT_ELIGIBLE');
    const pathway = await withBackend(backend);
    pathway.one('[part=button]').click();
    await pathway.tells('Il vous manque encore un badge pour avoir celui-ci.');
  });
});
