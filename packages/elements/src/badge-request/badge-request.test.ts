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

describe('the draft of <badge-request>', () => {
  it('survives a reload, words and files, and is not lost by being asked for again', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const harness = await open(backend, badge, {signedIn: false});
    await fillIn(harness);
    await harness.shows('Brouillon gardé sur ce téléphone.');
    await aTimeout(500);
    harness.provider.remove();
    const again = await open(backend, badge, {signedIn: false});
    await again.shows('Reprendre ma demande');
    await again.press('Reprendre ma demande');
    await again.shows('Étape 3 sur 3');
    expect(again.words).to.contain('Photo 1');
    await again.press('Continuer');
    await again.shows('J’ai droit à une pause.');
    expect(again.words).to.contain('À Driss, mon encadrant.');
  });

  it('says nothing of being kept where the device keeps nothing', async () => {
    const badge = newBadge();
    const opened = Object.getOwnPropertyDescriptor(IDBFactory.prototype, 'open')!;
    Object.defineProperty(IDBFactory.prototype, 'open', {
      ...opened,
      value: () => {
        throw new DOMException('refused', 'SecurityError');
      },
    });
    try {
      const harness = await open(new MemoryBackend([badge]), badge);
      await fillIn(harness);
      await aTimeout(600);
      expect(harness.words).to.contain('J’ai droit à une pause.');
      expect(harness.words).not.to.contain('Brouillon gardé');
    } finally {
      Object.defineProperty(IDBFactory.prototype, 'open', opened);
    }
  });

  it('is not shown to another person who signs in on the same device', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const harness = await open(backend, badge);
    await fillIn(harness);
    await aTimeout(500);
    harness.provider.remove();
    const other = await open(backend, badge, {signedIn: false});
    other.provider.context.setSession({
      ...session,
      token: 'other',
      person: {...person, id: '0190d4a0-0000-7000-8000-0000000000ff'},
    });
    await other.shows('Commencer');
    expect(other.words).not.to.contain('Reprendre');
  });

  it('leaves once, under the same id, after the network came back', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const harness = await open(backend, badge);
    await fillIn(harness);
    await harness.choose('J’accepte');
    backend.refuseWith = 'UNREACHABLE';
    await harness.press('Envoyer ma demande');
    await harness.shows('Pas de réseau. Votre demande partira plus tard.');
    await expect(harness.element).to.be.accessible();
    backend.refuseWith = undefined;
    backend.losesAnswers = true;
    await harness.press('Envoyer maintenant');
    await harness.shows('Pas de réseau.');
    backend.losesAnswers = false;
    window.dispatchEvent(new Event('online'));
    window.dispatchEvent(new Event('online'));
    await harness.shows('C’est envoyé.');
    expect(backend.requests).to.have.length(1);
    const submissions = backend.callsOf('requests.submit');
    const ids = new Set(submissions.map(({input}) => (input as {requestId: string}).requestId));
    expect(ids.size).to.equal(1);
    expect(new Set(submissions.map(({options}) => options?.idempotencyKey))).to.deep.equal(ids);
    const uploads = backend.callsOf('files.upload');
    expect(new Set(uploads.map(({options}) => options?.idempotencyKey)).size).to.equal(1);
    window.dispatchEvent(new Event('online'));
    await aTimeout(50);
    expect(backend.callsOf('requests.submit')).to.have.length(submissions.length);
  });

  it('uploads a file again that the backend has dropped', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const submit = backend.client.requests.submit;
    let refusals = 0;
    Object.assign(backend.client.requests, {
      submit: (...args: Parameters<typeof submit>) => {
        refusals += 1;
        return refusals === 1
          ? Promise.reject(Object.assign(new Error(), {code: 'FILE_UNKNOWN'}))
          : submit(...args);
      },
    });
    const harness = await open(backend, badge);
    await fillIn(harness);
    await harness.choose('J’accepte');
    await harness.press('Envoyer ma demande');
    await harness.shows('C’est envoyé.');
    expect(backend.callsOf('files.upload')).to.have.length(2);
  });
});

describe('what <badge-request> refuses, and keeps', () => {
  it('refuses a file that is too large, or of a wrong type, in words, and keeps the good one', async () => {
    const badge = newBadge({
      form: {version: 1, questions: [everyForm.questions.find(({id}) => id === 'photo')!]},
    });
    const harness = await open(new MemoryBackend([badge]), badge);
    await harness.press('Commencer');
    await harness.pick(fileOf('grand.png', 'image/png', 11 * 1024 * 1024), fileOf('bon.png', 'image/png'));
    await harness.shows('Le fichier est trop lourd. Maximum : 10 Mo.');
    expect(harness.words).to.contain('Photo 1');
    const input = harness.root.querySelector<HTMLInputElement>('input[type="file"]')!;
    expect(harness.root.activeElement).to.equal(input);
    const described = input
      .getAttribute('aria-describedby')!
      .split(' ')
      .map((id) => harness.root.getElementById(id));
    expect(described.map((each) => each!.textContent).join(' ')).to.contain('trop lourd');
    await harness.pick(fileOf('page.svg', 'image/svg+xml'));
    await harness.shows('Ce type de fichier ne passe pas.');
    await harness.press('Enlever : Photo 1');
    expect(harness.words).not.to.contain('Photo 1');
  });

  it('asks who the person is before sending, and sends once they have signed in', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const harness = await open(backend, badge, {signedIn: false});
    await fillIn(harness);
    await harness.choose('J’accepte');
    await harness.press('Envoyer ma demande');
    await harness.shows('Connectez-vous. Votre demande part juste après.');
    await waitUntil(() => harness.root.querySelector('badge-sign-in')?.shadowRoot);
    await expect(harness.element).to.be.accessible();
    expect(backend.callsOf('requests.submit')).to.have.length(0);
    harness.provider.context.setSession(session);
    await harness.shows('C’est envoyé.');
  });

  it('asks for a name that nobody knows yet', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const harness = await open(backend, badge, {signedIn: false});
    harness.provider.context.setSession({...session, person: {...person, displayName: ''}});
    await fillIn(harness);
    await harness.choose('J’accepte');
    await harness.press('Envoyer ma demande');
    await harness.shows('Comment vous appelez-vous ?');
    await harness.press('Envoyer ma demande');
    await harness.shows('Écrivez votre nom.');
    await expect(harness.element).to.be.accessible();
    await harness.write('Malika T.', '#name');
    await harness.press('Envoyer ma demande');
    await harness.shows('C’est envoyé.');
    expect(backend.requests[0]!.earnerName).to.equal('Malika T.');
  });

  it('sends nothing when the page cancels', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const harness = await open(backend, badge);
    await fillIn(harness);
    await harness.choose('J’accepte');
    harness.provider.addEventListener('badge-request-submit', (event) => {
      event.preventDefault();
    });
    await harness.press('Envoyer ma demande');
    expect(backend.calls).to.have.length(0);
    expect(harness.words).to.contain('Relisez avant d’envoyer.');
  });

  it('says what the backend refuses, by its code, and keeps the answers', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const harness = await open(backend, badge);
    await fillIn(harness);
    await harness.choose('J’accepte');
    backend.refuseWith = 'TOO_MANY_ATTEMPTS';
    await harness.press('Envoyer ma demande');
    await harness.shows('Trop d’essais.');
    expect(harness.words).to.contain('À Driss, mon encadrant.');
  });
});

describe('<badge-request> after sending', () => {
  const review = {
    examinerName: 'Nadège',
    answer: 'missing' as const,
    message: 'Il manque un nom.\nÀ qui parlez-vous ?',
    criteriaMet: [],
    reopened: ['whom'],
    revision: 1,
    at: '2026-11-21T09:00:00Z',
  };
  const answers = [
    {question: 'right', text: 'La pause.'},
    {question: 'whom', text: 'À quelqu’un.'},
  ];

  it('opens only the questions that the examiner reopened, and sends all answers again', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    backend.put(requestOf({state: 'needsMore', version: 3, answers, reviews: [review]}));
    const harness = await open(backend, badge);
    await harness.shows('Il manque quelque chose. Lisez le message.');
    expect(harness.words).to.contain('Il manque un nom. À qui parlez-vous ?');
    await harness.press('Compléter ma demande');
    await harness.shows('Étape 1 sur 1');
    expect(harness.root.querySelector('input')!.value).to.equal('À quelqu’un.');
    await harness.write('À Driss.');
    await harness.press('Continuer');
    expect(harness.words).not.to.contain('La pause.');
    await harness.press('Envoyer mes réponses');
    await harness.shows('C’est envoyé.');
    const [call] = backend.callsOf('requests.resubmit');
    expect(call!.input).to.deep.include({
      version: 3,
      answers: [
        {question: 'right', text: 'La pause.'},
        {question: 'whom', text: 'À Driss.'},
      ],
    });
  });

  it('lets the person take the request back, once they have confirmed', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    backend.put(requestOf({answers}));
    const harness = await open(backend, badge);
    await harness.press('Retirer ma demande');
    expect(harness.focused).to.contain('Voulez-vous retirer votre demande ?');
    await expect(harness.element).to.be.accessible();
    await harness.press('Non, la garder');
    expect(backend.requests[0]!.state).to.equal('submitted');
    await harness.press('Retirer ma demande');
    await harness.press('Oui, la retirer');
    await harness.shows('Commencer');
    expect(backend.requests[0]!.state).to.equal('withdrawn');
  });

  it('says "pas encore" with the examiner’s words, and begins again with the former answers', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    backend.put(requestOf({state: 'declined', answers, reviews: [{...review, answer: 'notYet'}]}));
    const harness = await open(backend, badge);
    await harness.shows('Pas encore. Vous pouvez redemander ce badge.');
    await harness.press('Demander à nouveau');
    await harness.shows('Étape 1 sur 3');
    await harness.choose('J’écris');
    expect(harness.root.querySelector('textarea')!.value).to.equal('La pause.');
  });

  it('follows the answer without a reload', async () => {
    const badge = newBadge();
    const backend = new MemoryBackend([badge]);
    const request = backend.put(requestOf({answers}));
    const harness = await open(backend, badge);
    await harness.shows('C’est envoyé.');
    backend.put({...request, state: 'approved', version: 2});
    harness.provider.context.notifyChange();
    await harness.shows('Votre badge arrive.');
    backend.put({...request, state: 'issued', version: 3});
    harness.provider.context.notifyChange();
    await harness.shows('Bravo ! Votre badge est prêt.');
  });

  it('gives an automatic badge in one step, the list of supporters never ticked before', async () => {
    const {form: _none, ...rest} = newBadge();
    const badge: Badge = {...rest, mode: 'automaticOnRequest', listsSupporters: true};
    const backend = new MemoryBackend([badge]);
    const harness = await open(backend, badge);
    const box = harness.root.querySelector<HTMLInputElement>('input[type="checkbox"]')!;
    expect(box.checked).to.equal(false);
    box.click();
    await harness.press('Avoir ce badge');
    await waitUntil(() => backend.callsOf('requests.submit').length === 1);
    expect(backend.callsOf('requests.submit')[0]!.input).to.deep.include({badge: badge.id, listed: true});
  });

  it('says how other badges come', async () => {
    const {form: _none, ...rest} = newBadge();
    const key: Badge = {...rest, mode: 'keyBadge', requires: ['un'], minRequired: 1};
    const other = badgeOf('un', 'Je m’engage');
    const harness = await open(new MemoryBackend([key, other]), key);
    expect(harness.words).to.contain('Ce badge-clé vient avec 1 badge : Je m’engage');
  });
});

describe('<badge-request> for everyone', () => {
  it('is done by keyboard alone', async () => {
    const badge = newBadge({form: {version: 1, questions: everyForm.questions.slice(0, 3)}});
    const backend = new MemoryBackend([badge]);
    const harness = await open(backend, badge);
    harness.element.focus();
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Enter'});
    await harness.shows('Étape 1 sur 3');
    await sendKeys({press: 'Tab'});
    await sendKeys({type: 'Couture'});
    await sendKeys({press: 'Enter'});
    await harness.shows('Étape 2 sur 3');
    await sendKeys({press: 'Tab'});
    await sendKeys({type: 'Je couds.'});
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Enter'});
    await harness.shows('Étape 3 sur 3');
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Space'});
    await sendKeys({press: 'ArrowDown'});
    await sendKeys({press: 'Enter'});
    await harness.shows('Relisez avant d’envoyer.');
    for (let i = 0; i < 4; i += 1) await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Space'});
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Enter'});
    await harness.shows('C’est envoyé.');
    expect(backend.requests[0]!.answers).to.deep.equal([
      {question: 'short', text: 'Couture'},
      {question: 'long', text: 'Je couds.'},
      {question: 'choice', choices: ['often']},
    ]);
  });

  it('speaks English', async () => {
    const badge = newBadge();
    const harness = await open(new MemoryBackend([badge]), badge, {lang: 'en'});
    await harness.press('Start');
    await harness.shows('Step 1 of 3');
    expect(harness.words).to.contain('Tell of a right that you have at work.');
    await harness.press('Continue');
    await harness.shows('Write, show a photo or speak.');
  });

  it('fits 320 px, and 360 px with text at 200 %', async () => {
    for (const [width, size] of [
      [320, '100%'],
      [360, '200%'],
    ] as const) {
      await setViewport({width, height: 800});
      const badge = newBadge({form: {version: 1, questions: [...everyForm.questions]}});
      const harness = await open(new MemoryBackend([badge]), badge);
      harness.provider.style.fontSize = size;
      const fits = (): void => {
        const wide = harness.all<HTMLElement>('*').filter((each) => {
          const {right} = each.getBoundingClientRect();
          return (
            right > width + 1 && !each.closest('.visually-hidden') && getComputedStyle(each).opacity !== '0'
          );
        });
        expect(wide.map((each) => each.outerHTML.slice(0, 80))).to.deep.equal([]);
        expect(document.documentElement.scrollWidth).to.be.at.most(width);
      };
      fits();
      await harness.press('Commencer');
      fits();
      await harness.press('Continuer');
      fits();
      harness.provider.remove();
    }
  });

  it('keeps two on one page apart', async () => {
    const [one, two] = [newBadge(), newBadge()];
    const first = await open(new MemoryBackend([one]), one);
    const second = await open(new MemoryBackend([two]), two);
    await first.press('Commencer');
    await first.choose('J’écris');
    await first.write('La pause.');
    expect(second.words).to.contain('Commencer');
    expect(second.words).not.to.contain('Reprendre');
  });
});
