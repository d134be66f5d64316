import type {Meta, StoryObj} from '@storybook/web-components-vite';
import type {BadgeBackend, Session} from '@pepites/recognition';
import {html, type TemplateResult} from 'lit';
import '@pepites/elements/badge-pathway.js';
import '@pepites/elements/badge-backend.js';
import {actsBackend} from '../packages/elements/src/testing/acts-backend.js';
import {
  adviserSession,
  peopleBackend,
  sevenPeopleOn,
} from '../packages/elements/src/testing/people-backend.js';
import {
  backendError,
  fakeBackend,
  progressOf,
  session,
  structure,
} from '../packages/elements/src/testing/samples.js';
import {generatedPathway} from '../test/support/pathways/generated-pathway.js';
import {leDome, satoBrest} from '../test/support/pathways/sample-pathways.js';
import {progressTo} from './progress.js';
import {illustratedPathway} from './support.js';

const fablab = leDome();
const industry = satoBrest();
const twoHundred = generatedPathway(200);
const thousand = generatedPathway(1000);

/** The map of a pathway: where am I, what is next, what does it open. Narrow the frame: from a map it becomes a list. */
const meta: Meta = {title: 'Elements/badge-pathway', component: 'badge-pathway', tags: ['autodocs']};
export default meta;
type Story = StoryObj;

/** One badge is earned, the next is to be done now. */
export const OnTheWay: Story = {
  render: () =>
    html`<badge-pathway
      .definition=${illustratedPathway}
      .progress=${progressOf('earned', 'now', 'later', 'later')}
    ></badge-pathway>`,
};

/** A request waits for its answer. */
export const RequestSent: Story = {
  render: () =>
    html`<badge-pathway
      .definition=${illustratedPathway}
      .progress=${progressOf('earned', 'requested', 'now', 'later')}
    ></badge-pathway>`,
};

/** An examiner asks for something more. */
export const SomethingIsMissing: Story = {
  render: () =>
    html`<badge-pathway
      .definition=${illustratedPathway}
      .progress=${progressOf('earned', 'needsMore', 'later', 'later')}
    ></badge-pathway>`,
};

/** All is earned, the key badge too. */
export const Complete: Story = {
  render: () =>
    html`<badge-pathway
      .definition=${illustratedPathway}
      .progress=${progressOf('earned', 'earned', 'earned', 'earned')}
    ></badge-pathway>`,
};

/** The FabLab of Le Dôme: four machines, six badges and a key badge for each. */
export const LeDome: Story = {
  render: () =>
    html`<badge-pathway
      .definition=${fablab}
      .progress=${progressTo(fablab, 5)}
      request-href="#{badge}"
    ></badge-pathway>`,
};

/** The same across the page. */
export const Across: Story = {
  render: () =>
    html`<badge-pathway
      .definition=${fablab}
      .progress=${progressTo(fablab, 5)}
      request-href="#{badge}"
      direction="across"
    ></badge-pathway>`,
};

/** SATO Brest: key badges that count for the next one. */
export const NestedKeyBadges: Story = {
  render: () =>
    html`<badge-pathway .definition=${industry} .progress=${progressTo(industry, 3)}></badge-pathway>`,
};

/** 200 steps, with groups to fold. */
export const TwoHundredSteps: Story = {
  tags: ['long'],
  render: () =>
    html`<badge-pathway .definition=${twoHundred} .progress=${progressTo(twoHundred, 20)}></badge-pathway>`,
};

/** 1,000 steps: drawn as they come into view. */
export const AThousandSteps: Story = {
  tags: ['long'],
  render: () => html`<badge-pathway .definition=${thousand}></badge-pathway>`,
};

/** As a partner's page shows it, without a person. */
export const WithoutAPerson: Story = {
  render: () =>
    html`<badge-pathway .definition=${illustratedPathway} request-href="#{badge}"></badge-pathway>`,
};

/** Written in the page as a list: no backend, and readable without JavaScript. */
export const FromAList: Story = {
  render: () =>
    html`<badge-pathway>
      <h2>Mon parcours</h2>
      <ol>
        <li data-badge="je-m-engage" data-state="earned" data-awarded="2026-08-03">
          <a href="#je-m-engage">Je m’engage pour mon parcours</a>
        </li>
        <li data-badge="baba" data-month="1-2" data-hint="Parlez de vos droits avec Nadège.">
          <h3>B.A.BA de l’entreprise</h3>
          <p>Vos droits et vos devoirs au travail.</p>
        </li>
        <li data-badge="decoupe" data-issuer="Le Dôme">Découpe laser</li>
        <li data-badge="cap" data-key>Cap sur la suite</li>
      </ol>
    </badge-pathway>`,
};

/** JSON that is cut off: a sentence, a code for the page, and what its author wrote. */
export const MalformedData: Story = {
  render: () => {
    const script = document.createElement('script');
    script.type = 'application/json';
    script.textContent = '{"pathway": {"steps": [';
    return html`<badge-pathway
      >${script}
      <p>Trois badges mènent à un badge-clé.</p></badge-pathway
    >`;
  },
};

/** A visitor without an account sees where they stand, by badges that they choose or drop. */
export const WhereAmI: Story = {
  render: () => {
    const client = fakeBackend({pathways: {get: () => Promise.resolve(illustratedPathway)}});
    return html`<badge-backend .client=${client}
      ><badge-pathway pathway="mon-parcours" drop-badges></badge-pathway
    ></badge-backend>`;
  },
};

const onTheWayIn = (lang: string): TemplateResult =>
  html`<div lang=${lang} dir=${lang === 'ar' ? 'rtl' : 'ltr'}>
    <badge-pathway
      .definition=${illustratedPathway}
      .progress=${progressOf('earned', 'now', 'later', 'later')}
    ></badge-pathway>
  </div>`;

export const InEnglish: Story = {render: () => onTheWayIn('en')};

export const InSpanish: Story = {render: () => onTheWayIn('es')};

/** From right to left; the titles stay as their structure wrote them. */
export const InArabic: Story = {render: () => onTheWayIn('ar')};

export const InUkrainian: Story = {render: () => onTheWayIn('uk')};

/** The backend does not answer: a sentence, a button, and what the page's author wrote. */
export const Unreachable: Story = {
  render: () => {
    const client = fakeBackend({pathways: {get: () => Promise.reject(backendError('UNREACHABLE'))}});
    return html`<badge-backend .client=${client}
      ><badge-pathway pathway="mon-parcours"
        ><p>Trois badges mènent à un badge-clé. Demandez à votre conseillère.</p></badge-pathway
      ></badge-backend
    >`;
  },
};

const signIn =
  (signedIn: Session): NonNullable<Story['play']> =>
  ({canvasElement}) => {
    canvasElement.querySelector('badge-backend')?.context.setSession(signedIn);
  };

const desk = (client: BadgeBackend): TemplateResult =>
  html`<badge-backend structure=${structure} .client=${client}
    ><badge-pathway people pathway="mon-parcours" request-href="#{person}/{badge}"></badge-pathway
  ></badge-backend>`;

const own = (client: BadgeBackend): TemplateResult =>
  html`<badge-backend structure=${structure} .client=${client}
    ><badge-pathway pathway="mon-parcours"></badge-pathway
  ></badge-backend>`;

/** Signs in, opens the step of this title, and presses these buttons in it, one after the other. */
const opens =
  (title: string, ...presses: readonly string[]): NonNullable<Story['play']> =>
  async ({canvasElement}) => {
    canvasElement.querySelector('badge-backend')?.context.setSession(session);
    const root = (): ShadowRoot | null | undefined =>
      canvasElement.querySelector('badge-pathway')?.shadowRoot;
    const press = async (selector: string, words: string): Promise<void> => {
      for (let tries = 0; tries < 100; tries++) {
        const found = [...(root()?.querySelectorAll<HTMLElement>(selector) ?? [])].find(
          ({textContent}) => textContent.trim() === words,
        );
        // Before the progress is there, a step opens without what is the person's own.
        if (found && root()?.querySelector('.step.earned')) {
          found.click();
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
    };
    await press('.name', title);
    for (let tries = 0; tries < 100 && !root()?.querySelector('dialog[open]'); tries++)
      await new Promise((resolve) => setTimeout(resolve, 50));
    for (const words of presses) await press('dialog button', words);
  };

const mine = 'Je m’engage pour mon parcours';

/** A badge of one's own, opened: it can be shared, and its evidence seen. */
export const OwnBadgeOpened: Story = {
  render: () => own(actsBackend({pathway: illustratedPathway}).client),
  play: opens(mine),
};

/** The evidence that the person sent, in the words of the questions; for nobody else. */
export const OwnEvidence: Story = {
  render: () => own(actsBackend({pathway: illustratedPathway}).client),
  play: opens(mine, 'Voir mes preuves'),
};

/** Something is missing in a request: opened, it says what, in the examiner’s words. */
export const WhatIsMissing: Story = {
  render: () => own(actsBackend({pathway: illustratedPathway, isIncomplete: true}).client),
  play: opens('B.A.BA de l’entreprise'),
};

/** A badge that was examined: the person says yes or no to it, once. */
export const AcceptOrRefuse: Story = {
  render: () => own(actsBackend({pathway: illustratedPathway}).client),
  play: opens(mine, 'Accepter ou refuser'),
};

/** Sharing: what it shows is chosen first; a link is made when it is asked for. */
export const Sharing: Story = {
  render: () => own(actsBackend({pathway: illustratedPathway}).client),
  play: opens(mine, 'Partager mon badge'),
};

/** The backend refuses: a sentence, and the same button once more. */
export const SharingRefused: Story = {
  render: () => {
    const backend = actsBackend({pathway: illustratedPathway});
    backend.refuse('me.awards', 'UNREACHABLE');
    return own(backend.client);
  },
  play: opens(mine, 'Partager mon badge'),
};

/** The badge of a course, opened: what is done of it, and what is not. */
export const OfACourse: Story = {
  render: () => {
    const badges = illustratedPathway.badges.map((badge) =>
      badge.id === 'baba-entreprise' ? {...badge, mode: 'onCriteria' as const} : badge,
    );
    return own(actsBackend({pathway: {...illustratedPathway, badges}}).client);
  },
  play: opens('B.A.BA de l’entreprise', 'Voir ce que j’ai fait'),
};

/** A key badge that waits to be taken: the step to do now. */
export const KeyBadgeOffered: Story = {
  render: () => own(actsBackend({pathway: illustratedPathway, offer: 'offered'}).client),
  play: signIn(session),
};

/** The same, opened. */
export const KeyBadgeOfferOpened: Story = {
  render: () => own(actsBackend({pathway: illustratedPathway, offer: 'offered'}).client),
  play: opens('Cap sur la suite'),
};

/** Declined: it can be taken at any time. */
export const KeyBadgeDeclined: Story = {
  render: () => own(actsBackend({pathway: illustratedPathway, offer: 'declined'}).client),
  play: signIn(session),
};

/** What advisers see: who is where, the reminders of this month, sheets to print. Narrow the frame: a card for each person. */
export const SeveralPeople: Story = {
  render: () => desk(peopleBackend({pathway: illustratedPathway})),
  play: signIn(adviserSession),
};

/** Many steps: marks with a legend in words, names that stay in view. */
export const SeveralPeopleManySteps: Story = {
  render: () => desk(peopleBackend({pathway: fablab, people: sevenPeopleOn(fablab)})),
  play: signIn(adviserSession),
};

/** Signed in without the right to follow people. */
export const SeveralPeopleNotAllowed: Story = {render: () => desk(peopleBackend()), play: signIn(session)};

/** Nobody is on the pathway yet. */
export const SeveralPeopleEmpty: Story = {
  render: () => desk(peopleBackend({people: []})),
  play: signIn(adviserSession),
};

/** A badge of one's own, opened and to be shared, in Arabic. */
export const SharingInArabic: Story = {
  render: () =>
    html`<div lang="ar" dir="rtl">${own(actsBackend({pathway: illustratedPathway}).client)}</div>`,
  play: opens(mine, 'مشاركة شارتي'),
};

/** What advisers see, in Ukrainian. */
export const SeveralPeopleInUkrainian: Story = {
  render: () => html`<div lang="uk">${desk(peopleBackend({pathway: illustratedPathway}))}</div>`,
  play: signIn(adviserSession),
};
