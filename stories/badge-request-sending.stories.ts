import type {BadgeBackend, CallOptions} from '@pepites/recognition';
import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '@pepites/elements/badge-backend.js';
import '@pepites/elements/badge-request.js';
import type {MemoryBackend} from '../packages/elements/src/testing/request-backend.js';
import {backendError, session} from '../packages/elements/src/testing/samples.js';
import {acting, offline, ownDevice, pick, press, sees, signIn, submit} from './acting.js';
import {answers, baba, scene, sending} from './request-scene.js';

/** Sending: on its way, kept for later, refused; and what can keep a badge from being shown. */
const meta: Meta = {
  title: 'Elements/badge-request sending',
  component: 'badge-request',
  beforeEach: ownDevice,
};
export default meta;
type Story = StoryObj;

const never = (): Promise<never> => new Promise<never>(() => undefined);
/** Nothing comes until it is given up. */
const untilStopped = (_input: unknown, {signal}: CallOptions = {}): Promise<never> =>
  new Promise<never>((_, reject) => {
    signal?.addEventListener('abort', () => {
      reject(new DOMException('Stopped', 'AbortError'));
    });
  });
const withCalls =
  (resource: 'badges' | 'files' | 'requests', calls: object) =>
  ({client}: MemoryBackend): void => {
    Object.assign<BadgeBackend[typeof resource], object>(client[resource], calls);
  };
const refused = (code: string, structure: string, words: string): Story => ({
  render: () => scene({refuseWith: code}, structure),
  play: acting(signIn(), ...sending(), sees(words)),
});
const photo = pick('regle.png', 'image/png');

/** Who sends it is asked last; the answers stay meanwhile. */
export const SigningIn: Story = {
  render: () => scene({}, 'story-sign-in'),
  play: acting(...sending(), sees('Votre demande part juste après')),
};

export const UploadingAFile: Story = {
  render: () => scene({change: withCalls('files', {upload: never})}, 'story-upload'),
  play: acting(signIn(), ...sending(photo), sees('fichier 1 sur 1')),
};

export const Sending: Story = {
  render: () => scene({change: withCalls('requests', {submit: never})}, 'story-sending'),
  play: acting(signIn(), ...sending(), sees('Nous envoyons votre demande')),
};

export const Stopped: Story = {
  render: () => scene({change: withCalls('requests', {submit: untilStopped})}, 'story-stopped'),
  play: acting(signIn(), ...sending(), press('Arrêter l’envoi'), sees('Relisez avant')),
};

export const KeptForLater: Story = {
  beforeEach: offline,
  render: () => scene({refuseWith: 'UNREACHABLE'}, 'story-later'),
  play: acting(signIn(), ...sending(), sees('Elle partira toute seule quand internet reviendra')),
};

/** Sent without a network by somebody who has not signed in. */
export const KeptForLaterSignedOut: Story = {
  beforeEach: offline,
  render: () => scene({refuseWith: 'UNREACHABLE'}, 'story-later-out'),
  play: acting(...sending(), sees('Quand internet reviendra')),
};

export const BackendDoesNotAnswer: Story = refused('UNREACHABLE', 'story-down', 'n’est pas encore partie');

export const TooManyNow: Story = refused('TOO_MANY_ATTEMPTS', 'story-many', 'Trop de demandes en ce moment');

/** The session has ended meanwhile: sign in, and it leaves. */
export const SessionEnded: Story = refused('SESSION_ENDED', 'story-ended', 'Connectez-vous');

export const TooLate: Story = refused(
  'CAMPAIGN_ENDED',
  'story-campaign',
  'On ne peut plus demander ce badge',
);

export const FileRefused: Story = {
  render: () =>
    scene(
      {change: withCalls('files', {upload: () => Promise.reject(backendError('FILE_INFECTED'))})},
      'story-infected',
    ),
  play: acting(signIn(), ...sending(photo), sees('il porte un virus'), sees('Brouillon gardé')),
};

/** One press leads to the answer that it belongs to. */
export const FileRefusedAtItsAnswer: Story = {
  render: () =>
    scene(
      {change: withCalls('files', {upload: () => Promise.reject(backendError('FILE_INFECTED'))})},
      'story-infected-there',
    ),
  play: acting(
    signIn(),
    ...sending(photo),
    sees('1 réponse est à corriger'),
    press('Montrez une règle'),
    sees('Photo 1'),
  ),
};

/** Somebody whom nobody has called by a name yet. */
export const NameMissing: Story = {
  render: () => scene({}, 'story-name'),
  play: acting(
    signIn({...session, person: {...session.person, displayName: ''}}),
    ...sending(),
    sees('Comment vous appelez-vous'),
    submit('#name', ''),
    sees('Écrivez votre nom.'),
  ),
};

/** The answers were yes: the badge is being signed; it is seen in a moment. */
export const OnItsWay: Story = {
  render: () => scene({request: {answers, state: 'approved'}}, 'story-coming'),
  play: acting(signIn(), sees('Ce badge est à vous')),
};

export const TakenBack: Story = {
  render: () => scene({request: {answers}}, 'story-taken-back'),
  play: acting(
    signIn(),
    press('Retirer ma demande'),
    press('Oui, la retirer'),
    sees('Votre demande est retirée'),
  ),
};

export const Looking: Story = {
  tags: ['waiting'],
  render: () => scene({change: withCalls('badges', {get: never})}, 'story-looking'),
};

export const BadgeUnknown: Story = {
  render: () =>
    scene(
      {change: withCalls('badges', {get: () => Promise.reject(backendError('BADGE_UNKNOWN'))})},
      'story-unknown',
    ),
};

export const BackendDown: Story = {
  render: () =>
    scene(
      {change: withCalls('badges', {get: () => Promise.reject(backendError('UNREACHABLE'))})},
      'story-unreachable',
    ),
};

/** Comes at the end of a course; nothing to ask for. */
export const OfACourse: Story = {
  render: () => {
    const {form: _none, ...rest} = baba;
    return scene({badge: {...rest, mode: 'onCriteria'}}, 'story-course');
  },
};

/** The browser has seen the course done: said with the request, never taken for a proof. */
export const CourseSeenInBrowser: Story = {
  render: () => scene({activity: 'https://cours.example/h5p/gestes'}, 'story-declared'),
  play: acting(
    sees('Commencer'),
    async () => {
      const {BadgeCompletionHintEvent} =
        await import('../packages/elements/src/hints/completion-hint-event.js');
      const fact = {activity: 'https://cours.example/h5p/gestes', completed: true, passed: true, scaled: 0.8};
      document.dispatchEvent(new BadgeCompletionHintEvent({...fact, trust: 'T0'}, 'SEEN_IN_BROWSER'));
    },
    sees('Votre navigateur dit'),
  ),
};

/** Without JavaScript, or without a backend, the page’s own words stay. */
export const WithoutABackend: Story = {
  render: () =>
    html`<badge-request badge="baba-entreprise"
      ><p>Demandez ce badge à votre conseillère.</p></badge-request
    >`,
};

const beside = {answers, sentBy: 'Nadège', needsConfirmation: true} as const;

export const WithAnAdviserSignedOut: Story = {render: () => scene({with: 'Malika'}, 'story-with-out')};

export const WithAnAdviserWrongCode: Story = {
  render: () => scene({with: 'Malika', request: beside}, 'story-with-wrong'),
  play: acting(signIn(), submit('#code', 'AAAA'), sees('Ce code n’est pas le bon')),
};

export const WithAnAdviserCodeSent: Story = {
  render: () => scene({with: 'Malika', request: beside}, 'story-with-code'),
  play: acting(signIn(), press('Envoyer un code par mail'), sees('Un code est parti')),
};

/** Malika has no address: her code is on paper. */
export const WithAnAdviserNoAddress: Story = {
  render: () =>
    scene(
      {
        with: 'Malika',
        request: beside,
        change: (backend) => {
          backend.hasAddress = false;
        },
      },
      'story-with-none',
    ),
  play: acting(signIn(), press('Envoyer un code par mail'), sees('n’a pas d’adresse')),
};

export const WithAnAdviserConfirmed: Story = {
  render: () => scene({with: 'Malika', request: beside}, 'story-with-confirmed'),
  play: acting(signIn(), submit('#code', 'K7QP-2M9X-4'), sees('Malika a confirmé')),
};
