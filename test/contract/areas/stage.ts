/** A listening backend and the people who act on it: all that they do goes through the SDK, and is recorded. */
import assert from 'node:assert/strict';
import type {Answer, Award, BadgeBackend, BadgeRequest, RouteInput, Routes} from '@pepites/recognition';
import {verify} from '@pepites/credentials/verify.js';
import {makePng} from '../pictures.ts';
import {createRecording, type Recording} from '../recording.ts';
import {createTrespass, type Trespass} from '../trespass.ts';
import {codeIn, openWorld, type World} from '../world.ts';

export const structure = 'les-trois-saules';
export const neighbour = 'la-main-verte';
export const network = 'inae';
/** Belongs to no network. */
export const freeStructure = 'les-quatre-vents';

const staff = {
  lead: ['ines@trois-saules.example', structure],
  adviser: ['nadege@trois-saules.example', structure],
  examiner: ['driss@trois-saules.example', structure],
  manager: ['paul@trois-saules.example', structure],
  neighbourLead: ['awa@main-verte.example', neighbour],
  networkAdmin: ['referente@inae.example', network],
  freeManager: ['malo@quatre-vents.example', freeStructure],
} as const;
export type StaffName = keyof typeof staff;

export interface Newcomer {
  readonly client: BadgeBackend;
  readonly person: string;
}

type Text = RouteInput<Routes['badges.create']>['text'];

export interface Stage {
  readonly world: World;
  readonly recording: Recording;
  readonly trespass: Trespass;
  /** One of the staff, on the backend's own pages; signed in once. */
  readonly as: (name: StaffName) => Promise<BadgeBackend>;
  /** Somebody without an address whom the adviser brings in, on the structure's page or, where asked, on the backend's own. */
  readonly newcomer: (displayName: string, page?: 'own' | 'structure') => Promise<Newcomer>;
  /** Somebody who comes with an address, on the backend's own pages. */
  readonly visitor: (email: string, at?: string) => Promise<Newcomer>;
  /** The lead of Les Trois Saules writes a badge. */
  readonly makeBadge: (badge: string, process: Text['process'], more?: Partial<Text>) => Promise<void>;
  readonly ask: (client: BadgeBackend, badge?: string, answers?: readonly Answer[]) => Promise<BadgeRequest>;
  /** The examiner says yes. */
  readonly accept: (request: string, by?: StaffName) => Promise<BadgeRequest>;
  /** The person's award once it is signed: signing is a second step, so it is waited for. */
  readonly issued: (client: BadgeBackend, badge: string, at?: string) => Promise<Award>;
  /** Asked for, accepted where somebody has to, signed. */
  readonly earn: (client: BadgeBackend, badge: string, answers?: readonly Answer[]) => Promise<Award>;
  /** What anyone's page finds out about a credential that it was given: `verified`, `refused`… */
  readonly outcomeOf: (credential: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

/** A complete answer to the three questions of `comun-gant`, the reviewed badge of these tests. */
export const threeTimesYes: readonly Answer[] = ['projet', 'en-parler', 'prochaine-etape'].map(
  (question) => ({question, agreed: true}),
);

/** A questionnaire of one line, for badges that the tests make, and an answer to it. */
export const oneQuestion: Extract<Text['process'], {mode: 'reviewed'}>['form'] = {
  version: 1,
  questions: [
    {id: 'reussite', type: 'longText', label: {fr: 'Racontez.'}},
    {id: 'photo', type: 'photo', label: {fr: 'Montrez.'}, required: false},
  ],
};
export const oneAnswer: readonly Answer[] = [{question: 'reussite', text: 'J’ai fini un travail.'}];

export const smallImage = async (side = 24): Promise<string> =>
  Buffer.from(await makePng(side).arrayBuffer()).toString('base64');

export async function openStage(): Promise<Stage> {
  const recording = createRecording();
  const strangers = new Map<string, Promise<string>>();
  const comeInFrom = async (at: string, origin: string): Promise<string> => {
    const {signIn} = world.client({origin});
    const email = `stranger-${strangers.size}@example.org`;
    await signIn.sendCode({structure: at, email});
    const code = codeIn(await world.letters(email));
    return (await signIn.withCode({structure: at, email, code})).token;
  };
  const trespass = createTrespass(async (at, origin) => {
    const held = strangers.get(`${at} ${origin}`) ?? comeInFrom(at, origin);
    strangers.set(`${at} ${origin}`, held);
    return held;
  });
  const world: World = await openWorld('http', {
    watch: (send, backend) => recording.watch(trespass.watch(send), backend),
    structures: [
      {
        ...{id: freeStructure, name: 'Les Quatre Vents', kind: 'EI'},
        staff: [{email: staff.freeManager[0], name: 'Malo', roles: ['manager']}],
      },
    ],
  });
  const sessions = new Map<StaffName, Promise<BadgeBackend>>();
  const stage: Stage = {
    world,
    recording,
    trespass,
    as(name) {
      const held =
        sessions.get(name) ?? world.staff(staff[name][0], staff[name][1]).then(({client}) => client);
      sessions.set(name, held);
      return held;
    },
    async newcomer(displayName, page = 'structure') {
      const adviser = await stage.as('adviser');
      const {claimCode, person} = await adviser.claimCodes.create({structure, displayName});
      const where = page === 'own' ? {origin: world.backend} : {};
      const {token} = await world.client(where).signIn.withClaimCode({structure, claimCode});
      return {client: world.client({token, ...where}), person};
    },
    async visitor(email, at = structure) {
      const {client} = await world.staff(email, at);
      return {client, person: (await client.me.get({structure: at})).id};
    },
    async makeBadge(badge, process, more = {}) {
      const text: Text = {
        name: {fr: `Badge ${badge}`},
        description: {fr: 'La personne sait faire.'},
        criteria: [{fr: 'Je sais faire.'}],
        imageAlt: {fr: 'Un carré vert'},
        process,
        ...more,
      };
      await (await stage.as('lead')).badges.create({structure, badge, text, image: await smallImage()});
    },
    ask: async (client, badge = 'comun-gant', answers = threeTimesYes) =>
      client.requests.submit({
        ...{structure, badge, answers: [...answers], consent: true},
        requestId: crypto.randomUUID(),
      }),
    async accept(request, by = 'examiner') {
      const examiner = await stage.as(by);
      const {version, revision} = await examiner.requests.get({structure, request});
      const decision = {version, revision, noConflict: true, answer: 'yes'} as const;
      return examiner.reviews.decide({structure, request, ...decision});
    },
    async issued(client, badge, at = structure) {
      for (let tries = 0; tries < 200; tries++) {
        const {items} = await client.me.awards({structure: at});
        const award = items.find((one) => one.badge === badge && one.state === 'issued');
        if (award) return award;
        await new Promise((resolve) => setTimeout(resolve, 25));
      }
      return assert.fail(`${badge} was not signed within five seconds`);
    },
    async earn(client, badge, answers) {
      const {id, state} = await stage.ask(client, badge, answers);
      if (state === 'submitted') await stage.accept(id);
      return stage.issued(client, badge);
    },
    async outcomeOf(credential) {
      const {documents} = await world.client().verification.documents({credential});
      const {outcome} = await verify(credential, {
        now: new Date(),
        fetchDocument: async (url) =>
          documents.find((one) => one.url === url) ?? Promise.reject(new Error(`${url} was not given`)),
      });
      return outcome;
    },
    close: () => world.close(),
  };
  return stage;
}

/** Asks again until it is so: what a second step of the backend does is not there at once. */
export async function until<T>(ask: () => Promise<T | undefined>, what: string): Promise<T> {
  for (let tries = 0; tries < 200; tries++) {
    const found = await ask();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
  return assert.fail(`${what}: not within five seconds`);
}
