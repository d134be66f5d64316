import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import type {BadgeBackend} from '@pepites/recognition';
import type {BadgeBackendElement} from '../badge-backend/badge-backend.element.js';
import '../badge-backend/badge-backend.js';
import {ElementHarness} from '../testing/element-harness.js';
import {backendError, fakeBackend, session, structure} from '../testing/samples.js';
import {
  badgeId,
  type SignedBadge,
  signedBadge,
  signedRecommendation,
  verifyingBackend,
} from '../testing/signed-badge.js';
import type {BadgeDisplayElement} from './badge-display.element.js';
import './badge-display.js';

/** A list as a link's `recommendations.json` is, at an address of its own. */
const listOf = (...items: unknown[]): string =>
  URL.createObjectURL(new Blob([JSON.stringify({items})], {type: 'application/json'}));

async function show(
  badge: SignedBadge,
  more: {readonly url?: string; readonly client: BadgeBackend; readonly form?: 'card' | 'row'},
): Promise<ElementHarness<BadgeDisplayElement>> {
  const provider = await fixture<BadgeBackendElement>(
    html`<badge-backend structure=${structure} .client=${more.client}
      ><badge-display
        .credential=${badge.credential}
        recommendations=${more.url ?? ''}
        form=${more.form ?? 'card'}
      ></badge-display
    ></badge-backend>`,
  );
  return new ElementHarness(provider.querySelector('badge-display')!);
}

const found = (harness: ElementHarness<BadgeDisplayElement>): (string | undefined)[] =>
  harness.all('[data-finding]').map((each) => each.dataset['finding']);

async function settled(harness: ElementHarness<BadgeDisplayElement>): Promise<void> {
  await waitUntil(
    () =>
      found(harness).length > 0 && !found(harness).some((one) => one === 'checking' || one === 'unchecked'),
    harness.words,
    {timeout: 10_000},
  );
}

describe('recommendations on <badge-display>', () => {
  it('show their words, who collected them, and a verdict of their own', async () => {
    const [badge, words] = await Promise.all([signedBadge(), signedRecommendation()]);
    const harness = await show(badge, {
      url: listOf(words.credential),
      client: verifyingBackend(badge, words),
    });
    await settled(harness);
    expect(found(harness)).to.deep.equal(['collected']);
    await harness.shows('Elle répare vite et bien. Recommandation vraie.');
    expect(harness.words).to.contain('Les Trois Saules a recueilli ces mots et les signe.');
    expect(harness.words).to.contain('Une recommandation');
    await expect(harness.element).to.be.accessible();
  });

  it('do not show words that were changed, taken back, or are of another badge', async () => {
    const [badge, changed, revoked, other] = await Promise.all([
      signedBadge(),
      signedRecommendation({words: 'Elle répare vite.'}),
      signedRecommendation({words: 'Il a tout cassé.', isRevoked: true}),
      signedRecommendation({
        words: 'Pour une autre.',
        about: 'urn:uuid:0190d4a0-0000-4000-8000-0000000000ff',
      }),
    ]);
    const forged = JSON.parse(JSON.stringify(changed.credential).replace('vite', 'très vite')) as object;
    const harness = await show(badge, {
      url: listOf(forged, revoked.credential, other.credential, {type: 'Nothing'}),
      client: verifyingBackend(badge, changed, revoked, other),
    });
    await settled(harness);
    expect(found(harness)).to.deep.equal(['refused', 'revoked', 'other', 'refused']);
    expect(harness.words).not.to.match(/vite|cassé|Pour une autre/);
    await harness.shows('Recommandations Attention ! Ne vous fiez pas à cette recommandation.');
    await harness.shows('Cette recommandation a été retirée.');
    await harness.shows('Cette recommandation n’est pas pour ce badge.');
    await expect(harness.element).to.be.accessible();
  });

  it('say whose name is only what somebody wrote of themselves, and what could not be checked', async () => {
    const [badge, own, unknown] = await Promise.all([
      signedBadge(),
      signedRecommendation({isRecognised: false}),
      signedRecommendation({words: 'Qui sait ?'}),
    ]);
    const documents = verifyingBackend(badge, own);
    const client = fakeBackend({
      verification: {
        documents: (asked) =>
          asked.credential.includes('Qui sait')
            ? Promise.reject(backendError('UNREACHABLE'))
            : documents.verification.documents(asked),
      },
    });
    const harness = await show(badge, {url: listOf(own.credential, unknown.credential), client});
    await settled(harness);
    expect(found(harness)).to.deep.equal(['signed', 'undetermined']);
    await harness.shows('La personne qui écrit signe sous ce nom : Les Trois Saules');
  });

  it('are found inside a badge that carries them', async () => {
    const [plain, words] = await Promise.all([signedBadge(), signedRecommendation()]);
    const badge = {...plain, credential: {...plain.credential, endorsement: [words.credential]}};
    const harness = await show(badge, {client: verifyingBackend(words)});
    await waitUntil(() => harness.root.querySelector('.truth'));
    // Put into a badge that was signed without it, it spoils the badge: a refused badge shows nothing of what it holds.
    await waitUntil(() => harness.element.matches(':state(refused)'), undefined, {timeout: 10_000});
    expect(found(harness)).to.deep.equal([]);
  });

  it('open from their count, as evidence does', async () => {
    const [plain, words] = await Promise.all([signedBadge(), signedRecommendation()]);
    const badge = {...plain, credential: {...plain.credential, endorsement: [words.credential]}};
    const harness = await show(badge, {client: verifyingBackend(words)});
    // What is not checked is shown as it is written.
    harness.element.verify = 'none';
    await harness.shows('1 recommandation');
    await waitUntil(() => harness.root.querySelector('.recommendations'), harness.words, {timeout: 10_000});
    await harness.press('1 recommandation');
    await waitUntil(() => harness.root.activeElement?.id === 'details-recommendations', harness.words, {
      timeout: 10_000,
    });
    expect(harness.one('dialog').contains(harness.root.activeElement)).to.equal(true);
    expect(harness.words).to.contain('Elle répare vite et bien.');
    await expect(harness.element).to.be.accessible();
  });

  it('are found beside one’s own badge; one that is gone since is said to be', async () => {
    const [badge, words] = await Promise.all([signedBadge(), signedRecommendation()]);
    const addressOf = (it: unknown): string =>
      URL.createObjectURL(new Blob([JSON.stringify(it)], {type: 'application/json'}));
    const client = fakeBackend({
      ...verifyingBackend(badge, words),
      me: {
        awards: () =>
          Promise.resolve({
            items: [
              {
                ...{
                  id: badgeId.slice(9),
                  structure,
                  badge: 'baba',
                  badgeName: {fr: 'x'},
                  state: 'issued' as const,
                },
                ...{awardedAt: '2026-10-14T09:00:00Z', credentialUrl: addressOf(badge.credential)},
              },
            ],
          }),
      },
      endorsements: {
        list: () =>
          Promise.resolve({
            items: [
              {
                ...{
                  id: 'e',
                  award: 'a',
                  badge: 'baba',
                  badgeName: {fr: 'x'},
                  criteria: [],
                  state: 'signed' as const,
                },
                ...{
                  way: 'link' as const,
                  earnerName: 'Malika',
                  message: '',
                  requestedAt: '2026-10-14T09:00:00Z',
                },
                credentialUrl: addressOf(words.credential),
              },
            ],
          }),
      },
    });
    const provider = await fixture<BadgeBackendElement>(
      html`<badge-backend structure=${structure} .client=${client}
        ><badge-display badge="baba"></badge-display
      ></badge-backend>`,
    );
    provider.context.setSession(session);
    const harness = new ElementHarness(provider.querySelector('badge-display')!);
    await settled(harness);
    expect(found(harness)).to.deep.equal(['collected']);
  });

  it('run nothing of what people wrote', async () => {
    const words = '<img src=x onerror="window.recommended=1"><script>window.recommended=1</script>';
    const [badge, hostile] = await Promise.all([signedBadge(), signedRecommendation({words})]);
    const harness = await show(badge, {
      url: listOf(hostile.credential),
      client: verifyingBackend(badge, hostile),
    });
    await settled(harness);
    await harness.shows(words);
    expect((window as {recommended?: number}).recommended).to.equal(undefined);
  });

  it('leave the badge as it is when they cannot be had, and are asked for again', async () => {
    const badge = await signedBadge();
    const harness = await show(badge, {url: '/nothing-here.json', client: verifyingBackend(badge)});
    await harness.shows('Nous n’avons pas pu lire les recommandations.');
    await waitUntil(() => harness.element.matches(':state(verified)'), undefined, {timeout: 10_000});
    await harness.press('Réessayer');
    await harness.shows('Nous n’avons pas pu lire les recommandations.');
    await expect(harness.element).to.be.accessible();
  });

  it('are not read for a row', async () => {
    const [badge, words] = await Promise.all([signedBadge(), signedRecommendation()]);
    const harness = await show(badge, {
      url: listOf(words.credential),
      client: verifyingBackend(badge, words),
      form: 'row',
    });
    await waitUntil(() => harness.element.matches(':state(verified)'), undefined, {timeout: 10_000});
    expect(found(harness)).to.deep.equal([]);
  });
});
