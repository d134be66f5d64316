import {aTimeout, expect, fixture, html, waitUntil} from '@open-wc/testing';
import type {Badge} from '@pepites/recognition';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import type {BadgeBackendElement} from '../badge-backend/badge-backend.element.js';
import '../badge-backend/badge-backend.js';
import {everyForm, fileOf, MemoryBackend, requestOf, reviewedBadge} from '../testing/request-backend.js';
import {badge as badgeOf, person, session, structure} from '../testing/samples.js';
import type {BadgeRequestElement} from './badge-request.element.js';
import './badge-request.js';

/** Acts as a person does: reads what is shown, presses what has a name. */
class RequestHarness {
  readonly element: BadgeRequestElement;
  readonly provider: BadgeBackendElement;

  constructor(provider: BadgeBackendElement) {
    this.provider = provider;
    this.element = provider.querySelector('badge-request')!;
  }

  get root(): ShadowRoot {
    return this.element.shadowRoot!;
  }

  get words(): string {
    return (this.root.textContent ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
  }

  async shows(words: string): Promise<void> {
    await waitUntil(() => this.words.includes(words), `“${words}” in “${this.words}”`, {timeout: 3000});
    await this.element.updateComplete;
  }

  all<T extends Element>(selector: string): T[] {
    return [...this.root.querySelectorAll<T>(selector)];
  }

  button(words: string): HTMLElement {
    const name = (each: Element): string => each.getAttribute('aria-label') ?? each.textContent ?? '';
    const found = this.all<HTMLElement>('button, a').find((each) =>
      name(each)
        .replace(/[\s\u00a0\u202f]+/g, ' ')
        .trim()
        .startsWith(words),
    );
    if (!found) throw new Error(`No button “${words}” in “${this.words}”`);
    return found;
  }

  async press(words: string): Promise<void> {
    this.button(words).click();
    await aTimeout(20);
    await this.element.updateComplete;
  }

  async write(words: string, selector = 'input.field, textarea'): Promise<void> {
    const field = this.root.querySelector<HTMLInputElement>(selector)!;
    field.value = words;
    field.dispatchEvent(new Event('input', {bubbles: true}));
    await this.element.updateComplete;
  }

  async choose(words: string): Promise<void> {
    const label = this.all<HTMLLabelElement>('label').find((each) =>
      each.textContent.trim().startsWith(words),
    )!;
    label.querySelector('input')!.click();
    await this.element.updateComplete;
  }

  async pick(...files: File[]): Promise<void> {
    const input = this.root.querySelector<HTMLInputElement>('input[type="file"]')!;
    const transfer = new DataTransfer();
    for (const file of files) transfer.items.add(file);
    input.files = transfer.files;
    input.dispatchEvent(new Event('change', {bubbles: true}));
    await this.element.updateComplete;
  }

  get focused(): string {
    return (this.root.activeElement?.textContent ?? '').replace(/[\s\u00a0\u202f]+/g, ' ').trim();
  }
}

let unique = 0;

/** Each test has its own structure, so that no draft of another is found. */
function newBadge(more: Partial<Badge> = {}): Badge {
  unique += 1;
  return {...reviewedBadge(), structure: `${structure}-${Date.now()}-${unique}`, ...more};
}

async function open(
  backend: MemoryBackend,
  badge: Badge,
  {signedIn = true, lang = 'fr'} = {},
): Promise<RequestHarness> {
  const provider = await fixture<BadgeBackendElement>(
    html`<badge-backend lang=${lang} structure=${badge.structure} .client=${backend.client}
      ><badge-request badge=${badge.id}></badge-request
    ></badge-backend>`,
  );
  if (signedIn) provider.context.setSession(session);
  const harness = new RequestHarness(provider);
  await waitUntil(() => harness.root.querySelector('.foot, .truth, .box') !== null, 'shown');
  await aTimeout(30);
  return harness;
}

/** Fills the short form in, up to the last screen. */
async function fillIn(harness: RequestHarness): Promise<void> {
  await harness.press('Commencer');
  await harness.choose('J’écris');
  await harness.write('J’ai droit à une pause.');
  await harness.press('Continuer');
  await harness.write('À Driss, mon encadrant.');
  await harness.press('Continuer');
  await harness.pick(fileOf('regle.png', 'image/png'));
  await harness.press('Continuer');
}

describe('<badge-request>', () => {
  afterEach(async () => {
    await setViewport({width: 800, height: 600});
  });

  it('is accessible on every screen', async () => {
    const badge = newBadge({form: everyForm});
    const harness = await open(new MemoryBackend([badge]), badge);
    await expect(harness.element).to.be.accessible();
    await harness.press('Commencer');
    const answers: Readonly<Record<string, () => Promise<void>>> = {
      short: () => harness.write('Couture'),
      long: () => harness.write('Je couds.'),
      choice: () => harness.choose('Souvent'),
      choices: () => harness.choose('Souvent'),
      'yes-no': () => harness.choose('Oui'),
      scale: () => harness.choose('Toujours'),
      date: () => harness.write('2026-10-12'),
      photo: () => harness.pick(fileOf('poste.png', 'image/png')),
      voice: () => harness.pick(fileOf('voix.webm', 'audio/webm')),
      agreed: () => harness.choose('Oui, je suis'),
    };
    for (const {id, required} of everyForm.questions.filter((question) => question.id !== 'why')) {
      await expect(harness.element).to.be.accessible();
      if (required) {
        await harness.press('Continuer');
        expect(harness.root.querySelector('.error'), id).not.to.equal(null);
        await expect(harness.element).to.be.accessible();
      }
      await answers[id]?.();
      await expect(harness.element).to.be.accessible();
      await harness.press('Continuer');
    }
    await harness.shows('Relisez avant d’envoyer.');
    await expect(harness.element).to.be.accessible();
    await harness.press('Envoyer ma demande');
    await harness.shows('1 réponse est à corriger.');
    await expect(harness.element).to.be.accessible();
  }).timeout(30_000);

  it('is accessible wherever the request stands', async () => {
    const review = {
      examinerName: 'Nadège',
      answer: 'missing',
      message: 'Il manque un devoir.',
      criteriaMet: [],
      reopened: ['whom'],
      revision: 1,
      at: '2026-11-21T09:00:00Z',
    } as const;
    for (const more of [
      {state: 'submitted'},
      {state: 'needsMore', reviews: [{...review, criteriaMet: [], reopened: ['whom']}]},
      {state: 'declined', reviews: [{...review, answer: 'notYet', criteriaMet: [], reopened: []}]},
      {state: 'approved'},
      {state: 'issued'},
    ] as const) {
      const badge = newBadge();
      const backend = new MemoryBackend([badge]);
      backend.put(requestOf({...more, reviews: [...('reviews' in more ? more.reviews : [])]}));
      const harness = await open(backend, badge);
      await expect(harness.element).to.be.accessible();
    }
    for (const mode of ['automaticOnRequest', 'keyBadge', 'onCriteria', 'selfCreated'] as const) {
      const {form: _none, ...rest} = newBadge();
      const badge = {...rest, mode, requires: ['a', 'b'], minRequired: 1, listsSupporters: true};
      const harness = await open(new MemoryBackend([badge]), badge);
      await expect(harness.element).to.be.accessible();
    }
    const harness = await open(new MemoryBackend([]), newBadge());
    await harness.shows('Nous ne trouvons pas ce badge.');
    await expect(harness.element).to.be.accessible();
  }).timeout(20_000);

  it('goes from the badge to a sent request, one question per screen', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const harness = await open(backend, badge);
    const heard: string[] = [];
    harness.provider.addEventListener('badge-request-submit', (event) => heard.push(`before ${event.badge}`));
    harness.provider.addEventListener('badge-request-submitted', (event) => heard.push(event.request.state));
    await harness.shows('Ce badge montre que : La personne dit un droit au travail.');
    await harness.press('Commencer');
    expect(harness.focused).to.equal('Racontez un droit que vous avez au travail.');
    await harness.press('Revenir');
    await fillIn(harness);
    await harness.shows('Vous avez répondu à tout');
    expect(harness.words).to.contain('Nadège, conseillère, et Driss, encadrant. Personne d’autre.');
    const consent = harness.root.querySelector<HTMLInputElement>('#consent')!;
    expect(consent.checked).to.equal(false);
    await harness.press('Envoyer ma demande');
    expect(backend.callsOf('requests.submit')).to.have.length(0);
    await harness.choose('J’accepte que Nadège et Driss voient');
    await harness.press('Envoyer ma demande');
    await harness.shows('C’est envoyé. Réponse avant le 27 novembre 2026.');
    expect(harness.focused).to.contain('C’est envoyé.');
    const [sent] = backend.requests;
    expect(sent!.answers.map(({question}) => question)).to.deep.equal(['right', 'whom', 'rule']);
    expect(backend.files.has(sent!.answers[2]!.files![0]!)).to.equal(true);
    expect(heard).to.deep.equal(['before baba-entreprise', 'submitted']);
  });
});
