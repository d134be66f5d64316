import type {Award} from '@pepites/recognition';
import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import '@pepites/elements/badge-backend.js';
import '@pepites/elements/badge-request.js';
import {everyForm} from '../packages/elements/src/testing/request-backend.js';
import {session} from '../packages/elements/src/testing/samples.js';
import {acting, ownDevice, press as pressing, sees, signIn as signingIn} from './acting.js';
import {answers, baba, review, scene} from './request-scene.js';
import {imageOf} from './support.js';

/**
 * Asking for a badge: the questionnaire is the evidence. One question per screen; the draft is kept on the device; then the element
 * says where the request stands. In these stories what is sent stays in the page.
 */
const meta: Meta = {title: 'Elements/badge-request', component: 'badge-request', tags: ['autodocs']};
export default meta;
type Story = StoryObj;

const award: Award = {
  id: '0190d4a0-0000-7000-8000-0000000000c1',
  structure: 'trois-saules',
  badge: baba.id,
  badgeName: baba.name,
  state: 'issued',
  awardedAt: '2026-11-24T09:00:00Z',
  pageUrl: 'https://badges.example/b/x',
};

const signIn: NonNullable<Story['play']> = ({canvasElement}) => {
  canvasElement.querySelector('badge-backend')?.context.setSession(session);
};

/** Presses the button of that name, once it is there. */
function press(name: string): NonNullable<Story['play']> {
  return async ({canvasElement}) => {
    const root = () => canvasElement.querySelector('badge-request')?.shadowRoot;
    for (let tries = 0; tries < 100; tries += 1) {
      const found = [...(root()?.querySelectorAll('button') ?? [])].find((each) =>
        each.textContent.replaceAll('\u2019', "'").trim().startsWith(name),
      );
      if (found) {
        found.click();
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, 30));
    }
  };
}

const signInAndPress =
  (name: string): NonNullable<Story['play']> =>
  async (context) => {
    await signIn(context);
    await press(name)(context);
  };

/** The badge first. Signing in is asked for at the end; the answers stay meanwhile. */
export const BeforeAsking: Story = {render: () => scene({}, 'story-before')};

/** Every type of question. */
export const EveryQuestion: Story = {
  render: () => scene({badge: {...baba, form: everyForm}}, 'story-every'),
  play: signIn,
};

export const Sent: Story = {
  render: () => scene({request: {isToldByEmail: true}}, 'story-sent'),
  play: signIn,
};

/** The examiner's own words; only the questions that were reopened are asked again. */
export const SomethingIsMissing: Story = {
  render: () => scene({request: {state: 'needsMore', reviews: [review({})]}}, 'story-missing'),
  play: signIn,
};

export const NotYet: Story = {
  render: () =>
    scene(
      {
        request: {
          state: 'declined',
          reviews: [
            review({answer: 'notYet', message: 'Continuez encore un mois. Puis redemandez ce badge.'}),
          ],
        },
      },
      'story-not-yet',
    ),
  play: signIn,
};

/** A supporters' badge: one step. The list of supporters is never ticked in advance. */
export const Automatic: Story = {
  render: () => {
    const {form: _none, ...rest} = baba;
    return scene({badge: {...rest, mode: 'automaticOnRequest', listsSupporters: true}}, 'story-automatic');
  },
  play: signIn,
};

/** Nothing to ask for: how a key badge comes. */
export const KeyBadge: Story = {
  render: () => {
    const {form: _none, ...rest} = baba;
    const requires = ['je-m-engage', 'comun-gant'];
    const imageUrl = imageOf('cap-sur-la-suite');
    const name = {fr: 'Cap sur la suite'};
    return scene({badge: {...rest, name, imageUrl, mode: 'keyBadge', requires, minRequired: 2}}, 'story-key');
  },
};

export const InEnglish: Story = {render: () => html`<div lang="en">${scene({}, 'story-english')}</div>`};

/** Asked before the first answer, once: on a device that others use nothing is kept. */
export const WhoseDevice: Story = {
  render: () => {
    localStorage.removeItem('pepites-device');
    sessionStorage.removeItem('pepites-device');
    return scene({}, 'story-device');
  },
  play: press('Commencer'),
};

/** No answer came: the request waits, and leaves by itself. */
export const NotLeftYet: Story = {
  render: () => {
    const {form: _none, ...rest} = baba;
    return scene({badge: {...rest, mode: 'automaticOnRequest'}, refuseWith: 'UNREACHABLE'}, 'story-queued');
  },
  play: signInAndPress('Avoir ce badge'),
};

export const BeingRead: Story = {
  render: () => scene({request: {answers, state: 'inReview'}}, 'story-read'),
  play: signIn,
};

export const AnswerIsLate: Story = {
  render: () =>
    scene(
      {request: {answers, submittedAt: '2026-11-03T09:00:00Z', answerBy: '2026-11-20T09:00:00Z'}},
      'story-late',
    ),
  play: signIn,
};

/** Somebody without an address of their own, who came by a code on paper. */
export const SentByPaperCode: Story = {
  render: () => scene({request: {answers}}, 'story-sent-paper'),
  play: ({canvasElement}) => {
    const {email: _none, ...person} = session.person;
    canvasElement.querySelector('badge-backend')?.context.setSession({...session, person});
  },
};

/** Taking it back is asked for twice. */
export const Withdrawing: Story = {
  render: () => scene({request: {answers}}, 'story-withdraw'),
  play: signInAndPress('Retirer ma demande'),
};

/** For somebody without an e-mail address: the code on paper. */
export const PaperCode: Story = {
  render: () => scene({}, 'story-paper'),
  play: press("J'ai un code sur papier"),
};

/** An adviser asks together with a person. */
export const WithAnAdviser: Story = {render: () => scene({with: 'Malika'}, 'story-with'), play: signIn};

/** It counts once the person has said yes: by a code, on paper, or later. */
export const WithAnAdviserToConfirm: Story = {
  render: () =>
    scene({with: 'Malika', request: {answers, sentBy: 'Nadège', needsConfirmation: true}}, 'story-with-sent'),
  play: signIn,
};

/** What else there is beside the code. */
export const WithAnAdviserOtherWays: Story = {
  render: () =>
    scene(
      {with: 'Malika', request: {answers, sentBy: 'Nadège', needsConfirmation: true}},
      'story-with-others',
    ),
  play: acting(signingIn(), pressing('Autres moyens')),
};

/** The same request, on the person's own telephone. */
export const ToConfirm: Story = {
  render: () => scene({request: {answers, sentBy: 'Nadège', needsConfirmation: true}}, 'story-confirm'),
  play: signIn,
};

/** What was written with them is not right: the request comes back, with its answers. */
export const ToConfirmChanging: Story = {
  beforeEach: ownDevice,
  render: () =>
    scene({request: {answers, sentBy: 'Nadège', needsConfirmation: true}}, 'story-confirm-changing'),
  play: acting(signingIn(), pressing('Changer une réponse'), sees('Changez ce que vous voulez')),
};

/** The badge is signed: where to see it. */
export const ReadyToSee: Story = {
  render: () =>
    scene(
      {
        request: {state: 'issued'},
        change: (backend) => {
          backend.awards = [award];
        },
      },
      'story-ready-to-see',
    ),
  play: signIn,
};

/** The same, of a badge that is given on another platform too. */
const elsewhere = (of: NonNullable<Award['elsewhere']>[number], name: string) =>
  scene(
    {
      request: {state: 'issued'},
      change: (backend) => {
        backend.awards = [{...award, elsewhere: [of]}];
      },
    },
    name,
  );

/** It goes there once the person has said yes; what leaves with it is said. */
export const YesForAnotherPlatform: Story = {
  render: () => elsewhere({platform: 'obf', state: 'onYes'}, 'story-elsewhere-yes'),
  play: signIn,
};

/** It waits there. */
export const WaitingOnAnotherPlatform: Story = {
  render: () =>
    elsewhere(
      {platform: 'obf', state: 'sent', receiveUrl: 'https://obf.example/c/receive?tk=x'},
      'story-elsewhere-sent',
    ),
  play: signIn,
};

export const OnAnotherPlatformInArabic: Story = {
  render: () =>
    html`<div lang="ar" dir="rtl">
      ${elsewhere({platform: 'obf', state: 'inWallet'}, 'story-elsewhere-arabic')}
    </div>`,
  play: signIn,
};

export const WithAnAdviserReady: Story = {
  render: () => scene({with: 'Malika', request: {state: 'issued', sentBy: 'Nadège'}}, 'story-with-ready'),
  play: signIn,
};

/** The badge, its criterion and how it is earned say the same: it is said once. */
export const SaidOnce: Story = {
  render: () => {
    const words = {fr: 'Je tiens mon poste propre.'};
    const name = {fr: 'Poste propre'};
    return scene({badge: {...baba, name, criteria: [words, words], howEarned: words}}, 'story-once');
  },
};

/** Right to left. */
export const InArabic: Story = {
  render: () => html`<div lang="ar" dir="rtl">${scene({}, 'story-arabic')}</div>`,
};

export const SentInArabic: Story = {
  render: () => html`<div lang="ar" dir="rtl">${scene({request: {answers}}, 'story-arabic-sent')}</div>`,
  play: signIn,
};

export const InUkrainian: Story = {
  render: () => html`<div lang="uk">${scene({}, 'story-ukrainian')}</div>`,
};

export const SomethingIsMissingInUkrainian: Story = {
  render: () =>
    html`<div lang="uk">
      ${scene({request: {state: 'needsMore', reviews: [review({})]}}, 'story-ukrainian-missing')}
    </div>`,
  play: signIn,
};
