import type {Meta, StoryObj} from '@storybook/web-components-vite';
import type {Question} from '@pepites/recognition';
import {html, type TemplateResult} from 'lit';
import '@pepites/elements/badge-backend.js';
import '@pepites/elements/badge-request.js';
import {
  everyForm,
  MemoryBackend,
  reviewedBadge,
  shortForm,
} from '../packages/elements/src/testing/request-backend.js';
import {silentVoice} from '../packages/elements/src/testing/silent-voice.js';
import {session} from '../packages/elements/src/testing/samples.js';
import {acting, instead, ownDevice, pick, press as pressing, type Act, sees, write} from './acting.js';
import {imageOf} from './support.js';

/** Each kind of question of `<badge-request>`, as it is asked, answered, and when something is wrong. */
const meta: Meta = {title: 'Elements/badge-request questions', component: 'badge-request'};
export default meta;
type Story = StoryObj;

interface Shown {
  readonly layout?: 'steps' | 'page';
  /** Names of buttons and choices that are pressed, one after the other. */
  readonly press?: readonly string[];
}

/** One question of the sample form, or all of them. */
function question(id: string | undefined, {layout = 'steps', press = []}: Shown = {}): Story {
  const all = [...everyForm.questions, ...shortForm.questions];
  const questions = id === undefined ? everyForm.questions : all.filter((one) => one.id === id);
  const structure = `question-${id ?? 'all'}-${layout}-${press.length}`;
  const badge = {
    ...reviewedBadge({version: 1, questions: [...questions]}, {imageUrl: imageOf('baba-entreprise')}),
    structure,
  };
  return {
    render: (): TemplateResult =>
      html`<badge-backend structure=${structure} .client=${new MemoryBackend([badge]).client}
        ><badge-request badge=${badge.id} layout=${layout}></badge-request
      ></badge-backend>`,
    play: async ({canvasElement}) => {
      localStorage.setItem('pepites-device', 'mine');
      const provider = canvasElement.querySelector('badge-backend');
      provider?.context.setSession(session);
      for (const name of ['Commencer', ...press]) await pressIn(canvasElement, name);
      // An answer is kept after a moment; a way to answer is none yet.
      if (id !== 'right' && press.some((name) => name !== 'Continuer'))
        await sees('Brouillon gardé')(canvasElement);
    },
  };
}

async function pressIn(canvas: HTMLElement, name: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const root = canvas.querySelector('badge-request')?.shadowRoot;
    const found = [...(root?.querySelectorAll<HTMLElement>('button, label') ?? [])].find((each) =>
      each.textContent.trim().startsWith(name),
    );
    if (found) {
      found.click();
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

/** A question with its answer given, or not to be had. */
const doing = (
  asked: string | readonly string[] | Question,
  name: string,
  ...acts: readonly Act[]
): Story => {
  const all = [...everyForm.questions, ...shortForm.questions];
  const ids = typeof asked === 'string' ? [asked] : asked;
  const questions = 'type' in ids ? [ids] : all.filter((one) => ids.includes(one.id));
  const badge = {
    ...reviewedBadge({version: 1, questions}, {imageUrl: imageOf('baba-entreprise')}),
    structure: `doing-${name}`,
  };
  return {
    beforeEach: ownDevice,
    render: () =>
      html`<badge-backend structure=${badge.structure} .client=${new MemoryBackend([badge]).client}
        ><badge-request badge=${badge.id}></badge-request
      ></badge-backend>`,
    play: acting(pressing('Commencer'), ...acts),
  };
};

export const ShortText = question('short');
export const LongText = question('long');
export const Choice = question('choice', {press: ['Le matin']});
export const SeveralChoices = question('choices', {press: ['La perceuse', 'Le transpalette']});
export const YesOrNo = question('yes-no', {press: ['Oui']});
export const Scale = question('scale', {press: ['Toujours']});
export const Day = question('date');
export const Photo = question('photo');
export const Voice = question('voice');
export const Document = question('file');
export const Link = question('link');
export const Consent = question('agreed', {press: ['Oui']});
/** What the request holds so far, and who sees it: nobody has to guess which photo is meant. */
export const ConsentAboutPhotos = doing(
  ['photo', 'agreed'],
  'about-photos',
  pick('poste.png', 'image/png'),
  sees('Photo 1'),
  pressing('Continuer'),
  sees('Ce que vous envoyez'),
  sees('Brouillon gardé'),
);

/** Writing, a photo, or speaking: the input opens right under the chosen way. */
export const ThreeWays = question('right');
export const ThreeWaysWriting = question('right', {press: ['J’écris']});
export const ThreeWaysPhoto = question('right', {press: ['Je prends une photo']});
export const ThreeWaysSpeaking = question('right', {press: ['Je parle']});

/** What is missing is said at the field, which has the focus. */
export const ShortTextMissing = question('short', {press: ['Continuer']});
export const ChoiceMissing = question('choice', {press: ['Continuer']});
export const SeveralMissing = question('choices', {press: ['Continuer']});
export const DayMissing = question('date', {press: ['Continuer']});
export const ConsentMissing = question('agreed', {press: ['Continuer']});
export const ThreeWaysMissing = question('right', {press: ['Continuer']});

/** `layout="page"`: everything at once. */
export const OnOnePage = question(undefined, {layout: 'page'});
export const OnOnePageWithFaults = question(undefined, {layout: 'page', press: ['Continuer']});

/** What the browser answers when the microphone is asked for. */
const microphone = (answer: () => Promise<MediaStream>): Pick<Story, 'beforeEach'> => ({
  beforeEach: () => {
    ownDevice();
    return instead(navigator.mediaDevices, 'getUserMedia', {value: answer});
  },
});
const without = (error: string) => microphone(() => Promise.reject(new DOMException('', error)));

export const PhotoChosen = doing(
  'photo',
  'photo',
  pick('poste.png', 'image/png'),
  sees('Photo 1'),
  sees('Brouillon gardé'),
);
export const PhotoOfAnotherKind = doing(
  'photo',
  'kind',
  pick('notes.txt', 'text/plain'),
  sees('ne passe pas'),
);
export const DocumentChosen = doing(
  'file',
  'file',
  pick('attestation.pdf', 'application/pdf'),
  sees('Fichier 1'),
  sees('Brouillon gardé'),
);
export const DocumentTooLarge = doing(
  'file',
  'large',
  pick('attestation.pdf', 'application/pdf', 16_000_000),
  sees('trop lourd'),
);

/** The browser asks the person; the answer has not come. */
export const MicrophoneAsked: Story = {
  ...doing('right', 'asked', pressing('Je parle'), pressing('Parler'), sees('Autorisez le micro')),
  ...microphone(() => new Promise(() => undefined)),
};
export const MicrophoneRefused: Story = {
  ...doing('right', 'refused', pressing('Je parle'), pressing('Parler'), sees('Le micro est bloqué')),
  ...without('NotAllowedError'),
};
export const MicrophoneAbsent: Story = {
  ...doing('right', 'absent', pressing('Je parle'), pressing('Parler'), sees('pas de micro')),
  ...without('NotFoundError'),
};
export const MicrophoneBusy: Story = {
  ...doing('voice', 'busy', pressing('Parler'), sees('ne marche pas')),
  ...without('NotReadableError'),
};

/** A voice that says nothing, from no microphone. */
const silence = (): Promise<MediaStream> =>
  Promise.resolve(new AudioContext().createMediaStreamDestination().stream);
export const Recording: Story = {
  ...doing('voice', 'recording', pressing('Parler'), sees('Il reste')),
  ...microphone(silence),
  // The seconds that are left are counted down.
  tags: ['moving'],
};
/** Made elsewhere, and given as a file. */
export const RecordingChosen: Story = {
  ...doing(
    'voice',
    'chosen',
    pressing('Parler'),
    sees('pas de micro'),
    pick('voix.wav', 'audio/wav', silentVoice(12)),
    sees('Ma voix 1'),
    sees('Brouillon gardé'),
  ),
  ...without('NotFoundError'),
};

/** One that this browser cannot play: no player, and what to do. */
export const RecordingThatCannotBePlayed: Story = {
  ...doing(
    'voice',
    'mute',
    pressing('Parler'),
    sees('pas de micro'),
    pick('voix.mp3', 'audio/mpeg'),
    sees('ne s’écoute pas ici'),
    sees('Brouillon gardé'),
  ),
  ...without('NotFoundError'),
};

/** A no is an answer. The badge cannot be asked for without a yes: what follows from it is said, and with whom to talk. */
export const ConsentRefused = doing(
  'agreed',
  'refused-consent',
  pressing('Non'),
  sees('ne peut pas partir'),
  sees('Brouillon gardé'),
);
/** Before sending: no button that sends. */
export const ConsentRefusedAtTheEnd = doing(
  'agreed',
  'refused-end',
  pressing('Non'),
  pressing('Relire mes réponses'),
  sees('Vous avez dit non ici'),
  sees('Brouillon gardé'),
);

const start: Question = {
  id: 'date',
  type: 'date',
  label: {fr: 'Quand avez-vous commencé ici ?'},
  required: false,
};
const day = (...[date, month, year]: readonly [string, string, string]): readonly Act[] => [
  write('input.day', date),
  write('input.month', month),
  write('input.year', year),
];
/** The month by its name. */
export const DayWritten = doing('date', 'day', ...day('14', 'octobre', '2026'), sees('Brouillon gardé'));
export const DayThatIsNone = doing(
  'date',
  'no-day',
  ...day('31', '2', '2026'),
  pressing('Continuer'),
  sees('n’existe pas'),
  sees('Brouillon gardé'),
);
/** The question may be passed: so may a date that nobody remembers. */
export const DayForgotten = doing(start, 'forgotten', pressing('Je ne sais plus'));

export const OnOnePageInArabic: Story = {
  ...OnOnePage,
  beforeEach: ownDevice,
  render: (...given) => html`<div lang="ar" dir="rtl">${OnOnePage.render?.(...given)}</div>`,
  play: acting(pressing('البدء'), sees('Dans quel atelier')),
};
