import type {JsonObject} from '@pepites/credentials';
import type {Award, BadgeBackend, Twin} from '@pepites/recognition';
import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import '@pepites/elements/badge-backend.js';
import '@pepites/elements/badge-display.js';
import '@pepites/elements/badge-sign-in.js';
import {fakeBackend, session} from '../packages/elements/src/testing/samples.js';
import {
  signedBadge,
  type SignedBadge,
  type SignedBadgeOptions,
  tampered,
  verifyingBackend,
} from '../packages/elements/src/testing/signed-badge.js';
import {acting, press, scrollTo, sees} from './acting.js';
import {imageOf} from './support.js';

interface Loaded {
  readonly credential?: JsonObject | string;
  readonly client: BadgeBackend | undefined;
  readonly src?: string;
  readonly badge?: string;
  readonly page?: string;
  readonly lang?: string;
  readonly isSignedIn?: boolean;
  readonly fallback?: TemplateResult;
}

/** One badge and the truth about it. The badges of these stories are signed when the story opens, and really checked. */
const meta: Meta = {
  title: 'Elements/badge-display',
  component: 'badge-display',
  tags: ['autodocs'],
  args: {form: 'card', verify: 'auto'},
  argTypes: {
    form: {control: 'inline-radio', options: ['card', 'medallion', 'row']},
    verify: {control: 'inline-radio', options: ['auto', 'click', 'none']},
  },
  render: ({form, verify}: Record<string, unknown>, {loaded}): TemplateResult => {
    const {credential, client, src = '', badge = '', page = '', lang = 'fr', ...more} = loaded as Loaded;
    return html`<badge-backend
      lang=${lang}
      dir=${lang === 'ar' ? 'rtl' : 'ltr'}
      structure="les-trois-saules"
      .client=${client}
      ><badge-display
        form=${form}
        verify=${verify}
        src=${src}
        badge=${badge}
        page=${page}
        .credential=${credential}
        @context-request=${(event: Event) => {
          if (more.isSignedIn === true) signIn(event.currentTarget);
        }}
        >${more.fallback ?? ''}</badge-display
      ></badge-backend
    >`;
  },
};
export default meta;
type Story = StoryObj;

/** Once the element has asked for its backend, the person is there. */
function signIn(display: EventTarget | null): void {
  setTimeout(() => {
    if (display instanceof Element) display.closest('badge-backend')?.context.setSession(session);
  });
}

const page = 'https://badges.example.org/b/4f9a2c';

const badge = (options: SignedBadgeOptions = {}): Promise<SignedBadge> =>
  signedBadge({imageUrl: imageOf('baba-entreprise'), inLanguage: 'fr', ...options});

const shown = (it: SignedBadge, more: Partial<Loaded> = {}): Loaded => ({
  credential: it.credential,
  client: verifyingBackend(it),
  ...more,
});

const good = async (): Promise<Loaded> => shown(await badge());
/** Given two years before it ended. */
const ended = {awardedAt: new Date('2024-10-14T09:00:00Z'), validUntil: new Date('2026-10-14T09:00:00Z')};
const expired = async (): Promise<Loaded> => shown(await badge(ended));
const withdrawn = async (): Promise<Loaded> => shown(await badge({isRevoked: true}));
const suspended = async (): Promise<Loaded> => shown(await badge({isSuspended: true}));
const changed = async (): Promise<Loaded> => {
  const it = await badge();
  return shown(it, {credential: tampered(it)});
};
const notRecognised = async (): Promise<Loaded> => shown(await badge({isRecognised: false}));
const notAllChecked = async (): Promise<Loaded> => ({
  credential: (await badge()).credential,
  client: undefined,
});

export const Verified: Story = {loaders: [good], play: acting(sees('Ce badge est vrai'))};
export const Expired: Story = {loaders: [expired], play: acting(sees('plus valable depuis'))};
export const Withdrawn: Story = {loaders: [withdrawn], play: acting(sees('a été retiré'))};
/** One byte was changed after signing. */
export const Changed: Story = {loaders: [changed], play: acting(sees('a été modifié'))};
/** A good signature by somebody whom nobody here recognises. */
export const NotRecognised: Story = {loaders: [notRecognised], play: acting(sees('Nous ne connaissons pas'))};
/** Without a backend the key and the list of withdrawn badges cannot be had. */
export const NotAllChecked: Story = {loaders: [notAllChecked], play: acting(sees('si ce badge est vrai'))};
/** The page waits for its reader to ask. */
export const NotChecked: Story = {args: {verify: 'click'}, loaders: [good]};

/** It may come back. */
export const Suspended: Story = {
  loaders: [suspended],
  play: acting(sees('est suspendu')),
};

/** A name and a date, and nobody here who knows whether they are right. */
export const ExpiredByAStranger: Story = {
  loaders: [async () => shown(await badge({isRecognised: false, ...ended}))],
  play: acting(sees('plus valable depuis')),
};

export const AsMedallion: Story = {
  args: {form: 'medallion'},
  loaders: [good],
  play: acting(sees('Vrai et valable')),
};
export const ExpiredMedallion: Story = {
  args: {form: 'medallion'},
  loaders: [expired],
  play: acting(sees('lus valable')),
};
export const WithdrawnMedallion: Story = {
  args: {form: 'medallion'},
  loaders: [withdrawn],
  play: acting(sees("Retiré : ne l'acceptez pas")),
};
export const SuspendedMedallion: Story = {
  args: {form: 'medallion'},
  loaders: [suspended],
  play: acting(sees("Suspendu : ne l'acceptez pas")),
};
export const ChangedMedallion: Story = {
  args: {form: 'medallion'},
  loaders: [changed],
  play: acting(sees("ne l'acceptez pas")),
};
export const NotRecognisedMedallion: Story = {
  args: {form: 'medallion'},
  loaders: [notRecognised],
  play: acting(sees('structure inconnue')),
};
export const NotAllCheckedMedallion: Story = {
  args: {form: 'medallion'},
  loaders: [notAllChecked],
  play: acting(sees('si ce badge est vrai')),
};

export const AsRow: Story = {args: {form: 'row'}, loaders: [good], play: acting(sees('Vrai et valable'))};
export const ExpiredRow: Story = {args: {form: 'row'}, loaders: [expired], play: acting(sees('lus valable'))};
export const WithdrawnRow: Story = {
  args: {form: 'row'},
  loaders: [withdrawn],
  play: acting(sees("Retiré : ne l'acceptez pas")),
};
export const SuspendedRow: Story = {
  args: {form: 'row'},
  loaders: [suspended],
  play: acting(sees("Suspendu : ne l'acceptez pas")),
};
export const ChangedRow: Story = {
  args: {form: 'row'},
  loaders: [changed],
  play: acting(sees("ne l'acceptez pas")),
};
export const NotRecognisedRow: Story = {
  args: {form: 'row'},
  loaders: [notRecognised],
  play: acting(sees('structure inconnue')),
};
export const NotAllCheckedRow: Story = {
  args: {form: 'row'},
  loaders: [notAllChecked],
  play: acting(sees('si ce badge est vrai')),
};

const full = (): Promise<SignedBadge> =>
  badge({
    validUntil: new Date('2029-10-14T00:00:00Z'),
    more: {
      evidence: [
        {
          type: ['Evidence'],
          id: 'https://saules.example/preuves/7',
          name: 'Mon premier jour',
          description: 'La personne explique à qui elle parle quand elle a un problème.',
        },
        {
          type: ['Evidence'],
          name: 'Un entretien',
          narrative: 'J’ai répondu à 5 questions avec ma conseillère.',
        },
      ],
    },
    moreOfAchievement: {
      alignment: [
        {
          type: ['Alignment'],
          targetName: 'Respecter les règles de vie collective',
          targetUrl: 'https://candidat.francetravail.fr/metierscope/competence/300428',
          targetCode: '300428',
          targetFramework: 'ROME 4.0',
        },
        {
          type: ['Alignment'],
          targetName: 'Travailler en équipe',
          targetUrl: 'http://data.europa.eu/esco/skill/60c78287-22eb-4103-9c8c-28deaa460da0',
          targetFramework: 'ESCO',
        },
      ],
    },
  });

/** The page says where everybody can see this badge: it can be shared. */
export const WithEverything: Story = {
  loaders: [async () => shown(await full(), {page})],
  play: acting(sees('Ce badge est vrai')),
};

/** All about it, in a dialog. */
export const Opened: Story = {
  ...WithEverything,
  play: acting(sees('Ce badge est vrai'), press('Tout voir'), sees('Garder ce badge')),
};

/** The row of ways to share is a part of it. */
export const Sharing: Story = {
  ...WithEverything,
  play: acting(sees('Ce badge est vrai'), press('Partager ce badge'), sees('Toute personne qui a ce lien')),
};

export const OpenedFromRow: Story = {
  args: {form: 'row'},
  loaders: [async () => shown(await full(), {page})],
  play: acting(sees('Vrai et valable'), press('B.A.BA'), sees('Garder ce badge')),
};

/** What happened, and every check. */
export const OpenedWithdrawn: Story = {
  args: {form: 'medallion'},
  loaders: [withdrawn],
  play: acting(sees("Retiré : ne l'acceptez pas"), press('B.A.BA'), sees("Ne l'acceptez pas")),
};

/** The words of the badge are in the language of the page, where it has them; its reader can choose another. */
export const InSeveralLanguages: Story = {
  loaders: [
    async () => {
      const it = await badge();
      const inBoth = (fr: string, en: string): JsonObject[] => [
        {'@language': 'fr', '@value': fr},
        {'@language': 'en', '@value': en},
      ];
      const {credentialSubject} = it.credential as {credentialSubject: {achievement: JsonObject}};
      const {achievement} = credentialSubject;
      const said = {
        ...achievement,
        name: inBoth('B.A.BA de l’entreprise', 'The ABC of a company'),
        description: inBoth('La personne connaît ses droits.', 'The person knows their rights.'),
        criteria: {narrative: inBoth('- Je connais mes droits.', '- I know my rights at work.')},
      };
      const credential = {...it.credential, credentialSubject: {...credentialSubject, achievement: said}};
      return {credential, client: undefined};
    },
  ],
  args: {verify: 'none'},
};

async function oneOfMine(twin?: () => Promise<{twin?: Twin}>): Promise<Loaded> {
  const it = await badge();
  const url = URL.createObjectURL(new Blob([JSON.stringify(it.credential)], {type: 'application/json'}));
  const award: Award = {
    ...{id: '0190d4a0-0000-7000-8000-000000000009', structure: 'les-trois-saules', badge: 'baba'},
    ...{badgeName: {fr: 'B.A.BA de l’entreprise'}, state: 'issued', awardedAt: '2026-10-14T09:00:00Z'},
    ...{credentialUrl: url, imageUrl: url, pageUrl: page},
  };
  const client = fakeBackend({
    ...verifyingBackend(it),
    me: {awards: () => Promise.resolve({items: [award]})},
    endorsements: {list: () => Promise.resolve({items: []})},
    ...(twin && {awards: {twin}}),
  });
  return {client, badge: 'baba', isSignedIn: true};
}

/** The signed-in person’s own: theirs to take home and to show. */
export const OneOfMine: Story = {
  loaders: [async () => oneOfMine()],
  play: acting(sees('Ce badge est vrai')),
};

const towardsMyPassport = [
  ...[sees('Ce badge est vrai'), press('Tout voir')],
  ...[sees('Mettre dans mon Passport'), press('Mettre dans mon Passport')],
];

/** What the copy for one’s Passport holds is said before it is made. */
export const ForMyPassport: Story = {
  loaders: [async () => oneOfMine(async () => ({}))],
  play: acting(...towardsMyPassport, sees('Préparer la copie'), scrollTo('.passport')),
};

/** What comes next, there; and the copy can be taken away again. */
export const InMyPassport: Story = {
  loaders: [
    async () =>
      oneOfMine(async () => ({
        twin: {assertionUrl: page, imageUrl: page, createdAt: '2026-11-01T00:00:00Z'},
      })),
  ],
  play: acting(...towardsMyPassport, sees('Enlever la copie'), scrollTo('.passport')),
};

export const SignInFirst: Story = {loaders: [() => ({client: fakeBackend({}), badge: 'baba'})]};

/** A file that is no badge: what is wrong, and what to do. */
export const NotABadge: Story = {loaders: [() => ({client: undefined, credential: '{"a": 1'})]};

/** What the page’s author wrote stays where there is no badge. */
export const Fallback: Story = {
  loaders: [() => ({client: undefined, fallback: html`<p>Mon badge : B.A.BA de l’entreprise</p>`})],
};

export const NoBadge: Story = {loaders: [() => ({client: undefined})]};

export const InArabic: Story = {
  loaders: [async () => shown(await full(), {page, lang: 'ar'})],
  play: acting(sees('هذه الشارة حقيقية')),
};
export const InUkrainian: Story = {
  loaders: [async () => shown(await full(), {page, lang: 'uk'})],
  play: acting(sees('Ця відзнака справжня')),
};
