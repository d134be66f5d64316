import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '@pepites/elements/badge-backend.js';
import '@pepites/elements/badge-request.js';
import type {MemoryBackend} from '../packages/elements/src/testing/request-backend.js';
import {backendError} from '../packages/elements/src/testing/samples.js';
import {
  type Act,
  acting,
  instead,
  offline,
  ownDevice,
  press,
  sees,
  signIn,
  unknownDevice,
  write,
} from './acting.js';
import {answers, firstAnswer, review, scene, toCheck} from './request-scene.js';

/** What `<badge-request>` says of the draft: kept on the device, on a device that others use, erased, and where nothing can be kept. */
const meta: Meta = {title: 'Elements/badge-request keeping', component: 'badge-request'};
export default meta;
type Story = StoryObj;

export const DraftKept: Story = {
  beforeEach: ownDevice,
  render: () => scene({}, 'story-kept'),
  play: acting(...firstAnswer, sees('Brouillon gardé')),
};

/** The first screen, when a draft is there. */
export const ToResume: Story = {
  beforeEach: ownDevice,
  render: () => scene({}, 'story-resume'),
  play: acting(...firstAnswer, sees('Brouillon gardé'), press('Revenir'), sees('Reprendre ma demande')),
};

/** Nothing stays on a device that others use. */
export const SharedDevice: Story = {
  beforeEach: unknownDevice,
  render: () => scene({}, 'story-shared'),
  play: acting(
    press('Commencer'),
    press('Non, d’autres l’utilisent'),
    press('J’écris'),
    write('textarea', 'J’ai droit à une pause.'),
    sees('Vos réponses sont seulement'),
  ),
};

export const Erasing: Story = {
  beforeEach: ownDevice,
  render: () => scene({}, 'story-erasing'),
  play: acting(...firstAnswer, sees('Brouillon gardé'), press('Effacer mes réponses')),
};

export const Erased: Story = {
  beforeEach: ownDevice,
  render: () => scene({}, 'story-erased'),
  play: acting(
    ...firstAnswer,
    sees('Brouillon gardé'),
    press('Effacer mes réponses'),
    press('Oui, les effacer'),
    sees('Vos réponses sont effacées'),
  ),
};

/** A private window, or a page inside another site: the device keeps nothing. */
export const PrivateWindow: Story = {
  beforeEach: () => {
    ownDevice();
    return instead(IDBFactory.prototype, 'open', {
      value: () => {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  },
  render: () => scene({}, 'story-private'),
  play: acting(...firstAnswer, sees('Cet appareil ne peut rien garder')),
};

export const NoRoomLeft: Story = {
  beforeEach: () => {
    ownDevice();
    return instead(IDBObjectStore.prototype, 'put', {
      value: () => {
        throw new DOMException('full', 'QuotaExceededError');
      },
    });
  },
  render: () => scene({}, 'story-full'),
  play: acting(...firstAnswer, sees('Il n’y a plus de place ici')),
};

/** The same request in two pages: here, the second is out of sight. */
export const OpenInAnotherPage: Story = {
  beforeEach: ownDevice,
  render: () =>
    html`${scene({}, 'story-twice')}
      <div hidden>${scene({}, 'story-twice')}</div>`,
  play: acting(...firstAnswer, sees('aussi ouverte dans une autre page'), sees('Brouillon gardé')),
};

export const WithoutNetwork: Story = {
  beforeEach: [ownDevice, offline],
  render: () => scene({}, 'story-writing-offline'),
  play: acting(signIn(), ...firstAnswer, sees('Vous pouvez continuer')),
};

let asked: MemoryBackend | undefined;
/** The page is opened again, and the backend does not answer. */
const openAgain: Act = async (canvas) => {
  if (asked) Object.assign(asked.client.badges, {get: () => Promise.reject(backendError('UNREACHABLE'))});
  const element = canvas.querySelector('badge-request');
  element?.replaceWith(element.cloneNode());
  await Promise.resolve();
};

/** The questions were kept with the draft, on a device of one’s own. */
export const OpenedAgainWithoutNetwork: Story = {
  beforeEach: ownDevice,
  render: () =>
    scene(
      {
        change: (backend) => {
          asked = backend;
        },
      },
      'story-opened-again',
    ),
  play: acting(
    ...firstAnswer,
    sees('Brouillon gardé'),
    openAgain,
    press('Reprendre ma demande'),
    sees('Question 1 sur 3'),
  ),
};

/** The same, of a request that is to be completed: what the examiner wrote is there too. Nobody has signed in again yet. */
export const MissingOpenedAgainWithoutNetwork: Story = {
  beforeEach: ownDevice,
  render: () =>
    scene(
      {
        request: {answers, state: 'needsMore', reviews: [review({})]},
        change: (backend) => {
          asked = backend;
        },
      },
      'story-missing-again',
    ),
  play: acting(
    signIn(),
    press('Compléter ma demande'),
    write('input.field', 'À Driss, mon encadrant.'),
    sees('Brouillon gardé'),
    async (canvas) => {
      canvas.querySelector('badge-backend')?.context.setSession(undefined, 'backend');
      await openAgain(canvas);
    },
    sees('Lisez le message'),
  ),
};

/** Everything to read again, and who will read it. */
export const ToCheck: Story = {
  beforeEach: ownDevice,
  render: () => scene({}, 'story-check'),
  play: acting(signIn(), ...toCheck()),
};

export const AgreementMissing: Story = {
  beforeEach: ownDevice,
  render: () => scene({}, 'story-agreement'),
  play: acting(signIn(), ...toCheck(), press('Envoyer ma demande'), sees('Il manque votre accord')),
};
