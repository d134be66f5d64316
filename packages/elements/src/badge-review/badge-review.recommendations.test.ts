import {expect} from '@open-wc/testing';
import type {RequestRecommendation} from '@pepites/recognition';
import {guestCode, guestLink} from '../testing/review-backend.js';
import {fullBackend, ids, openReview} from '../testing/review-harness.js';

const written: RequestRecommendation = {
  id: '0190d4a0-0000-7000-8000-0000000000e1',
  text: 'Elle répare vite.\n<img src=x onerror=alert(1)>',
  endorserName: 'Paul <b>chef</b>',
  writtenAt: '2026-11-24T09:00:00Z',
  way: 'account',
  isMine: false,
};

describe('<badge-review> with recommendations', () => {
  it('shows them with the evidence, each with what is known of who wrote it, and as nothing but text', async () => {
    const backend = fullBackend(1);
    const byLink = {...written, id: '0190d4a0-0000-7000-8000-0000000000e2', way: 'link' as const};
    const mine = {...written, id: '0190d4a0-0000-7000-8000-0000000000e3', isMine: true};
    backend.recommendations.set(ids[0]!, [written, byLink, mine]);
    const harness = await openReview(backend);
    await harness.open();
    const [first, second, third] = [...harness.root.querySelectorAll('.recommendations > li')];
    expect(first!.querySelector('h3')!.textContent).to.contain('Recommandation de Paul <b>chef</b>');
    expect(first!.textContent).to.contain('<img src=x onerror=alert(1)>');
    expect(harness.root.querySelector('.recommendations img, .recommendations b') === null).to.equal(true);
    expect(first!.textContent).to.contain('Écrite par une personne connectée à son compte.');
    expect(first!.textContent).to.contain('Personne n’a vérifié ce nom.');
    expect(second!.textContent).to.contain('Écrite avec un lien et un code, sans compte.');
    expect(third!.textContent).to.contain('Vous avez écrit cette recommandation.');
    for (const one of [first, second, third])
      expect(one!.textContent).to.contain('Elle sera signée quand le badge sera donné.');
    await expect(harness.element).to.be.accessible();
  });

  it('says nothing of them where there are none', async () => {
    const harness = await openReview(fullBackend(1));
    await harness.open();
    expect(harness.root.querySelector('.recommendations') === null).to.equal(true);
  });

  it('shows them to a guest too', async () => {
    const backend = fullBackend(1);
    backend.recommendations.set(ids[0]!, [written]);
    const harness = await openReview(backend, {link: guestLink});
    await harness.write('Claire', '#name');
    await harness.write(guestCode, '#code');
    await harness.press('Entrer');
    await harness.shows('Recommandation de Paul');
  });
});
