import {expect, waitUntil} from '@open-wc/testing';
import {setViewport} from '@web/test-runner-commands';
import 'axe-core/axe.min.js';
import type axeType from 'axe-core';
import {reviewEn} from '../messages/review.en.js';
import {reviewFr} from '../messages/review.fr.js';
import {guestLink} from '../testing/review-backend.js';
import {fullBackend, openReview, type ReviewHarness} from '../testing/review-harness.js';

const {axe} = globalThis as unknown as {axe: typeof axeType};
const tags = ['RGAAv4', 'wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

async function violationsOf(harness: ReviewHarness): Promise<string[]> {
  const {violations} = await axe.run(harness.element, {runOnly: {type: 'tag', values: tags}});
  return violations.map(({id, nodes}) => `${id}: ${nodes[0]?.html ?? ''}`);
}

/** Each step of an examiner's way, with what leads to it. */
const way: readonly (readonly [what: string, act: (harness: ReviewHarness) => Promise<void>])[] = [
  ['the list', async () => Promise.resolve()],
  ['an open request', async (harness) => harness.open()],
  ['a yes', async (harness) => harness.choose('Oui')],
  ['something missing', async (harness) => harness.choose('Il manque…')],
  ['a word that is due', async (harness) => harness.press('Envoyer ma réponse')],
  ['handing over', async (harness) => harness.press('Je suis trop proche de cette personne')],
];

describe('<badge-review> and the rules of RGAA 4 and WCAG 2.2', () => {
  afterEach(async () => {
    await setViewport({width: 800, height: 600});
  });

  it('are kept at each step, also by the door of an invitation', async () => {
    const harness = await openReview(fullBackend(2), {roles: ['lead']});
    for (const [what, act] of way) {
      await act(harness);
      expect(await violationsOf(harness), what).to.deep.equal([]);
    }
    harness.provider.remove();
    const guest = await openReview(fullBackend(1), {link: guestLink});
    await guest.press('Entrer');
    expect(await violationsOf(guest), 'the door').to.deep.equal([]);
  }).timeout(20_000);

  for (const width of [320, 360])
    it(`hold at ${String(width)} px with the text spacing of WCAG 1.4.12 (RGAA 10.12)`, async () => {
      await setViewport({width, height: 800});
      const harness = await openReview(fullBackend(2), {roles: ['lead']});
      Object.assign(harness.provider.style, {
        letterSpacing: '0.12em',
        wordSpacing: '0.16em',
        lineHeight: '1.5',
      });
      for (const [what, act] of way) {
        await act(harness);
        expect(harness.overflows(width), what).to.deep.equal([]);
      }
    });

  it('have a live region before there is anything to say (RGAA 7.5)', async () => {
    const harness = await openReview(fullBackend(1));
    const region = harness.one('[role="status"]');
    expect(region.textContent.trim()).to.equal('');
    await harness.open();
    await harness.tickAll();
    await harness.choose('Oui');
    await harness.choose('Je n’ai pas écrit');
    await harness.press('Envoyer ma réponse');
    await waitUntil(() => region.textContent.includes('Réponse envoyée'));
    expect(harness.one('[role="status"]') === region).to.equal(true);
  });
});

describe('the words of <badge-review>', () => {
  for (const [language, words] of [
    ['French', reviewFr],
    ['English', reviewEn],
  ] as const)
    it(`are sentences of at most twelve words in ${language}`, () => {
      for (const [key, message] of Object.entries(words)) {
        const forms = typeof message === 'string' ? [message] : Object.values(message as object);
        for (const form of forms as string[]) {
          for (const sentence of form.split(/[.?!…:;](?:\s|$)/)) {
            const count = sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
            expect(count, `${key}: ${sentence}`).to.be.at.most(12);
          }
        }
      }
    });
});
