/** A backend in memory for tests and stories of examiners: pages and choices of the queue, juries, peers, guests, handing over. Not shipped. */
import {
  awaitsReview,
  type Badge,
  type BadgeBackend,
  type BadgeRequest,
  type Form,
  type PeerConsent,
  type ReadySentences,
  type RequestExaminers,
  type RequestRecommendation,
} from '@pepites/recognition';
import {MemoryBackend, shortForm} from './request-backend.js';
import {backendError, person} from './samples.js';

export const guestLink = 'lien-de-claire';
export const guestCode = '123456';

export class ReviewBackend extends MemoryBackend {
  /** The structure's own; absent: it has none. */
  sentences: ReadySentences | undefined;
  /** Of the ready sentences. */
  version = 1;
  /** Who can be named, and is, for any request. */
  examiners: RequestExaminers = {candidates: [], version: 1};
  /** What others wrote for the requests, by their ids. */
  readonly recommendations = new Map<string, readonly RequestRecommendation[]>();
  /** The questionnaire that was answered to. */
  form: Form = shortForm;
  consent: PeerConsent = {isGiven: false, badges: []};
  /** Code that the queue is refused with. */
  refuseQueueWith: string | undefined;
  /** Requests that the examiner may read, and not answer. */
  readonly notForMe = new Set<string>();
  readonly #handedOver = new Set<string>();

  constructor(badges: readonly Badge[]) {
    super(badges);
    const {client} = this;
    const write = async (name: string, input: unknown): Promise<void> => {
      this.calls.push({name, input, options: undefined});
      await Promise.resolve();
      if (this.refuseWith !== undefined) throw backendError(this.refuseWith);
    };
    const find = (id: string): BadgeRequest => {
      const found = this.requests.find((each) => each.id === id && !this.#handedOver.has(id));
      if (!found) throw backendError('REQUEST_UNKNOWN');
      return found;
    };
    Object.assign(client.requests, {
      open: async ({request: id}) => {
        await Promise.resolve();
        const request = find(id);
        if (this.notForMe.has(id) || this.#isOthers) throw backendError('NOT_AN_EXAMINER');
        if (!awaitsReview(request.state)) throw backendError('REQUEST_STATE');
        return this.#keep({...request, state: 'inReview'});
      },
      get: async ({request: id}) => {
        await Promise.resolve();
        return this.#named(find(id));
      },
      form: async () => Promise.resolve({formVersion: 'abc', form: this.form}),
      examiners: async () => Promise.resolve(this.examiners),
      assign: async ({request, version, panel, pool = [], decider}) => {
        await write('requests.assign', {request, panel, pool, decider});
        if (version !== this.examiners.version) throw backendError('REVISION_CHANGED');
        const since = new Date().toISOString();
        const named = panel.map(({examiner, stance = 'professional'}) => ({examiner, stance, since}));
        const spare = pool.map(({examiner, stance = 'professional'}) => ({examiner, stance}));
        this.examiners = {
          ...{candidates: this.examiners.candidates, version: this.examiners.version + 1},
          ...{panel: named, pool: spare},
          ...(decider !== undefined && {decider}),
        };
        return this.examiners;
      },
      replaceExaminer: async ({examiner}) => {
        await write('requests.replaceExaminer', {examiner});
        const {panel = [], pool = []} = this.examiners;
        const leaving = panel.find((one) => one.examiner === examiner);
        const next = pool.find(({stance}) => stance === leaving?.stance);
        if (!next) throw backendError('EXAMINERS_MISSING');
        const rest = pool.filter((one) => one !== next);
        const since = new Date().toISOString();
        const others = panel.filter((one) => one.examiner !== examiner);
        this.examiners = {...this.examiners, panel: [...others, {...next, since}], pool: rest};
        return this.examiners;
      },
      recommendations: async ({request: id}) =>
        Promise.resolve({items: [...(this.recommendations.get(id) ?? [])]}),
    } satisfies Partial<BadgeBackend['requests']>);
    Object.assign(client.reviews, {
      queue: async (input) => Promise.resolve().then(() => this.#queue(input)),
      handOver: async (input) => {
        await write('reviews.handOver', input);
        this.#handedOver.add(find(input.request).id);
      },
    } satisfies Partial<BadgeBackend['reviews']>);
    Object.assign(client.me, {
      peerConsent: async () => Promise.resolve(this.consent),
      givePeerConsent: async (input) => {
        await write('me.givePeerConsent', input);
        this.consent = {...this.consent, isGiven: true};
        return this.consent;
      },
      takeBackPeerConsent: async (input) => {
        await write('me.takeBackPeerConsent', input);
        this.consent = {...this.consent, isGiven: false};
        this.refuseQueueWith = 'FORBIDDEN';
      },
    } satisfies Partial<BadgeBackend['me']>);
    const decide = client.reviews.decide.bind(client.reviews);
    Object.assign(client, {
      readySentences: {
        get: async () => Promise.resolve(this.#kept()),
        set: async ({version, yes, missing, notYet}) => {
          const sentences: ReadySentences = {yes, missing, notYet};
          await write('readySentences.set', sentences);
          if (version !== this.version) throw backendError('REVISION_CHANGED');
          this.sentences = sentences;
          this.version += 1;
          return this.#kept();
        },
      } satisfies Partial<BadgeBackend['readySentences']>,
      examination: {
        begin: async (input) => {
          await write('examination.begin', input);
          if (input.link !== guestLink || input.code !== guestCode) throw backendError('CODE_WRONG');
          return {token: 'guest', expiresAt: new Date(Date.now() + 3_600_000).toISOString()};
        },
        get: async () => {
          await Promise.resolve();
          const request = this.requests.find(({state}) => awaitsReview(state));
          if (!request) throw backendError('REQUEST_UNKNOWN');
          const badge = badges.find(({id}) => id === request.badge);
          return {
            request: find(request.id),
            form: this.form,
            description: badge?.description ?? {fr: ''},
            criteria: badge?.criteria ?? [],
            recommendations: [...(this.recommendations.get(request.id) ?? [])],
            name: 'Claire',
            stance: 'professional',
            expiresAt: new Date(Date.now() + 86_400_000).toISOString(),
            ...(this.sentences && {readySentences: this.sentences}),
          };
        },
        file: async (input, options) => client.files.get(input, options),
        answer: async (input, options) => {
          const request = this.requests.find(({state}) => awaitsReview(state));
          return decide({...input, request: request?.id ?? ''}, options);
        },
        handOver: async (input) => {
          await write('examination.handOver', input);
        },
        leave: async (input) => {
          await write('examination.leave', input);
        },
      } satisfies BadgeBackend['examination'],
    });
  }

  /** Others are named, and whoever is signed in is not. */
  get #isOthers(): boolean {
    const {panel} = this.examiners;
    return panel !== undefined && !panel.some(({examiner}) => examiner === person.id);
  }

  /** With those who are named for it, as the backend shows a request. */
  #named(request: BadgeRequest): BadgeRequest {
    const {panel, candidates} = this.examiners;
    if (!panel) return request;
    const nameOf = (id: string): string => candidates.find(({examiner}) => examiner === id)?.name ?? '';
    const examiners = panel.map(({examiner, stance}) => ({
      ...{name: nameOf(examiner), stance, isDecider: false},
      hasAnswered: request.reviews.some(({examinerName}) => examinerName === nameOf(examiner)),
    }));
    return {...request, examiners};
  }

  #kept() {
    return {version: this.version, ...(this.sentences && {sentences: this.sentences})};
  }

  /** In its place: opening changes nothing of the order. */
  #keep(request: BadgeRequest): BadgeRequest {
    this.requests = this.requests.map((each) => (each.id === request.id ? request : each));
    return request;
  }

  #queue({
    badge,
    limit = 200,
    cursor,
  }: Parameters<BadgeBackend['reviews']['queue']>[0]): Awaited<ReturnType<BadgeBackend['reviews']['queue']>> {
    if (this.refuseQueueWith !== undefined) throw backendError(this.refuseQueueWith);
    const waiting = this.requests
      .filter(({id, state}) => awaitsReview(state) && !this.#handedOver.has(id))
      .filter((request) => badge === undefined || request.badge === badge)
      .sort((one, other) => one.submittedAt.localeCompare(other.submittedAt));
    const waitingByBadge: Record<string, number> = {};
    for (const {badge: id} of waiting) waitingByBadge[id] = (waitingByBadge[id] ?? 0) + 1;
    const from = cursor === undefined ? 0 : Number(cursor);
    const size = Number(limit);
    return {
      items: waiting.slice(from, from + size),
      waiting: waiting.length,
      waitingByBadge,
      ...(from + size < waiting.length && {next: String(from + size)}),
    };
  }
}
