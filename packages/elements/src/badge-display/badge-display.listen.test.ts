/** A badge that is read aloud, and one that speaks several languages. */
import {expect, waitUntil} from '@open-wc/testing';
import {sendKeys} from '@web/test-runner-commands';
import type {JsonObject} from '@pepites/credentials';
import {patience, shown} from '../testing/display-harness.js';
import {type ElementHarness, plain} from '../testing/element-harness.js';
import {tinyImage} from '../testing/samples.js';
import {signedBadge, type SignedBadge} from '../testing/signed-badge.js';
import type {BadgeDisplayElement} from './badge-display.element.js';

describe('<badge-display> read aloud', () => {
  const voices: Partial<SpeechSynthesisVoice>[] = [];
  const spoken: SpeechSynthesisUtterance[] = [];
  let cancelled = 0;
  let undo: () => void;

  beforeEach(() => {
    voices.length = 0;
    spoken.length = 0;
    cancelled = 0;
    const {prototype} = SpeechSynthesis;
    const before = Object.getOwnPropertyDescriptors(prototype);
    prototype.getVoices = () => voices as SpeechSynthesisVoice[];
    prototype.speak = (utterance) => {
      spoken.push(utterance);
    };
    prototype.cancel = () => {
      cancelled += 1;
    };
    const voice = Object.getOwnPropertyDescriptor(SpeechSynthesisUtterance.prototype, 'voice')!;
    Object.defineProperty(SpeechSynthesisUtterance.prototype, 'voice', {
      set: () => undefined,
      configurable: true,
    });
    undo = () => {
      Object.defineProperties(prototype, {
        getVoices: before.getVoices,
        speak: before.speak,
        cancel: before.cancel,
      });
      Object.defineProperty(SpeechSynthesisUtterance.prototype, 'voice', voice);
    };
  });
  afterEach(() => {
    undo();
  });

  const say = (display: ElementHarness<BadgeDisplayElement>): boolean => display.words.includes('Écouter');
  const ended = (): void => {
    spoken.at(-1)?.dispatchEvent(new Event('end'));
  };

  it('is offered only where there is a voice of the badge’s language, also when voices come late', async () => {
    const badge = await signedBadge({inLanguage: 'fr'});
    voices.push({lang: 'de-DE'});
    const display = await shown(badge);
    expect(say(display)).to.equal(false);
    voices.push({lang: 'fr_FR'});
    speechSynthesis.dispatchEvent(new Event('voiceschanged'));
    await display.shows('Écouter');
  });

  it('says plain sentences, one after the other, and stops', async () => {
    voices.push({lang: 'fr-FR'});
    const badge = await signedBadge({
      inLanguage: 'fr',
      narrative: '- Je range **mon poste**.\n- Voir [ici](https://x.example/).',
      name: '<b>Poste</b> rangé',
    });
    const display = await shown(badge);
    await display.press('Écouter');
    await waitUntil(() => spoken.length === 1, undefined, patience);
    await display.shows('Arrêter');
    for (let turn = 0; turn < 30 && !say(display); turn++) {
      ended();
      await display.element.updateComplete;
    }
    await display.shows('Écouter');
    const said = spoken.map(({text}) => plain(text));
    expect(said[0]).to.equal('<b>Poste</b> rangé');
    expect(said)
      .to.include('Je range mon poste.')
      .and.to.include('Voir ici.')
      .and.to.include('Obtenu le 14 octobre 2026');
    expect(said.join(' ')).not.to.match(/\*\*|\]\(/);
    await display.press('Écouter');
    await display.shows('Arrêter');
    const before = cancelled;
    await display.press('Arrêter');
    await display.shows('Écouter');
    expect(cancelled).to.equal(before + 1);
  });

  it('ends with Escape, and with the element', async () => {
    voices.push({lang: 'fr-FR'});
    const badge = await signedBadge({inLanguage: 'fr'});
    const display = await shown(badge);
    await display.press('Écouter');
    await display.shows('Arrêter');
    await sendKeys({press: 'Escape'});
    await display.shows('Écouter');
    await display.press('Écouter');
    await display.shows('Arrêter');
    const before = cancelled;
    display.element.remove();
    expect(cancelled).to.equal(before + 1);
  });
});

describe('<badge-display> in several languages', () => {
  const inBoth = (fr: string, en: string): JsonObject[] => [
    {'@language': 'fr', '@value': fr},
    {'@language': 'en', '@value': en},
  ];

  async function bilingual(): Promise<SignedBadge> {
    return signedBadge({
      imageUrl: tinyImage,
      moreOfAchievement: {
        name: inBoth('B.A.BA', 'The ABC'),
        description: inBoth('La personne connaît ses droits.', 'The person knows their rights.'),
        criteria: {narrative: inBoth('- Je connais mes droits.', '- I know **my rights**.')},
      },
    }).catch(async () => {
      // Where what is signed must be plain, the words are put in afterwards: what is shown does not depend on the signature.
      const badge = await signedBadge();
      const subject = badge.credential['credentialSubject'] as JsonObject;
      const achievement = {
        ...(subject['achievement'] as JsonObject),
        name: inBoth('B.A.BA', 'The ABC'),
        description: inBoth('La personne connaît ses droits.', 'The person knows their rights.'),
        criteria: {narrative: inBoth('- Je connais mes droits.', '- I know **my rights**.')},
      };
      return {...badge, credential: {...badge.credential, credentialSubject: {...subject, achievement}}};
    });
  }

  it('shows the words of the page’s language, and those that its reader chooses', async () => {
    const badge = await bilingual();
    const display = await shown(badge, {verify: 'none'}, 'en');
    expect(display.words).to.contain('The ABC').and.to.contain('I know my rights.').and.not.to.contain('**');
    expect(display.one('h3 span').lang).to.equal('en');
    await display.press('Français');
    expect(display.words)
      .to.contain('B.A.BA')
      .and.to.contain('Je connais mes droits.')
      .and.to.contain('This badge says');
    expect(display.one('h3 span').lang).to.equal('fr');
    expect(display.one('[aria-pressed=true]').textContent.trim()).to.equal('Français');
    const other = await shown(badge, {verify: 'none'}, 'uk');
    expect(other.words).to.contain('B.A.BA');
  });

  it('fetches words that lie beside the badge only from where the page may, and links to the others', async () => {
    const words = {
      ...{id: 'x', type: ['Achievement'], name: 'The ABC', description: 'Rights.'},
      criteria: {narrative: '- I know my rights.'},
    };
    // Served by this page's own origin, as a backend serves them.
    const asked: string[] = [];
    const real = window.fetch.bind(window);
    window.fetch = (input, init) => {
      const url = input instanceof Request ? input.url : String(input);
      if (!url.includes('/achievement-en')) return real(input, init);
      asked.push(url);
      return Promise.resolve(new Response(JSON.stringify(words)));
    };
    try {
      const badge = await signedBadge({
        inLanguage: 'fr',
        moreOfAchievement: {
          related: [
            {type: ['Related'], id: `${location.origin}/achievement-en`, inLanguage: 'en'},
            {type: ['Related'], id: 'https://elsewhere.example/uk', inLanguage: 'uk'},
          ],
        },
      });
      const french = await shown(badge, {verify: 'none'});
      expect(asked).to.deep.equal([]);
      const link = french.one('.languages a', HTMLAnchorElement);
      expect([link.href, link.lang]).to.deep.equal(['https://elsewhere.example/uk', 'uk']);
      const english = await shown(badge, {verify: 'none'}, 'en');
      await english.shows('The ABC');
      expect(english.words).to.contain('I know my rights.');
      expect(asked).to.deep.equal([`${location.origin}/achievement-en`]);
    } finally {
      window.fetch = real;
    }
  });
});
