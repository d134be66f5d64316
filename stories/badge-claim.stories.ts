import type {Meta, StoryObj} from '@storybook/web-components-vite';
import type {Award, CourseOutcome} from '@pepites/recognition';
import {html, type TemplateResult} from 'lit';
import '@pepites/elements/badge-backend.js';
import '@pepites/elements/badge-claim.js';
import {
  backendError,
  badge,
  fakeBackend,
  session,
  structure,
} from '../packages/elements/src/testing/samples.js';

/** The course page hands over a token; the learner signs in and takes the badge. In these stories 123456 is the right code. */
const meta: Meta = {title: 'Elements/badge-claim', component: 'badge-claim', tags: ['autodocs']};
export default meta;
type Story = StoryObj;

const gestes = badge('gestes', 'Gestes et postures');
const outcome: CourseOutcome = {
  state: 'claimable',
  claim: 'c1',
  claimUrl: 'https://badges.example/claims/c1',
  claimExpiresAt: '2026-11-25T09:00:00Z',
};
const award: Award = {
  id: '0190d4a0-0000-7000-8000-0000000000c1',
  ...{structure, badge: 'gestes', badgeName: gestes.name, state: 'issued'},
  awardedAt: '2026-11-24T09:00:00Z',
  pageUrl: 'https://badges.example/b/x',
};

const {pageUrl: _none, ...signing} = award;

/** What the backend says to the token, and to who takes the badge: an answer, or the code of a refusal. */
interface Answers {
  readonly exchanged?: CourseOutcome | string;
  readonly redeemed?: Award | string;
}
const settle = <T>(answer: T | string): Promise<T> =>
  typeof answer === 'string' ? Promise.reject(backendError(answer)) : Promise.resolve(answer);

const clientWith = ({exchanged = outcome, redeemed = award}: Answers) =>
  fakeBackend({
    badges: {get: () => Promise.resolve(gestes)},
    completions: {exchange: () => settle(exchanged)},
    claims: {redeem: () => settle(redeemed)},
    me: {
      signOut: () => Promise.resolve(undefined),
      awards: () => Promise.resolve({items: [award]}),
    },
    signIn: {
      sendCode: () => Promise.resolve({expiresInSeconds: 600}),
      withCode: ({code}) =>
        code === '123456' ? Promise.resolve(session) : Promise.reject(backendError('CODE_WRONG')),
    },
  });

const show = (answers: Answers = {}): TemplateResult =>
  html`<badge-backend structure=${structure} .client=${clientWith(answers)}
    ><badge-claim token="e30.eyJiYWRnZSI6Imdlc3RlcyJ9.c2ln"></badge-claim
  ></badge-backend>`;
const story = (answers: Answers): Story => ({render: () => show(answers)});
const signedIn: NonNullable<Story['play']> = ({canvasElement}) => {
  canvasElement.querySelector('badge-backend')?.context.setSession(session);
};
/** Signs in and presses the button. */
const taking: NonNullable<Story['play']> = async (context) => {
  await signedIn(context);
  const claim = context.canvasElement.querySelector('badge-claim');
  const button = () => claim?.shadowRoot?.querySelector<HTMLElement>('.primary');
  while (!claim?.matches(':state(ready)') || !button()) await new Promise(requestAnimationFrame);
  button()?.click();
};

export const SignedOut: Story = story({});

export const Ready: Story = {...SignedOut, play: signedIn};

export const Taken: Story = {...SignedOut, play: taking};

export const GivenAlready: Story = story({exchanged: {state: 'awarded', award}});

export const AlreadyHeld: Story = {...story({redeemed: 'BADGE_ALREADY_HELD'}), play: taking};

export const TokenExpired: Story = story({exchanged: 'TOKEN_INVALID'});

export const TokenUsed: Story = story({exchanged: 'TOKEN_USED'});

export const ClaimExpired: Story = {...story({redeemed: 'CLAIM_EXPIRED'}), play: taking};

/** Somebody else’s, or unknown: nobody is told which. */
export const SomebodyElses: Story = {...story({redeemed: 'CLAIM_UNKNOWN'}), play: taking};

export const NotFinished: Story = story({exchanged: {state: 'criteriaNotMet'}});

export const ResultTakenBack: Story = story({exchanged: 'FACT_VOIDED'});

export const BackendDown: Story = story({exchanged: 'UNREACHABLE'});

export const BackendDownWhileTaking: Story = {...story({redeemed: 'UNREACHABLE'}), play: taking};

/** The page has said how the course is called, and not where it is. */
export const CourseNamed: Story = {
  render: () =>
    html`<badge-backend structure=${structure} .client=${clientWith({exchanged: 'TOKEN_USED'})}
      ><badge-claim course-name="Gestes qui sauvent" token="e30.eyJiYWRnZSI6Imdlc3RlcyJ9.c2ln"></badge-claim
    ></badge-backend>`,
};

/** The page has said where the course is: a button leads back to it. */
export const BackToTheCourse: Story = {
  render: () =>
    html`<badge-backend structure=${structure} .client=${clientWith({exchanged: 'TOKEN_USED'})}
      ><badge-claim course-url="/cours" token="e30.eyJiYWRnZSI6Imdlc3RlcyJ9.c2ln"></badge-claim
    ></badge-backend>`,
};

export const InEnglish: Story = {
  render: () => html`<div lang="en">${show()}</div>`,
  play: signedIn,
};

const withSign = (calls: Parameters<typeof fakeBackend>[0], token = 'e30.e30.c2ln'): TemplateResult =>
  html`<badge-backend structure=${structure} .client=${{...clientWith({}), ...fakeBackend(calls)}}
    ><badge-claim token=${token}></badge-claim
  ></badge-backend>`;
const never = (): Promise<never> => new Promise<never>(() => undefined);

export const Looking: Story = {
  tags: ['waiting'],
  render: () => withSign({completions: {exchange: never}}),
};

export const Taking: Story = {
  tags: ['waiting'],
  render: () => withSign({claims: {redeem: never}}, 'e30.eyJiYWRnZSI6Imdlc3RlcyJ9.c2ln'),
  play: taking,
};

/** The badge is there, and not signed yet. */
export const BeingSigned: Story = {
  ...story({redeemed: {...signing, state: 'signing'}}),
  play: taking,
};

export const BadgeRetired: Story = story({exchanged: 'BADGE_RETIRED'});

export const BadgeUnknown: Story = story({exchanged: 'BADGE_UNKNOWN'});

/** Opened by itself: there is nothing to take. */
export const WithoutAToken: Story = {
  render: () =>
    html`<badge-backend structure=${structure} .client=${clientWith({})}
      ><badge-claim></badge-claim
    ></badge-backend>`,
};

export const WithoutABackend: Story = {
  render: () => html`<badge-claim><p>Finissez le cours : un badge vous attend.</p></badge-claim>`,
};

export const InArabic: Story = {
  render: () => html`<div lang="ar" dir="rtl">${show()}</div>`,
  play: signedIn,
};

export const InUkrainian: Story = {
  render: () => html`<div lang="uk">${show()}</div>`,
  play: signedIn,
};
