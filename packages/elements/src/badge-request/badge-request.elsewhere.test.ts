import {expect} from '@open-wc/testing';
import type {AwardElsewhere} from '@pepites/recognition';
import {MemoryBackend} from '../testing/request-backend.js';
import {newBadge, openRequest, type RequestHarness} from '../testing/request-harness.js';

const receiveUrl = 'https://openbadgefactory.com/c/receive?tk=abc';

describe('<badge-request> for a badge that is given on another platform too', () => {
  async function held(
    elsewhere: readonly Omit<AwardElsewhere, 'platform'>[],
    lang = 'fr',
  ): Promise<{backend: MemoryBackend; harness: RequestHarness}> {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    backend.awards = [
      {
        ...{id: '0190d4a0-0000-7000-8000-0000000000c1', structure: 'les-trois-saules', badge: badge.id},
        ...{badgeName: badge.name, state: 'issued', awardedAt: '2026-11-20T09:00:00Z'},
        elsewhere: elsewhere.map((one) => ({platform: 'obf', ...one})),
      },
    ];
    return {backend, harness: await openRequest(backend, badge, {lang})};
  }

  it('asks for the person’s yes, says what leaves with it, and then that it is on its way', async () => {
    const {backend, harness} = await held([{state: 'onYes'}]);
    await harness.shows('il part avec votre nom et votre adresse mail.');
    await expect(harness.element).to.be.accessible();
    await harness.press('Oui, j’accepte ce badge');
    await harness.shows('Ce badge part aussi vers Open Badge Passport.');
    expect(backend.callsOf('me.answerAward').map(({input}) => input)).to.deep.equal([
      {
        ...{structure: 'les-trois-saules', award: '0190d4a0-0000-7000-8000-0000000000c1'},
        answer: 'accept',
      },
    ]);
  });

  it('shows by itself that it has arrived there', async () => {
    const {backend, harness} = await held([{state: 'onYes'}]);
    await harness.shows('Dites-nous oui');
    await harness.press('Oui, j’accepte ce badge');
    await harness.shows('Ce badge part aussi vers Open Badge Passport.');
    backend.awards = backend.awards.map((award) => ({
      ...award,
      elsewhere: [{platform: 'obf', state: 'sent', receiveUrl}],
    }));
    harness.provider.context.notifyChange();
    await harness.shows('Ce badge vous attend aussi dans Open Badge Passport.');
  });

  it('says why where the yes could not be sent, and lets it be said again', async () => {
    const {backend, harness} = await held([{state: 'onYes'}]);
    await harness.shows('Dites-nous oui');
    backend.refuseWith = 'UNREACHABLE';
    await harness.press('Oui, j’accepte ce badge');
    await harness.shows('Le site ne répond pas. Réessayez dans un moment.');
    backend.refuseWith = undefined;
    await harness.press('Oui, j’accepte ce badge');
    await harness.shows('Ce badge part aussi vers Open Badge Passport.');
  });

  it('leads to the badge there, until it is in the Passport', async () => {
    const {harness} = await held([{state: 'sent', receiveUrl}]);
    await harness.shows('Ce badge vous attend aussi dans Open Badge Passport.');
    const link = harness.all('a').find(({textContent}) => textContent.includes('Le prendre là-bas'));
    expect(link?.getAttribute('href')).to.equal(receiveUrl);
    expect(link?.getAttribute('rel')).to.equal('noopener noreferrer');
    await expect(harness.element).to.be.accessible();

    const {harness: later} = await held([{state: 'inWallet'}]);
    await later.shows('Ce badge est aussi dans votre Open Badge Passport.');
    expect(later.words).not.to.contain('Le prendre');
  });

  it('follows no address that is none of the web, and says then that a message comes', async () => {
    const {harness} = await held([{state: 'sent', receiveUrl: 'javascript:alert(1)'}]);
    await harness.shows('Un mail vous dit comment le prendre.');
    expect(harness.words).not.to.contain('Le prendre là-bas');
  });

  it('says what did not work there, and that the badge is good here', async () => {
    const {harness} = await held([{state: 'refused'}]);
    await harness.shows('Ici, il est valable. Votre structure peut réessayer.');
    const {harness: takenBack} = await held([{state: 'takenBack'}]);
    await takenBack.shows('Ce badge n’est plus valable dans Open Badge Passport. Ici, il est valable.');
    const {harness: english} = await held([{state: 'needsAddress'}], 'en');
    await english.shows('For that you need an e-mail address here.');
  });

  it('says nothing of other platforms where the badge is given on none', async () => {
    const {harness} = await held([]);
    await harness.shows('Bravo ! Ce badge est à vous.');
    expect(harness.words).not.to.contain('Passport');
  });
});
