import {aTimeout, expect, fixture, html, waitUntil} from '@open-wc/testing';
import type {EndorsementView} from '@pepites/recognition';
import {sendKeys, setViewport} from '@web/test-runner-commands';
import {plain} from '../testing/element-harness.js';
import {EndorseBackend, endorserSession} from '../testing/endorse-backend.js';
import {openByLink, openMine, openOwn} from '../testing/endorse-harness.js';

const overStates = ['declinedByEndorser', 'declinedByEarner', 'withdrawn', 'lapsed'] as const;
const states = ['pending', 'written', 'accepted', 'signed', ...overStates] as const;

function askedBackend(state: EndorsementView['state'] = 'pending'): EndorseBackend {
  const backend = new EndorseBackend();
  backend.bring(backend.ask(), state);
  return backend;
}

describe('<badge-endorse>, by a link and a code', () => {
  afterEach(async () => {
    await setViewport({width: 800, height: 600});
  });

  it('is accessible in every state', async () => {
    const harness = await openByLink(askedBackend());
    await expect(harness.element).to.be.accessible();
    await harness.enter('12');
    await expect(harness.element).to.be.accessible();
    await harness.opened();
    await expect(harness.element).to.be.accessible();
    await harness.choose('Autre');
    await harness.press('Envoyer mes mots');
    await harness.shows('Écrivez qui vous êtes.');
    await expect(harness.element).to.be.accessible();
    await harness.press('Je préfère ne pas écrire');
    await expect(harness.element).to.be.accessible();
    for (const state of states.filter((each) => each !== 'pending')) {
      const later = await openByLink(askedBackend(state));
      await later.enter();
      await waitUntil(() => later.root.querySelector('.truth'));
      await expect(later.element).to.be.accessible();
    }
  }).timeout(30_000);

  it('says nothing of anybody before the code, and whose page it is', async () => {
    const harness = await openByLink(askedBackend());
    await harness.shows('Une personne vous demande quelques mots, par Les Trois Saules.');
    expect(harness.words).not.to.contain('Malika');
    await harness.enter();
    await harness.shows('Malika T. vous demande quelques mots pour ce badge : Je répare des vélos');
    expect(harness.focused).to.equal('Recommander Malika T.');
    expect(harness.words).to.contain('Bonjour, pouvez-vous m’aider ?');
  });

  it('says of a wrong code that it is, and of a link that it is dead after five', async () => {
    const harness = await openByLink(askedBackend());
    const field = harness.one('input.code', HTMLInputElement);
    expect([field.inputMode, field.getAttribute('aria-invalid')]).to.deep.equal(['numeric', 'false']);
    await harness.enter('12');
    await harness.shows('Écrivez les 6 chiffres du code.');
    for (let tries = 0; tries < 5; tries++) await harness.enter('000000');
    await harness.shows('Ce code n’est pas le bon.');
    expect(harness.root.activeElement === field).to.equal(true);
    expect(field.getAttribute('aria-invalid')).to.equal('true');
    await harness.enter();
    await harness.shows('Trop d’essais : ce lien ne marche plus.');
    // What no code opens any more asks for none.
    expect(harness.all('input, button')).to.have.length(0);
    expect(harness.focused).to.contain('Demandez un autre lien à la personne.');
    await expect(harness.element).to.be.accessible();
  });

  it('makes one text of what was chosen and written, shows it before it is sent, and says so to the page', async () => {
    const backend = askedBackend();
    const harness = await (await openByLink(backend)).opened();
    const heard: string[] = [];
    harness.element.addEventListener('badge-endorsement-write', ({name}) => heard.push(`write ${name}`));
    harness.element.addEventListener('badge-endorsement-written', ({endorsement}) =>
      heard.push(`written ${endorsement.state}`),
    );
    await harness.choose('J’encadre son travail');
    await harness.choose('« Je règle les freins. »');
    await harness.press('On peut compter sur elle pour…');
    await waitUntil(() => harness.root.activeElement?.id === 'words');
    await harness.press('Envoyer mes mots');
    await harness.shows('Finissez la phrase qui se termine par « … ».');
    await harness.write('On peut compter sur elle.', '#words');
    await harness.write('Paul, chef d’atelier', '#name');
    const composed =
      'J’encadre son travail.\n\nPour ce badge, j’ai vu\u00a0:\n- « Je règle les freins. »\n\nOn peut compter sur elle.';
    expect(harness.one('blockquote').textContent).to.equal(composed);
    await harness.press('Envoyer mes mots');
    await harness.shows('Cochez la case si vous êtes d’accord.');
    expect(backend.calls).not.to.contain('writeByLink');
    await harness.choose('Je suis d’accord.');
    await harness.press('Envoyer mes mots');
    await harness.shows('Merci ! Vos mots sont partis.');
    expect(harness.words).to.contain('Malika T. va les lire, puis dire oui ou non.');
    expect(harness.words).to.contain('Gardez le lien et le code.');
    expect(harness.one('blockquote').textContent).to.equal(composed);
    expect(heard).to.deep.equal(['write Paul, chef d’atelier', 'written written']);
    expect(harness.focused).to.equal('Recommander Malika T.');
    await waitUntil(() => harness.one('[role=status]').textContent.includes('Vos mots sont partis'));
  });

  it('says whose words the ticks are, and who puts the words of the witness beside the badge', async () => {
    const harness = await (await openByLink(askedBackend())).opened();
    expect(harness.words)
      .to.contain('Voici ce que Malika T. dit savoir faire. Cochez seulement ce que vous avez vu.')
      .and.to.contain('« Je change une chambre à air. »')
      .and.to.contain('Les Trois Saules met mes mots et mon nom à côté du badge.')
      .and.not.to.contain('je n’ai pas de compte');
  });

  it('is written with the keyboard alone', async () => {
    const backend = askedBackend();
    const harness = await openByLink(backend);
    harness.one('input.code').focus();
    await sendKeys({type: '482 913'});
    await sendKeys({press: 'Enter'});
    await harness.shows('Recommander');
    await waitUntil(() => harness.focused.startsWith('Recommander'));
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Space'});
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Space'});
    for (let tabs = 0; harness.root.activeElement?.id !== 'name' && tabs < 12; tabs++)
      await sendKeys({press: 'Tab'});
    await sendKeys({type: 'Paul'});
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Space'});
    await sendKeys({press: 'Tab'});
    await sendKeys({press: 'Enter'});
    await harness.shows('Merci ! Vos mots sont partis.');
    expect(harness.one('blockquote').textContent).to.contain('Nous travaillons ensemble.');
    expect(harness.one('blockquote').textContent).to.contain('- « Je change une chambre à air. »');
  });

  it('sends nothing that the page holds back, and keeps the words', async () => {
    const backend = askedBackend();
    const harness = await (await openByLink(backend)).opened();
    await fill(harness);
    harness.element.addEventListener('badge-endorsement-write', (event) => {
      event.preventDefault();
    });
    await harness.press('Envoyer mes mots');
    expect(backend.calls).not.to.contain('writeByLink');
    expect(harness.one('#words', HTMLTextAreaElement).value).to.equal('Elle répare vite et bien.');
  });

  for (const [failure, words] of [
    ['UNREACHABLE', 'Vos mots sont encore là.'],
    ['TIMED_OUT', 'Le site répond trop lentement.'],
    ['INTERNAL', 'Quelque chose n’a pas marché.'],
    ['TOO_MANY_ATTEMPTS', 'C’est beaucoup pour aujourd’hui.'],
  ] as const)
    it(`keeps the words when sending fails with ${failure}, and sends them once afterwards`, async () => {
      const backend = askedBackend();
      const harness = await (await openByLink(backend)).opened();
      await fill(harness);
      backend.failures['writeByLink'] = failure;
      await harness.press('Envoyer mes mots');
      await harness.shows(words);
      expect(harness.one('#words', HTMLTextAreaElement).value).to.equal('Elle répare vite et bien.');
      delete backend.failures['writeByLink'];
      await harness.press('Envoyer mes mots');
      await harness.shows('Vos mots sont partis.');
      expect(backend.calls.filter((call) => call === 'writeByLink').length).to.equal(1);
    });

  it('sends once, however often it is pressed while the answer is slow', async () => {
    const backend = askedBackend();
    const harness = await (await openByLink(backend)).opened();
    await fill(harness);
    let release = (): void => undefined;
    backend.gate = new Promise((resolve) => (release = resolve));
    await harness.press('Envoyer mes mots');
    await harness.press('Un instant…');
    release();
    await harness.shows('Vos mots sont partis.');
    expect(backend.calls.filter((call) => call === 'writeByLink').length).to.equal(1);
  });

  it('shows what is true when somebody was faster', async () => {
    const backend = new EndorseBackend();
    const kept = backend.ask();
    const harness = await (await openByLink(backend)).opened();
    await fill(harness);
    backend.bring(kept, 'lapsed');
    await harness.press('Envoyer mes mots');
    await harness.shows('Cette demande est terminée.');
    expect(harness.words).to.contain('C’est déjà fait, ou c’est trop tard.');
  });

  it('declines after one more question, and takes back what was written', async () => {
    const backend = askedBackend();
    const harness = await (await openByLink(backend)).opened();
    await harness.press('Je préfère ne pas écrire');
    expect(harness.focused).to.contain('Nous ne vous demanderons plus rien pour ce badge.');
    await harness.press('Revenir et écrire');
    await harness.press('Je préfère ne pas écrire');
    const answers: string[] = [];
    harness.element.addEventListener('badge-endorsement-answered', ({answer}) => answers.push(answer));
    await harness.press('Ne pas écrire');
    await harness.shows('Merci d’avoir répondu. Vous n’écrivez pas.');
    const written = await openByLink(askedBackend('signed'));
    await written.enter();
    await written.shows('Vos mots sont à côté du badge.');
    await written.press('Retirer mes mots');
    await written.press('Retirer les mots');
    await written.shows(
      'Cette recommandation est retirée. Merci de nous l’avoir dit. Vos mots sont effacés.',
    );
    expect(answers).to.deep.equal(['decline']);
  });

  for (const width of [320, 360])
    it(`cuts nothing at ${width} px, with text spaced out, and at twice the size`, async () => {
      await setViewport({width, height: 700});
      const backend = askedBackend();
      backend.badgeName = {fr: 'Anticonstitutionnellement'.repeat(4)};
      const harness = await (await openByLink(backend)).opened();
      await harness.choose('Autre');
      harness.provider.style.cssText = 'letter-spacing: .12em; word-spacing: .16em; line-height: 1.5';
      expect(harness.overflows(width)).to.deep.equal([]);
      harness.provider.style.fontSize = '200%';
      await aTimeout(20);
      expect(harness.overflows(width)).to.deep.equal([]);
    });
});

describe('<badge-endorse>, for somebody signed in', () => {
  it('lists who asks, and writes to one of them', async () => {
    const backend = new EndorseBackend();
    backend.ask({kind: 'account', person: endorserSession.person.id});
    const harness = await openMine(backend, endorserSession);
    await expect(harness.element).to.be.accessible();
    await harness.shows('1 personne vous demande une recommandation.');
    await harness.press('Écrire pour Malika T. : Je répare des vélos');
    await harness.shows('Recommander Malika T.');
    expect(harness.words).not.to.contain('je n’ai pas de compte');
    await fill(harness);
    await harness.press('Envoyer mes mots');
    await harness.shows('Vos mots sont partis.');
    await harness.press('Voir la liste');
    await harness.shows('Personne ne vous demande de recommandation.');
    expect(harness.words).to.contain('Vos réponses');
  });

  it('speaks English', async () => {
    const backend = askedBackend();
    const harness = await openByLink(backend, 'en');
    await harness.shows('The code that the person gave you');
    await harness.write('482913', 'input.code');
    await harness.press('Continue');
    await harness.shows('I adjust the brakes.');
  });
});

describe('the words of people in <badge-endorse>', () => {
  const hostile = [
    '<img src=x onerror="window.hit=1">',
    '"><script>window.hit=1</script>',
    '<svg onload=window.hit=1>',
    'javascript:window.hit=1',
    '${window.hit=1}',
    '</textarea><iframe srcdoc="<script>parent.hit=1</script>">',
  ];

  it('are never run, in names, badges, messages and words, on either side', async () => {
    for (const words of hostile) {
      const backend = new EndorseBackend();
      backend.earnerName = words;
      backend.badgeName = {fr: words};
      backend.criteria = [{fr: words}];
      const kept = backend.ask(undefined, words);
      const guest = await openByLink(backend);
      await guest.enter();
      await guest.shows(plain(words));
      await guest.choose(words);
      backend.bring(kept, 'written', words.padEnd(12, '.'));
      const holder = await openOwn(backend);
      await holder.shows(plain(words));
      await aTimeout(10);
      expect((window as {hit?: number}).hit).to.equal(undefined);
      for (const {root} of [guest, holder])
        expect(root.querySelector('img, script, iframe, [onload]') === null).to.equal(true);
    }
  }).timeout(20_000);
});

describe('two <badge-endorse> on one page', () => {
  it('stay apart: one by link, one for the holder', async () => {
    const backend = askedBackend();
    const guest = await openByLink(backend);
    const holder = await openOwn(backend);
    await guest.opened();
    await guest.write('Quelques mots pour elle.', '#words');
    expect(holder.words).not.to.contain('Quelques mots');
    await holder.shows('Demande envoyée');
    const bare = await fixture(html`<badge-endorse>Sans moteur</badge-endorse>`);
    expect(bare.matches(':state(empty)')).to.equal(true);
  });
});

async function fill(harness: Awaited<ReturnType<typeof openByLink>>): Promise<void> {
  await harness.choose('Nous travaillons ensemble');
  await harness.write('Elle répare vite et bien.', '#words');
  await harness.write('Paul', '#name');
  await harness.choose('Je suis d’accord.');
}
