import type {Meta, StoryObj} from '@storybook/web-components-vite';
import '@pepites/elements/badge-backend.js';
import '@pepites/elements/badge-review.js';
import type {ReviewBackend} from '../packages/elements/src/testing/review-backend.js';
import {acting, choose, press, sees, write} from './acting.js';
import {as, open, queue, render} from './review-scene.js';

/** What a lead does besides: the ready-made sentences, who examines a request, who takes whose place. In these stories what is sent stays in the page. */
const meta: Meta = {title: 'Elements/badge-review lead', component: 'badge-review'};
export default meta;
type Story = StoryObj;
type Play = NonNullable<Story['play']>;

const then =
  (...plays: readonly Play[]): Play =>
  async (context) => {
    for (const play of plays) await play(context);
  };

function withSentences(): ReviewBackend {
  const backend = queue(2);
  backend.sentences = {
    yes: [{fr: 'Bravo de toute l’équipe !', uk: 'Вітаємо від усієї команди!'}],
    missing: [{fr: 'Passez me voir à l’atelier.'}, {fr: 'Il manque la date.'}],
    notYet: [],
  };
  return backend;
}

const changing = acting(press('Changer les phrases prêtes'), sees('Reprendre les phrases du début'));

/** The sentences that the structure wrote, by the answer that they go with. */
export const ReadySentences: Story = {
  render: () => render(withSentences()),
  play: then(as('lead'), changing),
};

/** French, and one more language beside it. */
export const SentencesInAnotherLanguage: Story = {
  render: () => render(withSentences()),
  play: then(as('lead'), changing, acting(choose('#sentence-language', 'uk'))),
};

export const SentenceEmpty: Story = {
  render: () => render(withSentences()),
  play: then(
    as('lead'),
    changing,
    acting(press('Ajouter une phrase avec « Oui »'), press('Enregistrer'), sees('Écrivez la phrase')),
  ),
};

export const SentencesSaved: Story = {
  render: () => render(withSentences()),
  play: then(as('lead'), changing, acting(press('Enregistrer'), sees('Les phrases sont enregistrées'))),
};

/** Another lead was faster: both are shown before anything is written over. */
export const SentencesOfTwo: Story = {
  render: () => {
    const backend = withSentences();
    const {get} = backend.client.readySentences;
    Object.assign(backend.client.readySentences, {
      get: async (...asked: Parameters<typeof get>) => {
        const read = await get(...asked);
        backend.version += 1;
        return read;
      },
    });
    return render(backend);
  },
  play: then(
    as('lead'),
    changing,
    acting(
      write('.sentences input', 'Très bien !'),
      press('Enregistrer'),
      sees('a changé les phrases pendant ce temps'),
    ),
  ),
};

export const SentencesNotSaved: Story = {
  render: () => render(withSentences()),
  play: then(
    as('lead'),
    changing,
    acting(
      write('.sentences input', 'Très bien !'),
      press('Revenir à la liste'),
      sees('ne sont pas enregistrés'),
    ),
  ),
};

const people = ['Driss', 'Nadège', 'Paula', 'Claire', 'Léna'].map((name, i) => ({
  ...{examiner: `0190d4a0-0000-7000-8000-0000000000c${i}`, name, mayDecide: name === 'Léna'},
  ...{
    stance: name === 'Paula' ? ('peer' as const) : ('professional' as const),
    isExternal: name === 'Claire',
  },
}));
const [driss, nadege] = people.map(({examiner}) => examiner);

function withExaminers(named = false): ReviewBackend {
  const backend = queue(2);
  backend.examiners = {
    ...{candidates: people, version: 4},
    ...(named &&
      driss !== undefined &&
      nadege !== undefined && {
        panel: [{examiner: driss, stance: 'professional', since: '2026-11-20T09:00:00Z'}],
        pool: [{examiner: nadege, stance: 'professional'}],
      }),
  };
  return backend;
}

const naming = acting(press('Choisir qui examine'), sees('Enregistrer ces noms'));

/** Nobody is named: the whole team may answer. */
export const NamingExaminers: Story = {
  render: () => render(withExaminers()),
  play: then(open('lead'), naming),
};

export const NobodyNamed: Story = {
  render: () => render(withExaminers()),
  play: then(
    open('lead'),
    naming,
    acting(press('Enregistrer ces noms'), sees('Sinon, toute l’équipe peut répondre')),
  ),
};

export const ExaminersNamed: Story = {
  render: () => render(withExaminers()),
  play: then(
    open('lead'),
    naming,
    acting(
      choose(`[id="part-${driss ?? ''}"]`, 'panel'),
      choose(`[id="part-${nadege ?? ''}"]`, 'pool'),
      press('Enregistrer ces noms'),
      sees('Les noms sont enregistrés'),
    ),
  ),
};

/** The request goes from one examiner to the next of those who stand in. */
export const MovingARequest: Story = {
  render: () => render(withExaminers(true)),
  play: then(open('lead'), naming, acting(press('Remplacer Driss'), sees('Nadège examine maintenant'))),
};

/** Said meanwhile: they are named, and chosen no longer. */
export const SomebodyIsTooClose: Story = {
  render: () => {
    const backend = withExaminers(true);
    const isClose = (examiner: string): boolean => examiner === driss;
    const {examiners} = backend.client.requests;
    Object.assign(backend.client.requests, {
      examiners: async (...asked: Parameters<typeof examiners>) => {
        const read = await examiners(...asked);
        backend.refuseWith = 'CONFLICT_OF_INTEREST';
        const candidates = people.map((one) => ({...one, isTooClose: isClose(one.examiner)}));
        backend.examiners = {...read, candidates};
        return read;
      },
    });
    return render(backend);
  },
  play: then(
    open('lead'),
    naming,
    acting(press('Enregistrer ces noms'), sees('Trop proche de la personne qui demande, d’après Driss')),
  ),
};

export const NobodyToReplaceWith: Story = {
  render: () => {
    const backend = withExaminers(true);
    backend.refuseWith = 'EXAMINERS_MISSING';
    return render(backend);
  },
  play: then(open('lead'), naming, acting(press('Remplacer Driss'), sees('Déjà un rôle dans cette demande'))),
};
