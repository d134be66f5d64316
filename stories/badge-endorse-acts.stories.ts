import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import '@pepites/elements/badge-backend.js';
import '@pepites/elements/badge-endorse.js';
import {
  EndorseBackend,
  endorserSession,
  linkToken,
} from '../packages/elements/src/testing/endorse-backend.js';
import {structure} from '../packages/elements/src/testing/samples.js';
import {acting, press, sees, signIn, submit, write} from './acting.js';

/** What people do with recommendations, step by step: asking, answering, writing; and what can be in the way. In these stories the code is 482913. */
const meta: Meta = {title: 'Elements/badge-endorse acts', component: 'badge-endorse'};
export default meta;
type Story = StoryObj;

const own = (backend = new EndorseBackend()): TemplateResult =>
  html`<badge-backend structure=${structure} .client=${backend.client}
    ><badge-endorse badge="velos"></badge-endorse
  ></badge-backend>`;
const byLink = (change: (backend: EndorseBackend) => void = () => undefined): TemplateResult => {
  const backend = new EndorseBackend();
  backend.ask();
  change(backend);
  return html`<badge-backend structure=${structure} .client=${backend.client}
    ><badge-endorse link=${linkToken}></badge-endorse
  ></badge-backend>`;
};
const written = (): EndorseBackend => {
  const backend = new EndorseBackend();
  backend.bring(backend.ask(), 'written');
  return backend;
};
const failing = (call: string, code: string) => (backend: EndorseBackend) => {
  backend.failures[call] = code;
};
const hold = (backend: EndorseBackend): void => {
  backend.gate = new Promise(() => undefined);
};
const enter = submit('input.code', '482913');
const asking = [signIn(), press('Demander une recommandation')];
const filled = [
  enter,
  press('J’encadre son travail'),
  press('« Je change une chambre à air. »'),
  write('#words', 'On peut compter sur elle pour finir une réparation.'),
  write('#name', 'Paul Girard'),
];

export const Looking: Story = {
  tags: ['waiting'],
  render: () => {
    const backend = new EndorseBackend();
    hold(backend);
    return own(backend);
  },
  play: acting(signIn()),
};

export const Asking: Story = {render: () => own(), play: acting(...asking, sees('Comment prévenir'))};
export const AskingByMail: Story = {render: () => own(), play: acting(...asking, press('Par mail'))};
export const AskingByLink: Story = {
  render: () => own(),
  play: acting(...asking, press('Je lui donne un lien'), press('Prendre l’exemple')),
};
export const AskingSomebodyWithAnAccount: Story = {
  render: () => own(),
  play: acting(...asking, press('Elle a un compte ici')),
};
export const NoWayChosen: Story = {
  render: () => own(),
  play: acting(...asking, press('Envoyer ma demande'), sees('Choisissez une réponse')),
};
export const AddressMissing: Story = {
  render: () => own(),
  play: acting(
    ...asking,
    press('Par mail'),
    write('#email', 'driss'),
    press('Envoyer ma demande'),
    sees('Écrivez une adresse mail'),
  ),
};
/** The link, its square for a telephone, and the code that is told apart. */
export const LinkReady: Story = {
  render: () => own(),
  play: acting(
    ...asking,
    press('Je lui donne un lien'),
    press('Préparer le lien'),
    sees('Donnez ce code à la personne'),
  ),
};
export const AskedTooOften: Story = {
  render: () => {
    const backend = new EndorseBackend();
    failing('ask', 'TOO_MANY_ATTEMPTS')(backend);
    return own(backend);
  },
  play: acting(
    ...asking,
    press('Je lui donne un lien'),
    press('Préparer le lien'),
    sees('beaucoup pour aujourd’hui'),
  ),
};
export const Accepted: Story = {
  render: () => own(written()),
  play: acting(signIn(), press('Oui, la montrer'), sees('Vous avez dit oui')),
};
/** Saying no erases the words: it is asked for twice. */
export const SayingNo: Story = {
  render: () => own(written()),
  play: acting(signIn(), press('Non, je ne veux pas'), sees('Ces mots seront effacés')),
};
export const TakingBack: Story = {
  render: () => {
    const backend = new EndorseBackend();
    backend.bring(backend.ask(), 'signed');
    return own(backend);
  },
  play: acting(signIn(), press('Retirer cette recommandation'), sees('Les mots seront retirés')),
};

export const WrongCode: Story = {
  render: () => byLink(),
  play: acting(submit('input.code', '000000'), sees('Ce code n’est pas le bon')),
};
export const CodeMissing: Story = {
  render: () => byLink(),
  play: acting(submit('input.code', '12'), sees('Écrivez les 6 chiffres')),
};
/** Too many tries: the link is dead. */
export const LinkDead: Story = {
  render: () => byLink(failing('openLink', 'TOO_MANY_ATTEMPTS')),
  play: acting(enter, sees('ce lien ne marche plus')),
};
export const LinkUnknown: Story = {
  render: () => byLink(failing('openLink', 'ENDORSEMENT_UNKNOWN')),
  play: acting(enter, sees('Ce lien ne mène à aucune demande')),
};

/** The text as it will be read. */
export const Filled: Story = {
  render: () => byLink(),
  play: acting(...filled, sees('Voici ce que')),
};
export const Another: Story = {render: () => byLink(), play: acting(enter, press('Autre : je suis'))};
export const Faults: Story = {
  render: () => byLink(),
  play: acting(enter, press('Envoyer mes mots'), sees('Écrivez votre nom')),
};
export const Declining: Story = {
  render: () => byLink(),
  play: acting(enter, press('Je préfère ne pas écrire'), sees('Nous ne vous demanderons plus rien')),
};
export const Declined: Story = {
  render: () => byLink(),
  play: acting(enter, press('Je préfère ne pas écrire'), press('Ne pas écrire'), sees('Vous n’écrivez pas')),
};
export const SentByLink: Story = {
  render: () => byLink(),
  play: acting(
    ...filled,
    press('Je suis d’accord.'),
    press('Envoyer mes mots'),
    sees('Vos mots sont partis'),
  ),
};
export const NotSent: Story = {
  render: () => byLink(failing('writeByLink', 'UNREACHABLE')),
  play: acting(
    ...filled,
    press('Je suis d’accord.'),
    press('Envoyer mes mots'),
    sees('Vos mots sont encore là'),
  ),
};

const mine = (backend: EndorseBackend): TemplateResult =>
  html`<badge-backend structure=${structure} .client=${backend.client}
    ><badge-endorse></badge-endorse
  ></badge-backend>`;
const askedByAccount = (): EndorseBackend => {
  const backend = new EndorseBackend();
  backend.ask({kind: 'account', person: endorserSession.person.id});
  return backend;
};
export const NobodyAsks: Story = {
  render: () => mine(new EndorseBackend()),
  play: acting(signIn(endorserSession), sees('Personne ne vous demande')),
};
export const WritingWithAnAccount: Story = {
  render: () => mine(askedByAccount()),
  play: acting(signIn(endorserSession), press('Écrire pour'), sees('vous demande quelques mots')),
};

export const OwnInArabic: Story = {
  render: () => html`<div lang="ar" dir="rtl">${own(written())}</div>`,
  play: acting(signIn()),
};
export const WritingInArabic: Story = {
  render: () => html`<div lang="ar" dir="rtl">${byLink()}</div>`,
  play: acting(enter),
};
export const OwnInUkrainian: Story = {
  render: () => html`<div lang="uk">${own(written())}</div>`,
  play: acting(signIn()),
};
export const WritingInUkrainian: Story = {
  render: () => html`<div lang="uk">${byLink()}</div>`,
  play: acting(enter),
};
