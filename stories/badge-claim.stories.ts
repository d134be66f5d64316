import type {Meta, StoryObj} from '@storybook/web-components-vite';
import type {CourseOutcome} from '@pepites/recognition';
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
const clientWith = (answer: () => Promise<CourseOutcome>) =>
  fakeBackend({
    badges: {get: () => Promise.resolve(gestes)},
    completions: {exchange: answer},
    claims: {
      redeem: () =>
        Promise.resolve({
          id: '0190d4a0-0000-7000-8000-0000000000c1',
          ...{structure, badge: 'gestes', badgeName: gestes.name, state: 'issued' as const},
          awardedAt: '2026-11-24T09:00:00Z',
          pageUrl: 'https://badges.example/b/x',
        }),
    },
    signIn: {
      sendCode: () => Promise.resolve({expiresInSeconds: 600}),
      withCode: ({code}) =>
        code === '123456' ? Promise.resolve(session) : Promise.reject(backendError('CODE_WRONG')),
    },
  });

const render = (answer: () => Promise<CourseOutcome>): TemplateResult =>
  html`<badge-backend structure=${structure} .client=${clientWith(answer)}
    ><badge-claim token="e30.eyJiYWRnZSI6Imdlc3RlcyJ9.c2ln"></badge-claim
  ></badge-backend>`;
const signedIn: NonNullable<Story['play']> = ({canvasElement}) => {
  canvasElement.querySelector('badge-backend')?.context.setSession(session);
};

export const SignedOut: Story = {render: () => render(() => Promise.resolve(outcome))};

export const Ready: Story = {...SignedOut, play: signedIn};

export const TokenUsed: Story = {render: () => render(() => Promise.reject(backendError('TOKEN_USED')))};

export const NotFinished: Story = {render: () => render(() => Promise.resolve({state: 'criteriaNotMet'}))};

export const InEnglish: Story = {
  ...Ready,
  render: () => html`<div lang="en">${render(() => Promise.resolve(outcome))}</div>`,
};
