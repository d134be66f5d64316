/** A person with one earned badge, evidence and links, and a key badge that may be offered: a backend in memory for tests and stories. Not shipped. */
import type {
  AddedEvidenceView,
  Award,
  BadgeBackend,
  BadgeRequest,
  CriteriaReport,
  Form,
  Pathway,
  PathwayProgress,
  Share,
} from '@pepites/recognition';
import {
  backendError,
  fakeBackend,
  pathway as threeBadges,
  progressOf,
  structure,
  tinyImage,
} from './samples.js';
import {silentVoice} from './silent-voice.js';

export const awardId = '0190d4a0-0000-7000-8000-0000000000b1';
const page = 'https://badges.example/b/0nlyM1nimal';

const form: Form = {
  version: 1,
  questions: [
    {id: 'why', type: 'longText', label: {fr: 'Qu’avez-vous appris ici ?'}, required: true, maxLength: 4000},
    {id: 'photo', type: 'photo', label: {fr: 'Montrez votre travail.'}, required: false, maxFiles: 2},
    {id: 'voice', type: 'voice', label: {fr: 'Racontez.'}, required: false, maxFiles: 1},
    {id: 'agree', type: 'consent', label: {fr: 'D’accord ?'}, required: true},
  ] as Form['questions'],
};

const photo = {id: '0190d4a0-0000-7000-8000-0000000000f1', mediaType: 'image/svg+xml', bytes: 900};
const voice = {id: '0190d4a0-0000-7000-8000-0000000000f2', mediaType: 'audio/wav', bytes: 900};

const request: BadgeRequest = {
  id: '0190d4a0-0000-7000-8000-0000000000a1',
  structure,
  badge: 'je-m-engage',
  badgeName: {fr: 'Je m’engage pour mon parcours'},
  badgeImageUrl: tinyImage,
  state: 'issued',
  revision: 1,
  version: 3,
  submittedAt: '2026-07-28T09:00:00Z',
  earnerName: 'Malika T.',
  answers: [
    {question: 'photo', files: [photo.id]},
    {question: 'voice', files: [voice.id]},
    {question: 'why', text: 'J’ai appris à ranger l’atelier.\nEt à le dire.'},
    {question: 'agree', agreed: true},
  ],
  files: [photo, voice],
  reviews: [],
  award: awardId,
  formVersion: '1',
};

/** One that was sent back: a question is open again. */
const incomplete: BadgeRequest = {
  ...request,
  id: '0190d4a0-0000-7000-8000-0000000000a2',
  badge: 'baba-entreprise',
  badgeName: {fr: 'B.A.BA de l’entreprise'},
  state: 'needsMore',
  reviews: [
    {
      at: '2026-08-10T09:00:00Z',
      revision: 1,
      examinerName: 'Nadège',
      answer: 'missing',
      message: 'C’est bien parti.\nDites-moi aussi ce que vous avez appris.',
      criteriaMet: [],
      reopened: ['why'],
    },
  ],
};

const beside: readonly AddedEvidenceView[] = [
  {
    id: '0190d4a0-0000-7000-8000-0000000000e1',
    kind: 'link',
    title: 'Mon article',
    url: 'https://exemple.example/article',
    addedAt: '2026-09-01T09:00:00Z',
    isConfirmed: true,
    isMine: true,
  },
  {
    id: '0190d4a0-0000-7000-8000-0000000000e2',
    kind: 'file',
    title: '',
    mediaType: 'application/pdf',
    addedAt: '2026-09-02T09:00:00Z',
    isConfirmed: true,
    isMine: true,
  },
];

const course: CriteriaReport = {
  badge: 'gestes',
  state: 'partiallyMet',
  parts: [
    {activity: 'https://cours.example/1', kind: 'completed', isMet: true, isMissing: false},
    {
      activity: 'https://cours.example/2',
      kind: 'passed',
      min: 0.8,
      isMet: false,
      isMissing: true,
      reason: 'scoreTooLow',
    },
    {activity: 'https://cours.example/3', kind: 'score', isMet: false, isMissing: false},
  ],
};

export interface ActsBackend {
  readonly client: BadgeBackend;
  /** The names of the calls beyond pathway and progress, in order. */
  readonly calls: string[];
  /** The next calls of this name are refused with the code. */
  refuse(call: string, code: string | undefined): void;
  progress: PathwayProgress;
}

export function actsBackend(
  options: {
    readonly pathway?: Pathway;
    readonly offer?: 'offered' | 'declined';
    readonly hasEvidence?: boolean;
    /** Something is missing in the request for the second badge. */
    readonly isIncomplete?: boolean;
    /** The badge that they have is given on another platform too. */
    readonly elsewhere?: Award['elsewhere'];
  } = {},
): ActsBackend {
  const {pathway = threeBadges, offer, hasEvidence = true, isIncomplete = false} = options;
  const refused = new Map<string, string>();
  const calls: string[] = [];
  const answer = <T>(call: string, value: () => T): Promise<T> => {
    calls.push(call);
    const code = refused.get(call);
    return code === undefined ? Promise.resolve(value()) : Promise.reject(backendError(code));
  };
  const isDone = offer !== undefined;
  const states = isDone
    ? progressOf('earned', 'earned', 'earned', 'later')
    : progressOf('earned', isIncomplete ? 'needsMore' : 'now', isIncomplete ? 'now' : 'later', 'later');
  const backend: {progress: PathwayProgress} = {
    progress: {
      ...states,
      steps: states.steps.map((step) => ({
        ...step,
        ...(step.state === 'earned' && {award: awardId}),
        ...(step.state === 'needsMore' && {request: incomplete.id}),
        ...(step.step === 'key' && offer && {offer}),
      })),
    },
  };
  let award: Award = {
    id: awardId,
    structure,
    badge: 'je-m-engage',
    badgeName: {fr: 'Je m’engage pour mon parcours'},
    state: 'issued',
    awardedAt: '2026-08-03T09:00:00Z',
    pageUrl: page,
    imageUrl: tinyImage,
    credentialUrl: `${page}/credential.json`,
    ...(options.elsewhere && {elsewhere: options.elsewhere}),
  };
  let links: Share[] = [linkOf('minimal', page, {isDefault: true})];
  const setOffer = (state: 'declined' | undefined): void => {
    backend.progress = {
      ...backend.progress,
      steps: backend.progress.steps.map(({offer: _offer, ...step}) =>
        step.step === 'key' && state ? {...step, offer: state} : step,
      ),
    };
  };
  const client = fakeBackend({
    pathways: {get: () => Promise.resolve(pathway), progress: () => Promise.resolve(backend.progress)},
    criteria: {explain: () => answer('criteria.explain', () => course)},
    me: {
      awards: () => answer('me.awards', () => ({items: [award]})),
      requests: () =>
        answer('me.requests', () => ({
          items: [...(isIncomplete ? [incomplete] : []), ...(hasEvidence ? [request] : [])],
        })),
      answerAward: ({answer: given}) =>
        answer('me.answerAward', () => {
          if (given === 'accept') return (award = {...award, acceptedAt: '2026-08-04T09:00:00Z'});
          backend.progress = progressOf('now', 'later', 'later', 'later');
          return {...award, state: 'revoked' as const};
        }),
    },
    requests: {form: () => answer('requests.form', () => ({formVersion: '1', form}))},
    files: {
      get: async ({file}) => {
        const drawn = file === photo.id ? await drawnPhoto() : new Blob([silentVoice(2)]);
        return answer('files.get', () => drawn);
      },
    },
    awards: {
      listEvidence: () => answer('awards.listEvidence', () => ({items: hasEvidence ? [...beside] : []})),
      evidenceFile: () => answer('awards.evidenceFile', () => new Blob(['%PDF'])),
      takeOffer: () =>
        answer('awards.takeOffer', () => {
          setOffer(undefined);
          return {...award, badge: 'cap-sur-la-suite', state: 'signing' as const};
        }),
      declineOffer: () =>
        answer('awards.declineOffer', () => {
          setOffer('declined');
          return undefined;
        }),
    },
    shares: {
      list: () => answer('shares.list', () => ({items: [...links]})),
      create: ({scope}) =>
        answer('shares.create', () => {
          const made = linkOf(scope, `https://badges.example/b/0f${scope}`);
          links = [made, ...links];
          return made;
        }),
      revoke: ({share}) =>
        answer('shares.revoke', () => {
          const ended = links.find(({id}) => id === share);
          links = links.map((one) => (one.id === share ? {...one, state: 'revoked' as const} : one));
          if (ended?.isDefault) links = [linkOf('minimal', `${page}2`, {isDefault: true}), ...links];
          return undefined;
        }),
    },
  });
  return Object.assign(backend, {
    client,
    calls,
    refuse: (call: string, code: string | undefined) => {
      if (code === undefined) refused.delete(call);
      else refused.set(call, code);
    },
  });
}

/** A bench in a workshop, more or less. */
function drawnPhoto(): Promise<Blob> {
  const canvas = new OffscreenCanvas(640, 360);
  const context = canvas.getContext('2d');
  for (const [colour, x, y, width, height] of [
    ['#b9c4cf', 0, 0, 640, 240],
    ['#7a6a58', 0, 240, 640, 120],
    ['#a2452c', 120, 170, 400, 24],
    ['#3a475c', 150, 194, 20, 110],
    ['#3a475c', 470, 194, 20, 110],
  ] as const) {
    if (!context) break;
    context.fillStyle = colour;
    context.fillRect(x, y, width, height);
  }
  return canvas.convertToBlob({type: 'image/png'});
}

function linkOf(scope: Share['scope'], url: string, more: Partial<Share> = {}): Share {
  return {
    id: crypto.randomUUID(),
    award: awardId,
    url,
    scope,
    state: 'open',
    isDefault: false,
    isIndexed: false,
    createdAt: '2026-08-03T09:00:00Z',
    openings: 0,
    ...more,
  };
}
