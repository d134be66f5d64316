import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {Award, BadgeBackend, CourseOutcome} from '@pepites/recognition';
import type {BadgeBackendElement} from '../badge-backend/badge-backend.element.js';
import '../badge-backend/badge-backend.js';
import {once, textOf} from '../testing/dom.js';
import {backendError, badge, fakeBackend, session, structure} from '../testing/samples.js';
import type {BadgeClaimElement} from './badge-claim.element.js';
import './badge-claim.js';

const gestes = badge('gestes', 'Gestes et postures');
const award: Award = {
  id: '0190d4a0-0000-7000-8000-0000000000c1',
  ...{structure, badge: 'gestes', badgeName: gestes.name, state: 'issued', awardedAt: '2026-11-24T09:00:00Z'},
  pageUrl: 'https://badges.example/b/x',
};
const claimable: CourseOutcome = {
  ...{state: 'claimable', claim: 'c1', claimUrl: 'https://badges.example/claims/c1'},
  claimExpiresAt: '2026-11-25T09:00:00Z',
};
const tokenOf = (payload: object): string =>
  `e30.${btoa(JSON.stringify(payload)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')}.c2ln`;
const token = tokenOf({badge: 'gestes'});

interface Answers {
  readonly outcome?: CourseOutcome | string;
  readonly redeemed?: Award | string;
}

const settle = <T>(answer: T | string): Promise<T> =>
  typeof answer === 'string' ? Promise.reject(backendError(answer)) : Promise.resolve(answer);

function backend({outcome = claimable, redeemed = award}: Answers = {}) {
  const calls: string[] = [];
  const client = fakeBackend({
    badges: {get: ({badge: id}) => (calls.push(`badge ${id}`), Promise.resolve(gestes))},
    completions: {exchange: () => (calls.push('exchange'), settle(outcome))},
    claims: {redeem: ({claim}) => (calls.push(`redeem ${claim}`), settle(redeemed))},
    me: {signOut: () => (calls.push('signOut'), Promise.resolve(undefined))},
  });
  return {client, calls};
}

async function open(
  client: BadgeBackend,
  {
    isSignedIn = true,
    attributes = {token, claim: ''},
  }: {isSignedIn?: boolean; attributes?: {token: string; claim: string; badge?: string}} = {},
): Promise<BadgeClaimElement> {
  const provider = await fixture<BadgeBackendElement>(
    html`<badge-backend structure=${structure} .client=${client}
      ><badge-claim
        token=${attributes.token}
        claim=${attributes.claim}
        badge=${attributes.badge ?? ''}
      ></badge-claim
    ></badge-backend>`,
  );
  if (isSignedIn) provider.context.setSession(session);
  const element = provider.querySelector('badge-claim')!;
  await waitUntil(() => !element.matches(':state(looking)'));
  await element.updateComplete;
  return element;
}

const button = (element: Element): HTMLButtonElement => element.shadowRoot!.querySelector('.primary')!;
const take = async (element: BadgeClaimElement): Promise<void> => {
  button(element).click();
  await waitUntil(() => !element.matches(':state(taking)') && !element.matches(':state(ready)'));
  await element.updateComplete;
};

const over = 'Ce lien ne marche plus';
const refusals: readonly (readonly [string, Answers, title: string, sentence: string])[] = [
  ['an expired token', {outcome: 'TOKEN_INVALID'}, over, 'Ce n’est pas votre faute.'],
  ['a used token', {outcome: 'TOKEN_USED'}, over, 'a déjà servi'],
  [
    'a course that is not finished',
    {outcome: {state: 'criteriaNotMet'}},
    'Pas encore',
    'pas encore fini le cours',
  ],
  [
    'a result that was taken back',
    {outcome: 'FACT_VOIDED'},
    'Pas de badge à prendre',
    'résultat du cours a changé',
  ],
  ['an expired claim', {redeemed: 'CLAIM_EXPIRED'}, over, 'trop ancien'],
  [
    'somebody else’s claim, or an unknown one',
    {redeemed: 'CLAIM_UNKNOWN'},
    'Ce badge n’est pas à prendre ici',
    'pas à votre nom',
  ],
  ['a badge that is held', {redeemed: 'BADGE_ALREADY_HELD'}, 'Votre badge', 'Vous avez déjà ce badge'],
];
const allAnswers: readonly Answers[] = [
  {outcome: {state: 'awarded', award}},
  {outcome: 'UNREACHABLE'},
  {redeemed: 'UNREACHABLE'},
  ...refusals.map(([, answers]) => answers),
];

const titleOf = (element: Element): string | undefined =>
  element.shadowRoot!.querySelector('#heading')?.textContent.trim();

describe('<badge-claim>', () => {
  it('is accessible in every state', async () => {
    const element = await open(backend().client, {isSignedIn: false});
    await expect(element).to.be.accessible();
    element.closest('badge-backend')!.context.setSession(session);
    await element.updateComplete;
    await expect(element).to.be.accessible();
    await take(element);
    await expect(element).to.be.accessible();
    for (const answers of allAnswers) {
      const other = await open(backend(answers).client);
      if (other.matches(':state(ready)')) await take(other);
      await expect(other).to.be.accessible();
    }
  });

  it('shows the badge of a token, and takes it by keyboard, once', async () => {
    const {client, calls} = backend();
    const element = await open(client);
    expect(textOf(element)).to.include('Gestes et postures');
    const taken = once(element, 'badge-claim-taken');
    button(element).focus();
    await sendKeys({press: 'Enter'});
    await sendKeys({press: 'Enter'});
    expect((await taken).award.id).to.equal(award.id);
    await element.updateComplete;
    expect(textOf(element)).to.include('Ce badge est à vous.');
    expect(element.shadowRoot!.querySelector('a')!.href).to.equal(award.pageUrl);
    await waitUntil(() => element.shadowRoot!.activeElement?.getAttribute('role') === 'status');
    expect(calls).to.deep.equal(['badge gestes', 'exchange', 'redeem c1']);
  });

  it('asks who it is first, and goes on by itself; the token is not spent again', async () => {
    const {client, calls} = backend();
    const element = await open(client, {isSignedIn: false});
    expect(element.shadowRoot!.querySelector('badge-sign-in') !== null).to.equal(true);
    expect(element.matches(':state(signed-out)')).to.equal(true);
    const later = element.shadowRoot!.querySelector('a')!;
    expect(later.href).to.equal(claimable.claimUrl);
    element.closest('badge-backend')!.context.setSession(session);
    await element.updateComplete;
    expect(button(element).textContent.trim()).to.equal('Oui, prendre ce badge');
    expect(calls.filter((call) => call === 'exchange').length).to.equal(1);
  });

  it('takes a claim that a page of the backend hands over, without a token', async () => {
    const {client, calls} = backend();
    const element = await open(client, {attributes: {token: '', claim: 'c9', badge: 'gestes'}});
    await take(element);
    expect(calls).to.deep.equal(['badge gestes', 'redeem c9']);
  });

  it('says that the badge is there already', async () => {
    const said: string[] = [];
    const note = (event: Event) => said.push(event.type);
    document.addEventListener('badge-claim-taken', note);
    const element = await open(backend({outcome: {state: 'awarded', award}}).client);
    document.removeEventListener('badge-claim-taken', note);
    expect(element.matches(':state(taken)')).to.equal(true);
    expect(textOf(element)).to.include('Ce badge est déjà à vous.');
    expect(titleOf(element)).to.equal('Votre badge');
    expect(said).to.deep.equal(['badge-claim-taken']);
  });

  it('tells the elements beside it that the badge was taken, and again when it is signed', async () => {
    const {pageUrl: _, ...signing} = {...award, state: 'signing' as const};
    let isSigned = false;
    const {client} = backend({redeemed: signing});
    const awards = () => Promise.resolve({items: [isSigned ? award : signing]});
    const element = await open({...client, me: {...client.me, awards}});
    const {context} = element.closest('badge-backend')!;
    const before = context.revision;
    await take(element);
    expect(textOf(element)).to.include('Il sera prêt dans un instant.');
    expect(context.revision).to.equal(before + 1);
    isSigned = true;
    await waitUntil(() => context.revision === before + 2, 'it is signed', {timeout: 8000});
    await element.updateComplete;
    expect(element.shadowRoot!.querySelector('a')!.href).to.equal(award.pageUrl);
  });

  for (const [what, answers, title, sentence] of refusals) {
    it(`has a title that is true, and a sentence, for ${what}`, async () => {
      const element = await open(backend(answers).client);
      if (element.matches(':state(ready)')) {
        expect(titleOf(element)).to.equal('Un badge vous attend');
        await take(element);
        expect(element.shadowRoot!.activeElement?.textContent).to.include(sentence);
        expect(element.shadowRoot!.querySelector('.primary') === null).to.equal(true);
      }
      expect(titleOf(element)).to.equal(title);
      expect(textOf(element)).to.include(sentence);
      expect(element.matches(':state(taken)')).to.equal(title === 'Votre badge');
    });
  }

  it('leads to the badge that is held, where the backend says where it is', async () => {
    const {client} = backend({redeemed: 'BADGE_ALREADY_HELD'});
    const awards = () => Promise.resolve({items: [award]});
    const element = await open({...client, me: {...client.me, awards}});
    await take(element);
    await waitUntil(() => element.shadowRoot!.querySelector('a') !== null);
    expect(element.shadowRoot!.querySelector('a')!.href).to.equal(award.pageUrl);
    expect(textOf(element)).to.include('Voir mon badge');
    await expect(element).to.be.accessible();
  });

  it('lets whoever is not the person that is signed in sign out, before or after a refusal', async () => {
    for (const answers of [{}, {redeemed: 'CLAIM_UNKNOWN'}] as readonly Answers[]) {
      const {client, calls} = backend(answers);
      const element = await open(client);
      expect(textOf(element)).to.include('Vous êtes Malika T. ?');
      if (answers.redeemed !== undefined) {
        await take(element);
        expect(textOf(element)).to.include('Vous êtes Malika T.');
      }
      element.shadowRoot!.querySelector<HTMLButtonElement>('.not-me')!.click();
      await waitUntil(() => element.shadowRoot!.activeElement?.localName === 'badge-sign-in');
      expect(titleOf(element)).to.equal('Un badge vous attend');
      expect(element.closest('badge-backend')!.context.session).to.equal(undefined);
      expect(calls).to.include('signOut');
    }
  });

  it('keeps the badge, and the button that has the focus, while the backend does not answer', async () => {
    const answers: Answers = {redeemed: 'UNREACHABLE'};
    const element = await open(backend(answers).client);
    button(element).focus();
    await take(element);
    expect(titleOf(element)).to.equal('Un badge vous attend');
    expect(textOf(element)).to.include('Le site ne répond pas');
    expect(element.shadowRoot!.activeElement === button(element)).to.equal(true);
  });

  it('asks again under the same key after a lost reply: a token that was spent so is not refused', async () => {
    const keys: (string | undefined)[] = [];
    const client = fakeBackend({
      badges: {get: () => Promise.resolve(gestes)},
      completions: {
        exchange: (_, options) => {
          keys.push(options?.idempotencyKey);
          return keys.length === 1 ? Promise.reject(backendError('UNREACHABLE')) : Promise.resolve(claimable);
        },
      },
    });
    const element = await open(client);
    expect(titleOf(element)).to.equal('Votre badge');
    element.shadowRoot!.querySelector<HTMLButtonElement>('.secondary')!.click();
    await waitUntil(() => element.matches(':state(ready)'));
    expect(keys[1]).to.be.a('string').that.equals(keys[0]);
    element.token = tokenOf({badge: 'gestes', jti: 'another'});
    await waitUntil(() => keys.length === 3);
    expect(keys[2]).not.to.equal(keys[0]);
  });

  it('forgets what was said of another token', async () => {
    const element = await open(backend({redeemed: 'CLAIM_EXPIRED'}).client);
    await take(element);
    element.token = tokenOf({badge: 'gestes', jti: 'another'});
    await waitUntil(() => element.matches(':state(ready)'));
    expect(titleOf(element)).to.equal('Un badge vous attend');
  });

  it('says that there is nothing to take, and bears a token that is none', async () => {
    const none = await open(backend().client, {attributes: {token: '', claim: ''}});
    expect(titleOf(none)).to.equal('Pas de badge à prendre');
    expect(textOf(none)).to.include('depuis la page du cours');
    for (const bad of ['x', 'a.b.c', tokenOf({badge: 7}), tokenOf({badge: 'x'.repeat(99)})]) {
      const {client, calls} = backend({outcome: 'TOKEN_INVALID'});
      const element = await open(client, {attributes: {token: bad, claim: ''}});
      expect(calls).to.deep.equal(['exchange']);
      expect(textOf(element)).to.include('Ce n’est pas votre faute.');
    }
  });

  it('asks to sign in again when the session has ended meanwhile', async () => {
    const element = await open(backend({redeemed: 'SESSION_ENDED'}).client);
    await take(element);
    expect(element.shadowRoot!.querySelector('badge-sign-in') !== null).to.equal(true);
    expect(textOf(element)).to.include('Votre connexion est terminée');
  });

  it('shows no address that is not the web’s, and no words as markup', async () => {
    const bad = {...claimable, claimUrl: 'javascript:alert(1)'};
    const element = await open(backend({outcome: bad}).client);
    expect(element.shadowRoot!.querySelector('a') === null).to.equal(true);
  });
});
