import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import type {BadgeBackendElement} from '../badge-backend/badge-backend.element.js';
import '../badge-backend/badge-backend.js';
import {backendError, badge, fakeBackend, session, structure} from '../testing/samples.js';
import './badge-claim.js';

const codes = ['TOKEN_INVALID', 'TOKEN_USED', 'FACT_VOIDED', 'BADGE_RETIRED', 'UNREACHABLE'] as const;

async function rootFor(code: string, courseUrl: string, courseName = ''): Promise<ShadowRoot> {
  const client = fakeBackend({
    badges: {get: () => Promise.resolve(badge('gestes', 'Gestes et postures'))},
    completions: {exchange: () => Promise.reject(backendError(code))},
  });
  const provider = await fixture<BadgeBackendElement>(
    html`<badge-backend structure=${structure} .client=${client}
      ><badge-claim
        token="e30.eyJiYWRnZSI6Imdlc3RlcyJ9.c2ln"
        course-url=${courseUrl}
        course-name=${courseName}
      ></badge-claim
    ></badge-backend>`,
  );
  provider.context.setSession(session);
  const element = provider.querySelector('badge-claim')!;
  await waitUntil(() => !element.matches(':state(looking)'));
  await element.updateComplete;
  await expect(element).to.be.accessible();
  return element.shadowRoot!;
}

const linkFor = async (code: string, courseUrl: string): Promise<HTMLAnchorElement | null> =>
  (await rootFor(code, courseUrl)).querySelector('a');

describe('<badge-claim> where there is nothing to take', () => {
  for (const code of codes)
    it(`leads back to the course for ${code}, unless another try may help`, async () => {
      const link = await linkFor(code, '/cours');
      expect(link?.textContent.trim()).to.equal(code === 'UNREACHABLE' ? undefined : 'Retourner au cours');
      if (link) expect(link.href).to.equal(new URL('/cours', document.baseURI).href);
    });

  it('names the course where nobody has said where it is, and only where the course can help', async () => {
    for (const [code, courseName, words] of [
      ['TOKEN_USED', 'Gestes qui sauvent', 'Retournez dans le cours «\u00a0Gestes qui sauvent\u00a0».'],
      ['TOKEN_INVALID', '', 'Retournez dans le cours du badge «\u00a0Gestes et postures\u00a0».'],
      ['BADGE_RETIRED', '', undefined],
    ] as const) {
      const root = await rootFor(code, '', courseName);
      expect(root.querySelector('p > strong')?.textContent).to.equal(words);
    }
  });

  it('leads to the page before, and says whom to ask, where nobody has said where the course is', async () => {
    history.pushState(null, '', location.href);
    const realBack = history.back.bind(history);
    let steps = 0;
    history.back = () => {
      steps += 1;
    };
    try {
      for (const code of codes.filter((one) => one !== 'UNREACHABLE')) {
        const root = await rootFor(code, '');
        expect(root.textContent, code).to.contain('Parlez-en à Les Trois Saules.');
        const back = root.querySelector<HTMLButtonElement>('button.secondary')!;
        expect(back.textContent.trim(), code).to.equal('Revenir à la page où vous étiez');
        back.click();
      }
      expect(steps).to.equal(4);
    } finally {
      history.back = realBack;
    }
  });

  it('has no link where nobody has said where the course is, and follows no address that is not the web’s', async () => {
    for (const address of ['', 'javascript:alert(1)', 'http://['])
      expect((await linkFor('TOKEN_USED', address)) === null).to.equal(true);
  });
});
