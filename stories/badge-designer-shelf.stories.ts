import type {Meta, StoryObj} from '@storybook/web-components-vite';
import {html, type TemplateResult} from 'lit';
import type {Session} from '@pepites/recognition';
import '@pepites/elements/badge-backend.js';
import '@pepites/elements/badge-designer.js';
import {designerBackend, type DesignerBackend} from '../packages/elements/src/testing/designer-backend.js';
import {session, structure} from '../packages/elements/src/testing/samples.js';
import {acting, ownDevice, press, sees, signIn, unknownDevice, write} from './acting.js';

/** What is taken up again, what becomes of a badge of the structure, and what stays on the device. In these stories the backend answers from memory. */
const meta: Meta = {title: 'Elements/badge-designer shelf', component: 'badge-designer'};
export default meta;
type Story = StoryObj;

const as = (...roles: Session['person']['roles']): Session => ({
  ...session,
  person: {...session.person, roles},
});

const render = (purpose: string, backend: DesignerBackend = designerBackend()): TemplateResult =>
  html`<badge-backend structure=${structure} .client=${backend.client}
    ><badge-designer purpose=${purpose}></badge-designer
  ></badge-backend>`;

/** What was kept in another story is not this one's. */
const forget = (): void => {
  for (const key of Object.keys(localStorage))
    if (key.startsWith('pepites-design:')) localStorage.removeItem(key);
};

const team = [
  press('Continuer'),
  write('#name', 'Je répare des vélos'),
  write('#description', 'La personne remet un vélo en état.'),
  write('#shows', 'Changer une chambre à air.\nRégler les freins.'),
  press('Continuer'),
];

export const ShelfSignedOut: Story = {
  render: () => render('own'),
  play: acting(press('Ouvrir un badge déjà commencé'), sees('Connectez-vous')),
};

export const ShelfEmpty: Story = {
  render: () => render('own'),
  play: acting(signIn(), press('Ouvrir un badge déjà commencé'), sees('Il n’y a rien à reprendre')),
};

/** A draft of the lead's, and the badges that the structure gives. */
export const Shelf: Story = {
  render: () => render('structure'),
  play: acting(
    signIn(as('lead')),
    ...team,
    press('Garder en brouillon'),
    sees('Votre brouillon est gardé'),
    press('Créer un autre badge'),
    press('Ouvrir un badge déjà commencé'),
    sees('Gestes et postures'),
  ),
};

export const ShelfFails: Story = {
  render: () => {
    const backend = designerBackend();
    backend.refuse('badgeDrafts.list', 'UNREACHABLE');
    return render('structure', backend);
  },
  play: acting(signIn(as('lead')), press('Ouvrir un badge déjà commencé'), sees('Le site ne répond pas')),
};

export const ChangingABadge: Story = {
  render: () => render('structure'),
  play: acting(
    signIn(as('lead')),
    press('Ouvrir un badge déjà commencé'),
    press('Reprendre : Gestes et postures'),
    sees('Vous changez ce badge'),
  ),
};

export const ToPublish: Story = {
  render: () => render('structure'),
  play: acting(signIn(as('lead')), ...team, sees('Publier le badge')),
};

export const Published: Story = {
  render: () => render('structure'),
  play: acting(signIn(as('lead')), ...team, press('Publier le badge'), sees('Le badge est publié')),
};

export const Proposed: Story = {
  render: () => render('structure'),
  play: acting(signIn(as('manager')), ...team, press('Proposer ce badge'), sees('Votre badge est proposé')),
};

export const NotForThem: Story = {
  render: () => render('structure'),
  play: acting(signIn(as('adviser')), ...team, sees('Seuls les responsables')),
};

/** It is said before anything is drawn. */
export const NotForThemFromTheStart: Story = {
  render: () => render('structure'),
  play: acting(signIn(as('adviser')), sees('Vous pouvez essayer ici')),
};

/** A manager proposes; a lead publishes. */
export const MayPropose: Story = {
  render: () => render('structure'),
  play: acting(signIn(as('manager')), sees('Un responsable le relit')),
};

const begun = [press('Forme'), press('Étoile à douze pointes')];

/** Whose device this is, asked once something is begun. */
export const DeviceAsked: Story = {
  beforeEach: () => {
    forget();
    unknownDevice();
  },
  render: () => render('own'),
  play: acting(signIn(), ...begun, sees('Cet appareil est à vous')),
};

export const DeviceShared: Story = {
  ...DeviceAsked,
  play: acting(signIn(), ...begun, press('Non, d’autres l’utilisent'), sees('Rien ne reste')),
};

export const DraftKept: Story = {
  beforeEach: () => {
    forget();
    ownDevice();
    return forget;
  },
  render: () => render('own'),
  play: acting(signIn(), ...begun, sees('Brouillon gardé 14 jours')),
};
