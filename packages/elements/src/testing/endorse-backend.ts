/** A backend of recommendations that answers from memory, by the real machine of recognition. Not shipped. */
import {
  advanceEndorsement,
  type Award,
  type BadgeBackend,
  type BadgeRequest,
  type Endorsement,
  type EndorsementEvent,
  type EndorsementView,
  type Endorser,
  type EndorserProof,
  type LocalisedText,
  requestEndorsement,
  requestEndorsementOfRequest,
  type Session,
} from '@pepites/recognition';
import {backendError, fakeBackend, person, session, structure} from './samples.js';

export const code = '482913';
export const linkToken = 'lien-de-test';
export const requestId = '0190d4a0-0000-4000-8000-00000000000b';
export const awardId = '0190d4a0-0000-4000-8000-00000000000a';

/** Somebody with an account who was asked. */
export const endorserSession: Session = {
  ...session,
  token: 'driss',
  person: {...person, id: '0190d4a0-0000-7000-8000-00000000000d', displayName: 'Driss'},
};

/** What may be asked for: the badge that is held, or the request for it. */
type Subject = 'award' | 'request';

interface Kept {
  readonly id: string;
  endorsement: Endorsement;
  message: string;
}

export class EndorseBackend {
  /** What fails, by the name of the call: the code of its error. */
  readonly failures: Record<string, string> = {};
  /** Names of the calls that were answered. */
  readonly calls: string[] = [];
  earnerName = 'Malika T.';
  badgeName: LocalisedText = {fr: 'Je répare des vélos', en: 'I repair bicycles'};
  criteria: LocalisedText[] = [
    {fr: 'Je change une chambre à air.', en: 'I change an inner tube.'},
    {fr: 'Je règle les freins.', en: 'I adjust the brakes.'},
  ];
  awardState: Award['state'] | undefined = 'issued';
  /** What the holder has asked for. */
  requests: BadgeRequest[] = [];
  holderIs: () => Session | undefined = () => session;
  /** Held until it is resolved. */
  gate: Promise<void> = Promise.resolve();
  readonly #kept: Kept[] = [];
  #wrongCodes = 0;

  readonly client: BadgeBackend = fakeBackend({
    structures: {
      get: () =>
        Promise.resolve({
          id: structure,
          name: 'Les Trois Saules',
          kind: 'ACI',
          issuerId: 'https://x.example',
        }),
    },
    me: {
      awards: () => this.#answer('me.awards', () => ({items: this.#awards()})),
      requests: () => this.#answer('me.requests', () => ({items: this.requests})),
      signOut: () => Promise.resolve(undefined),
    },
    signIn: {
      sendCode: () => Promise.resolve({expiresInSeconds: 600}),
      withCode: () => Promise.resolve(session),
      withClaimCode: () => Promise.resolve(session),
    },
    endorsements: {
      ask: (asked) => this.#answer('ask', () => this.#ask(asked)),
      askForRequest: (asked) => this.#answer('askForRequest', () => this.#ask(asked, 'request')),
      listForRequest: () =>
        this.#answer('listForRequest', () => ({items: this.#kept.map((kept) => this.#view(kept)).reverse()})),
      list: () => this.#answer('list', () => ({items: this.#kept.map((kept) => this.#view(kept)).reverse()})),
      mine: () =>
        this.#answer('mine', () => ({
          items: this.#kept
            .filter(({endorsement: {endorser}}) => endorser.kind === 'account')
            .map((kept) => this.#view(kept)),
        })),
      write: ({endorsement, text, name, consent}) =>
        this.#answer('write', () =>
          this.#act(endorsement, (proof) => ({type: 'write', proof, text, name, hasConsent: consent})),
        ),
      decline: ({endorsement}) =>
        this.#answer('decline', () => this.#act(endorsement, (proof) => ({type: 'decline', proof}))),
      accept: ({endorsement}) =>
        this.#answer('accept', () => this.#act(endorsement, () => ({type: 'accept', by: person.id}))),
      refuse: ({endorsement}) =>
        this.#answer('refuse', () => this.#act(endorsement, () => ({type: 'refuse', by: person.id}))),
      withdraw: ({endorsement}) =>
        this.#answer('withdraw', () =>
          this.#act(endorsement, () => ({type: 'withdraw', by: {kind: 'earner', person: person.id}})),
        ),
      openLink: (key) => this.#answer('openLink', () => this.#view(this.#byLink(key))),
      writeByLink: ({text, name, consent, ...key}) =>
        this.#answer('writeByLink', () =>
          this.#act(this.#byLink(key).id, (proof) => ({
            type: 'write',
            proof,
            text,
            name,
            hasConsent: consent,
          })),
        ),
      declineByLink: (key) =>
        this.#answer('declineByLink', () =>
          this.#act(this.#byLink(key).id, (proof) => ({type: 'decline', proof})),
        ),
      withdrawByLink: (key) =>
        this.#answer('withdrawByLink', () =>
          this.#act(this.#byLink(key).id, (proof) => ({type: 'withdraw', by: proof})),
        ),
    },
  });

  /** One that is asked for already, by a link unless it is said otherwise. */
  ask(
    endorser: Endorser = {kind: 'link', link: linkToken, collectedBy: structure},
    message = 'Bonjour, pouvez-vous m’aider ?',
    requestedAt = new Date(),
    subject: Subject = 'award',
  ): Kept {
    const held = {id: awardId, holder: person.id, state: 'issued'} as const;
    const asked = {by: person.id, endorser, before: this.#kept.map((kept) => kept.endorsement)};
    const made =
      subject === 'award'
        ? requestEndorsement(held, asked, requestedAt)
        : requestEndorsementOfRequest(
            {id: requestId, earner: person.id, state: 'inReview'},
            asked,
            requestedAt,
          );
    if (!made.ok) throw backendError(made.code);
    const id = `0190d4a0-0000-7000-8000-0000000000e${this.#kept.length}`;
    const kept = {id, endorsement: made.state, message};
    this.#kept.push(kept);
    return kept;
  }

  /** What others do meanwhile. */
  advance(kept: Kept, event: EndorsementEvent, now = new Date()): void {
    const next = advanceEndorsement(kept.endorsement, event, now);
    if (!next.ok) throw backendError(next.code);
    kept.endorsement = next.state;
  }

  /** Brings one to a state, by the events that lead there. */
  bring(
    kept: Kept,
    state: EndorsementView['state'],
    text = 'Elle répare vite et bien.',
    name = 'Paul, chef d’atelier',
  ): void {
    const proof = proofOf(kept.endorsement.endorser);
    const write = {type: 'write', proof, text, name, hasConsent: true} as const;
    const accept = {type: 'accept', by: person.id} as const;
    const held = {id: awardId, holder: person.id, state: 'issued'} as const;
    const ways: Record<EndorsementView['state'], readonly EndorsementEvent[]> = {
      pending: [],
      written: [write],
      declinedByEndorser: [{type: 'decline', proof}],
      accepted: [write, accept],
      declinedByEarner: [write, {type: 'refuse', by: person.id}],
      signed: [write, accept, {type: 'sign', award: held}],
      withdrawn: [write, {type: 'withdraw', by: proof}],
      lapsed: [{type: 'tick'}],
    };
    const later = new Date(Date.now() + (state === 'lapsed' ? 61 * 86_400_000 : 0));
    for (const event of ways[state]) this.advance(kept, event, later);
  }

  async #answer<T>(call: string, work: () => T): Promise<T> {
    await this.gate;
    const failure = this.failures[call];
    if (failure !== undefined) throw backendError(failure);
    const answer = work();
    this.calls.push(call);
    return answer;
  }

  #ask(
    {
      way,
      email,
      message,
    }: {
      readonly way: 'account' | 'link';
      readonly email?: string | undefined;
      readonly message?: string | undefined;
    },
    subject: Subject = 'award',
  ) {
    const endorser: Endorser =
      way === 'link'
        ? {kind: 'link', link: `${linkToken}${this.#kept.length || ''}`, collectedBy: structure}
        : {kind: 'account', person: email === person.email ? person.id : endorserSession.person.id};
    const kept = this.ask(endorser, message ?? '', new Date(), subject);
    return {
      endorsement: this.#view(kept),
      ...(way === 'link' && {link: `https://badges.example/recommend/${linkToken}`, code}),
    };
  }

  #awards(): Award[] {
    if (this.awardState === undefined) return [];
    const awardedAt = '2026-10-14T09:00:00Z';
    const credentialUrl = 'https://badges.example/credentials/x';
    return [
      {
        ...{id: awardId, structure, badge: 'velos', badgeName: this.badgeName, awardedAt},
        state: this.awardState,
        ...(this.awardState === 'issued' && {credentialUrl}),
      },
    ];
  }

  #byLink({link, code: tried}: {readonly link: string; readonly code: string}): Kept {
    const kept = this.#kept.find(
      ({endorsement: {endorser}}) => endorser.kind === 'link' && endorser.link === link,
    );
    if (!kept) throw backendError('ENDORSEMENT_UNKNOWN');
    if (this.#wrongCodes >= 5) throw backendError('TOO_MANY_ATTEMPTS');
    if (tried === code) return kept;
    this.#wrongCodes += 1;
    throw backendError('NOT_THE_ENDORSER');
  }

  #act(id: string, eventOf: (proof: EndorserProof) => EndorsementEvent): EndorsementView {
    const kept = this.#kept.find((one) => one.id === id);
    if (!kept) throw backendError('ENDORSEMENT_UNKNOWN');
    this.advance(kept, eventOf(proofOf(kept.endorsement.endorser)));
    return this.#view(kept);
  }

  #view({id, endorsement, message}: Kept): EndorsementView {
    const {state, award, request, written, endorser, requestedAt, signedBy} = endorsement;
    const isOver = ['withdrawn', 'declinedByEarner', 'declinedByEndorser', 'lapsed'].includes(state);
    return {
      ...(award !== undefined && {award}),
      ...(request !== undefined && {request}),
      ...{id, badge: 'velos', badgeName: this.badgeName, criteria: this.criteria},
      ...{state, way: endorser.kind, earnerName: this.earnerName, message, requestedAt},
      ...(written && !isOver && {text: written.text, endorserName: written.name, writtenAt: written.at}),
      ...(signedBy && {signedBy: signedBy.kind}),
    };
  }
}

function proofOf(endorser: Endorser): EndorserProof {
  return endorser.kind === 'account'
    ? endorser
    : {kind: 'link', link: endorser.link, isCodeRight: true, wrongBefore: 0};
}
