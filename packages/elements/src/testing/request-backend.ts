/** A backend in memory for tests and stories of requests and reviews: it keeps what it is sent, and can be cut off. Not shipped. */
import {
  type Award,
  type Badge,
  type BadgeBackend,
  type BadgeRequest,
  type CallOptions,
  type Decision,
  type Form,
} from '@pepites/recognition';
import {backendError, badge, fakeBackend, structure, tinyImage} from './samples.js';

export const requestId = '0190d4a0-0000-7000-8000-0000000000a1';

/** The questionnaire of the look's pictures. */
export const shortForm: Form = {
  version: 1,
  questions: [
    {
      id: 'right',
      type: 'evidence',
      label: {
        fr: 'Racontez un droit que vous avez au travail.',
        en: 'Tell of a right that you have at work.',
      },
      help: {fr: 'Par exemple : les congés, la pause, les habits de sécurité.'},
      required: true,
      ways: ['write', 'photo', 'voice'],
      maxLength: 4000,
    },
    {
      id: 'whom',
      type: 'shortText',
      label: {fr: 'À qui parlez-vous s’il y a un problème ?'},
      required: true,
      maxLength: 200,
    },
    {
      id: 'rule',
      type: 'photo',
      label: {fr: 'Montrez une règle affichée dans l’atelier.'},
      required: false,
      maxFiles: 2,
    },
  ],
};

const hours = [
  {value: 'morning', label: {fr: 'Le matin'}},
  {value: 'afternoon', label: {fr: 'L’après-midi'}},
  {value: 'changing', label: {fr: 'Cela change chaque semaine'}},
];
const tools = [
  {value: 'drill', label: {fr: 'La perceuse'}},
  {value: 'pallet-truck', label: {fr: 'Le transpalette'}},
  {value: 'scale', label: {fr: 'La balance'}},
];
const howOften = [
  {value: 'never', label: {fr: 'Jamais'}},
  {value: 'often', label: {fr: 'Souvent'}},
  {value: 'always', label: {fr: 'Toujours'}},
];

/** One question of each type. */
export const everyForm: Form = {
  version: 1,
  questions: [
    {
      id: 'short',
      type: 'shortText',
      label: {fr: 'Dans quel atelier êtes-vous ?'},
      required: true,
      maxLength: 200,
    },
    {id: 'long', type: 'longText', label: {fr: 'Racontez votre journée.'}, required: true, maxLength: 4000},
    {id: 'choice', type: 'choice', label: {fr: 'Quel est votre horaire ?'}, required: true, options: hours},
    {
      id: 'choices',
      type: 'choices',
      label: {fr: 'Quels outils utilisez-vous ?'},
      required: true,
      options: tools,
    },
    {id: 'yes-no', type: 'yesNo', label: {fr: 'Avez-vous lu le règlement ?'}, required: true},
    {
      id: 'why',
      type: 'shortText',
      label: {fr: 'Pourquoi pas encore ?'},
      required: true,
      maxLength: 200,
      showIf: {question: 'yes-no', is: false},
    },
    {id: 'scale', type: 'scale', label: {fr: 'Portez-vous vos gants ?'}, required: true, options: howOften},
    {id: 'date', type: 'date', label: {fr: 'Quand avez-vous commencé ici ?'}, required: true},
    {id: 'photo', type: 'photo', label: {fr: 'Montrez votre poste.'}, required: false, maxFiles: 2},
    {
      id: 'voice',
      type: 'voice',
      label: {fr: 'Dites ce que vous aimez dans votre travail.'},
      required: false,
      maxSeconds: 120,
    },
    {id: 'file', type: 'file', label: {fr: 'Ajoutez votre attestation.'}, required: false, maxFiles: 1},
    {id: 'link', type: 'link', label: {fr: 'Votre travail est-il visible sur un site ?'}, required: false},
    {
      id: 'agreed',
      type: 'consent',
      label: {fr: 'Les personnes sur mes photos sont d’accord.'},
      required: true,
    },
  ],
};

export function reviewedBadge(form: Form = shortForm, more: Partial<Badge> = {}): Badge {
  return badge('baba-entreprise', 'B.A.BA de l’entreprise', {
    criteria: [
      {fr: 'La personne dit un droit au travail.'},
      {fr: 'La personne dit un devoir au travail.'},
      {fr: 'La personne sait à qui parler.'},
    ],
    form,
    examiners: [
      {name: 'Nadège', title: {fr: 'conseillère', en: 'adviser'}},
      {name: 'Driss', title: {fr: 'encadrant', en: 'supervisor'}},
    ],
    answerWithinDays: 7,
    ...more,
  });
}

export function requestOf(more: Partial<BadgeRequest> = {}): BadgeRequest {
  return {
    id: requestId,
    structure,
    badge: 'baba-entreprise',
    badgeName: {fr: 'B.A.BA de l’entreprise'},
    badgeImageUrl: tinyImage,
    state: 'submitted',
    revision: 1,
    version: 1,
    submittedAt: '2026-11-20T09:00:00Z',
    answerBy: '2026-11-27T09:00:00Z',
    earnerName: 'Malika T.',
    answers: [],
    files: [],
    reviews: [],
    ...more,
  };
}

type Submission = Parameters<BadgeBackend['requests']['submit']>[0];

export class MemoryBackend {
  readonly calls: {
    readonly name: string;
    readonly input: unknown;
    readonly options: CallOptions | undefined;
  }[] = [];
  readonly files = new Map<string, Blob>();
  requests: BadgeRequest[] = [];
  awards: Award[] = [];
  /** Code that every writing call is refused with, until it is taken away. */
  refuseWith: string | undefined;
  /** Has the person an address that a code can go to? */
  hasAddress = true;
  /** Writes what it is sent, but its answers get lost. */
  losesAnswers = false;
  readonly client: BadgeBackend;

  constructor(badges: readonly Badge[]) {
    const write = async <T>(
      name: string,
      input: unknown,
      options: CallOptions | undefined,
      act: () => T,
    ): Promise<T> => {
      this.calls.push({name, input, options});
      await Promise.resolve();
      if (this.refuseWith !== undefined) throw backendError(this.refuseWith);
      const result = act();
      if (this.losesAnswers) throw backendError('UNREACHABLE');
      return result;
    };
    const request = (id: string): BadgeRequest => {
      const found = this.requests.find((each) => each.id === id);
      if (!found) throw backendError('REQUEST_UNKNOWN');
      return found;
    };
    this.client = fakeBackend({
      badges: {
        get: ({badge: id}) => {
          const found = badges.find((each) => each.id === id);
          return found ? Promise.resolve(found) : Promise.reject(backendError('BADGE_UNKNOWN'));
        },
        list: () => Promise.resolve({items: [...badges]}),
      },
      me: {
        requests: () => Promise.resolve({items: [...this.requests]}),
        awards: () => Promise.resolve({items: [...this.awards]}),
        answerAward: (input, options) =>
          write('me.answerAward', input, options, () => {
            const found = this.awards.find(({id}) => id === input.award);
            if (!found) throw backendError('AWARD_UNKNOWN');
            const elsewhere = found.elsewhere?.map((place) => ({...place, state: 'waiting' as const}));
            const answered = {...found, acceptedAt: '2026-11-21T09:00:00Z', ...(elsewhere && {elsewhere})};
            this.awards = this.awards.map((one) => (one === found ? answered : one));
            return answered;
          }),
      },
      files: {
        upload: (input, options) =>
          write('files.upload', input, options, () => {
            const id = crypto.randomUUID();
            this.files.set(id, input.file);
            return {id, mediaType: input.file.type, bytes: input.file.size};
          }),
        get: ({file}) => {
          const blob = this.files.get(file);
          return blob ? Promise.resolve(blob) : Promise.reject(backendError('FILE_UNKNOWN'));
        },
      },
      requests: {
        submit: (input, options) => write('requests.submit', input, options, () => this.#submit(input)),
        get: ({request: id}) => Promise.resolve().then(() => request(id)),
        submitFor: (input, options) =>
          write('requests.submitFor', input, options, () =>
            this.put({...this.#submit(input), sentBy: 'Nadège', needsConfirmation: true}),
          ),
        sentFor: () => Promise.resolve({items: this.requests.filter(({sentBy}) => sentBy !== undefined)}),
        sendConfirmationCode: (input, options) =>
          write('requests.sendConfirmationCode', input, options, () => ({
            isSent: this.hasAddress,
            expiresInSeconds: 600,
          })),
        confirm: (input, options) =>
          write('requests.confirm', input, options, () => this.#confirm(request(input.request), 'tap')),
        confirmFor: (input, options) =>
          write('requests.confirmFor', input, options, () => {
            if (input.way === 'code' && input.code !== 'K7QP-2M9X-4')
              throw backendError('CONFIRMATION_INVALID');
            return this.#confirm(request(input.request), input.way);
          }),
        resubmit: (input, options) =>
          write('requests.resubmit', input, options, () => {
            const before = request(input.request);
            if (input.version !== before.version) throw backendError('REVISION_CHANGED');
            return this.put({
              ...before,
              answers: input.answers,
              state: 'submitted',
              revision: before.revision + 1,
              version: before.version + 1,
            });
          }),
        withdraw: (input, options) =>
          write('requests.withdraw', input, options, () => {
            const before = request(input.request);
            return this.put({...before, state: 'withdrawn', version: before.version + 1});
          }),
      },
      reviews: {
        queue: () => {
          const items = this.requests.filter(({state}) => state === 'submitted' || state === 'inReview');
          return Promise.resolve({items, waiting: items.length});
        },
        decide: (input, options) =>
          write('reviews.decide', input, options, () => this.#decide(request(input.request), input)),
      },
    });
  }

  /** Adds a request, or takes the place of the one with its id. */
  put(request: BadgeRequest): BadgeRequest {
    this.requests = [request, ...this.requests.filter(({id}) => id !== request.id)];
    return request;
  }

  callsOf(name: string): readonly {readonly input: unknown; readonly options: CallOptions | undefined}[] {
    return this.calls.filter((call) => call.name === name);
  }

  #submit(input: Submission): BadgeRequest {
    const known = this.requests.find(({id}) => id === input.requestId);
    if (known) return known;
    const answers = input.answers ?? [];
    const files = answers.flatMap((answer) => answer.files ?? []);
    return this.put(
      requestOf({
        id: input.requestId,
        badge: input.badge,
        answers,
        earnerName: input.displayName ?? 'Malika T.',
        files: files.map((id) => ({id, mediaType: this.files.get(id)?.type ?? '', bytes: 1})),
      }),
    );
  }

  #confirm(before: BadgeRequest, way: 'tap' | 'code' | 'signature'): BadgeRequest {
    const confirmation = {way, at: '2026-11-24T09:00:00Z'};
    return this.put({...before, needsConfirmation: false, confirmation, version: before.version + 1});
  }

  #decide(before: BadgeRequest, decision: Decision & {readonly version: number}): BadgeRequest {
    if (decision.version !== before.version) throw backendError('REVISION_CHANGED');
    const {answer, message = '', criteriaMet = [], reopened = [], revision} = decision;
    const states = {yes: 'approved', missing: 'needsMore', notYet: 'declined'} as const;
    const at = '2026-11-24T09:00:00Z';
    const review = {examinerName: 'Nadège', answer, message, criteriaMet, reopened, revision, at};
    return this.put({
      ...before,
      state: states[answer],
      reviews: [...before.reviews, review],
      version: before.version + 1,
    });
  }
}

/** A file of a given type and size. */
export function fileOf(name: string, type: string, bytes = 16): File {
  return new File([new Uint8Array(bytes)], name, {type});
}
