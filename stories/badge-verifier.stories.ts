import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html} from 'lit';
import type {BadgeVerifierElement} from '@pepites/elements/badge-verifier.element.js';
import '@pepites/elements/badge-backend.js';
import '@pepites/elements/badge-verifier.js';
import {
  type SignedBadge,
  signedBadge,
  type SignedBadgeOptions,
  tampered,
  verifyingBackend,
} from '../packages/elements/src/testing/signed-badge.js';
import {type Act, acting, press, sees, submit, write} from './acting.js';
import {pictureOf} from './support.js';

/** Anyone checks badges: files, a text, an address; then four answers. Whoever would be asked is named first. */
const meta: Meta = {title: 'Elements/badge-verifier', component: 'badge-verifier', tags: ['autodocs']};
export default meta;
type Story = StoryObj;

const badge = async (options: SignedBadgeOptions = {}, image = 'baba-entreprise'): Promise<SignedBadge> =>
  signedBadge({imageUrl: await pictureOf(image), ...options});

/** Given two years before it ended. */
const ended = {awardedAt: new Date('2024-10-14T09:00:00Z'), validUntil: new Date('2026-10-14T09:00:00Z')};
const made = Promise.all([
  badge(),
  badge({...ended, number: 2}),
  badge({isRevoked: true, number: 3}),
  badge({isRecognised: false, number: 4}),
  badge({number: 5, name: 'Com’un gant'}, 'comun-gant'),
  badge({isSuspended: true, number: 6}),
  badge({isRecognised: false, validUntil: new Date('2026-10-20T00:00:00Z'), number: 7}),
]);
const inBackend: NonNullable<Story['render']> = (_args, {loaded}) =>
  html`<badge-backend .client=${verifyingBackend(...(loaded['badges'] as SignedBadge[]))}
    ><badge-verifier></badge-verifier
  ></badge-backend>`;
const loaders: NonNullable<Story['loaders']> = [async () => ({badges: await made})];
const alone: NonNullable<Story['render']> = () => html`<badge-verifier></badge-verifier>`;

const checking =
  (of: (badges: Awaited<typeof made>) => unknown): Act =>
  async (canvas) => {
    const text = await of(await made);
    await canvas
      .querySelector<BadgeVerifierElement>('badge-verifier')
      ?.check(typeof text === 'string' ? text : JSON.stringify(text));
  };

/** Dropped as files. */
const dropping =
  (of: (badges: Awaited<typeof made>) => readonly (readonly [name: string, content: unknown])[]): Act =>
  async (canvas) => {
    const transfer = new DataTransfer();
    for (const [name, content] of of(await made))
      transfer.items.add(new File([typeof content === 'string' ? content : JSON.stringify(content)], name));
    canvas
      .querySelector('badge-verifier')
      ?.shadowRoot?.querySelector('.zone')
      ?.dispatchEvent(new DragEvent('drop', {bubbles: true, cancelable: true, dataTransfer: transfer}));
  };

export const Asking: Story = {
  render: () => html`<badge-verifier backend="https://badges.example"></badge-verifier>`,
};

/** The page may ask the issuer's own site. */
export const AskingDirectly: Story = {render: () => html`<badge-verifier fetch="direct"></badge-verifier>`};

/** The badge is read; whoever would be asked is named, and nobody was asked. */
export const NamesWhomItAsks: Story = {
  render: () => html`<badge-verifier fetch="direct"></badge-verifier>`,
  play: acting(
    dropping(([good]) => [['badge.json', good.credential]]),
    sees('Demander et vérifier'),
  ),
};

export const NamesTheSiteOfAnAddress: Story = {
  render: alone,
  play: acting(
    write('textarea', 'https://badges.example/b/0190d4a0'),
    press('Vérifier'),
    sees('Demander le badge'),
  ),
};

export const Genuine: Story = {
  loaders,
  render: inBackend,
  play: acting(checking(([good]) => good.credential)),
};

export const EveryCheck: Story = {
  loaders,
  render: inBackend,
  play: acting(
    checking(([good]) => good.credential),
    press('Voir les'),
  ),
};

export const Expired: Story = {
  loaders,
  render: inBackend,
  play: acting(checking(([, expired]) => expired.credential)),
};

export const Withdrawn: Story = {
  loaders,
  render: inBackend,
  play: acting(checking(([, , revoked]) => revoked.credential)),
};

/** It may come back. */
export const Suspended: Story = {
  loaders,
  render: inBackend,
  play: acting(checking(([, , , , , suspended]) => suspended.credential)),
};

/** Signed by somebody whom nobody here knows. */
export const ByAStranger: Story = {
  loaders,
  render: inBackend,
  play: acting(checking(([, , , foreign]) => foreign.credential)),
};

/** The same, and it is over. */
export const ExpiredByAStranger: Story = {
  loaders,
  render: inBackend,
  play: acting(checking(([, , , , , , late]) => late.credential)),
};

/** One byte was changed after signing. */
export const Refused: Story = {
  loaders,
  render: inBackend,
  play: acting(checking(([good]) => tampered(good))),
};

/** No backend: nothing is known yet, and it is said what one can do. */
export const NothingKnown: Story = {render: alone, play: acting(checking(([good]) => good.credential))};

const answeringOnly =
  (isAnswered: (url: string) => boolean): NonNullable<Story['render']> =>
  (_args, {loaded}) => {
    const [good] = loaded['badges'] as SignedBadge[];
    if (!good) return html``;
    const documents = good.documents.documents.filter(({url}) => isAnswered(url));
    return html`<badge-backend
      .client=${verifyingBackend({...good, documents: {...good.documents, documents}})}
      ><badge-verifier></badge-verifier
    ></badge-backend>`;
  };

/** The structure does not answer: one asks again. */
export const NobodyAnswers: Story = {
  loaders,
  render: answeringOnly(() => false),
  play: acting(
    checking(([good]) => good.credential),
    sees('Réessayer'),
  ),
};

/** It is genuine; whether it was withdrawn is not known. */
export const NotAllChecked: Story = {
  loaders,
  render: answeringOnly((url) => !url.includes('/status/')),
  play: acting(
    checking(([good]) => good.credential),
    sees('si ce badge est encore valable'),
  ),
};

/** One that cannot be read does not spoil the others. */
export const Several: Story = {
  loaders,
  render: inBackend,
  play: acting(
    dropping(([good, expired, revoked, foreign, other]) => [
      ['un.json', good.credential],
      ['deux.json', '{"hello":'],
      ['trois.json', tampered(good)],
      ['quatre.json', expired.credential],
      ['cinq.json', foreign.credential],
      ['six.json', other.credential],
      ['sept.json', revoked.credential],
    ]),
    press('Demander et vérifier'),
    sees('1 a été retiré'),
  ),
};

/** As Open Badges 2.0 says it: nobody here can ask for it at its address. */
const named = async () => ({
  '@context': 'https://w3id.org/openbadges/v2',
  ...{type: 'Assertion', id: 'https://ici.example/assertions/1', issuedOn: '2026-10-14T09:00:00Z'},
  recipient: {type: 'email', hashed: false, identity: 'malika@exemple.fr'},
  badge: {
    ...{type: 'BadgeClass', id: 'https://ici.example/badges/velo', name: 'Je répare des vélos'},
    ...{description: 'Répare un vélo.', image: await pictureOf('je-repare-des-velos')},
    criteria: {narrative: 'Réparer un vélo.'},
    issuer: {
      ...{type: 'Profile', id: 'https://ici.example/issuer', name: 'Atelier Ici'},
      ...{url: 'https://ici.example', email: 'ici@exemple.fr'},
    },
  },
  verification: {type: 'HostedBadge'},
});

const hashed = async (): Promise<SignedBadge> => {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode('malika@exemple.frsel'));
  const identityHash = `sha256$${[...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
  const identity = {type: 'IdentityObject', hashed: true, identityType: 'emailAddress', salt: 'sel'};
  return badge({moreOfSubject: {identifier: [{...identity, identityHash}]}});
};

/** Open Badges 3.0: the address is hidden in the badge, and compared in the page. */
const ofSomebody = (...acts: readonly Act[]): Story => ({
  loaders: [async () => ({badges: [await hashed()]})],
  render: inBackend,
  play: async (context) => {
    const [of] = context.loaded['badges'] as SignedBadge[];
    await acting(
      checking(() => of?.credential),
      ...acts,
    )(context);
  },
});

/** Genuine; whose it is, nobody has compared. */
export const WhoseIsIt: Story = ofSomebody(sees('Donnez plus bas l’adresse'));
export const IsItMine: Story = ofSomebody(
  submit('.mine input', 'malika@exemple.fr'),
  sees('porte cette adresse'),
);
export const NotMine: Story = ofSomebody(submit('.mine input', 'tran@exemple.fr'), sees('une autre adresse'));

/** The address alone proves nothing of a badge that is not proven. */
export const MineButNotProven: Story = {
  render: alone,
  play: acting(checking(named), submit('.mine input', 'malika@exemple.fr'), sees('porte cette adresse')),
};
export const NeitherMineNorProven: Story = {
  render: alone,
  play: acting(checking(named), submit('.mine input', 'tran@exemple.fr'), sees('une autre adresse')),
};

export const NothingGiven: Story = {
  render: alone,
  play: acting(press('Vérifier'), sees('Choisissez un fichier')),
};
export const NoBadge: Story = {
  render: alone,
  play: acting(
    checking(() => '{"hello":'),
    sees('pas un badge'),
  ),
};
export const WrongAddress: Story = {
  render: alone,
  play: acting(write('textarea', 'http://badges.example/b/1'), press('Vérifier'), sees('https://')),
};
/** One white point: whole, and no badge in it. */
const plainPicture =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR42mP4DwABAQEAHLCMmQAAAABJRU5ErkJggg==';
const bytesOf = (base64: string): Uint8Array => Uint8Array.from(atob(base64), (sign) => sign.charCodeAt(0));

export const PictureWithoutABadge: Story = {
  render: alone,
  play: acting(
    async (canvas) =>
      canvas.querySelector<BadgeVerifierElement>('badge-verifier')?.check(bytesOf(plainPicture)),
    sees('ne contient pas de badge'),
  ),
};
/** The same, cut short on its way. */
export const DamagedPicture: Story = {
  render: alone,
  play: acting(
    async (canvas) =>
      canvas.querySelector<BadgeVerifierElement>('badge-verifier')?.check(bytesOf(plainPicture).slice(0, 40)),
    sees('abîmée'),
  ),
};

export const InArabic: Story = {
  loaders,
  render: (args, context) => html`<div lang="ar" dir="rtl">${inBackend(args, context)}</div>`,
  play: acting(checking(([good]) => good.credential)),
};
export const InUkrainian: Story = {
  render: () => html`<div lang="uk"><badge-verifier></badge-verifier></div>`,
};
