/** The clients: people who ask, examiners who answer, a course platform that reports. */
import {setTimeout as wait} from 'node:timers/promises';
import type {BadgeBackend, BadgeRequest, ReviewAnswer, Session} from '@pepites/recognition';
import {createServerClient} from '@pepites/sdk/server.js';
import type {Random} from '../fuzz/random.ts';
import {call, clientAt, mustSucceed, type World} from './caller.ts';
import {
  activity,
  automaticBadge,
  courseBadge,
  examiners,
  pageOf,
  reviewedBadges,
  structure,
} from './definition.ts';
import type {Post} from './post.ts';

export interface ClientWorld extends World {
  readonly post: Post;
  readonly apiKey: string;
}

const answers = [{question: 'reussite', text: 'J’ai fini un travail.'}];
const message = 'Il manque une photo, merci de la joindre.';

interface Person {
  readonly id: string;
  readonly email: string;
  readonly client: BadgeBackend;
}

/** Signs in with the code that the post brought. Codes are sent while the call is answered: a crash in between costs a new one. */
export async function signIn(world: ClientWorld, email: string, origin: string): Promise<Session> {
  const client = clientAt(world, origin);
  for (;;) {
    const before = world.post.messages.length;
    await mustSucceed(world, 'signIn.sendCode', () => client.signIn.sendCode({structure, email}));
    const sent = world.post.messages
      .slice(before)
      .findLast(({to, subject}) => to === email && /^\d{6} /.test(subject));
    if (!sent) continue;
    const code = sent.subject.slice(0, 6);
    const outcome = await call(world, 'signIn.withCode', () =>
      client.signIn.withCode({structure, email, code}, {idempotencyKey: crypto.randomUUID()}),
    );
    if (outcome.ok) return outcome.value;
    if (!outcome.wasLost) world.ledger.violate(`signIn.withCode: refused with ${outcome.code}`);
  }
}

async function newPerson(world: ClientWorld, client: number, random: Random): Promise<Person> {
  const origin = pageOf(client);
  const email = `p${random.int(2 ** 31)}-${client}@personnes.example`;
  const {token, person} = await signIn(world, email, origin);
  world.ledger.people.set(person.id, {email, token: () => token});
  return {id: person.id, email, client: clientAt(world, origin, () => token)};
}

/** A keyed call; its answer is kept, to be asked for again. */
async function keyed<T>(
  world: ClientWorld,
  {name, random, send}: {name: string; random: Random; send: (idempotencyKey: string) => Promise<T>},
) {
  const key = crypto.randomUUID();
  const outcome = await call(world, name, () => send(key));
  if (outcome.ok) {
    const again = async () => {
      const answer = await call(world, name, () => send(key));
      return answer.ok ? answer.value : answer.code;
    };
    world.ledger.addReplay({name, again, reply: outcome.value}, random.int(2 ** 31));
  }
  return outcome;
}

async function sometimesReplay(world: ClientWorld, random: Random): Promise<void> {
  if (world.ledger.replays.length > 0 && random.chance(0.15))
    await world.ledger.replay(random.pick(world.ledger.replays));
}

/** Person after person asks for every badge; what was sent back is sent again. */
export async function earner(world: ClientWorld, number: number, random: Random): Promise<void> {
  const people: Person[] = [];
  while (!world.isOver()) {
    const person = await newPerson(world, number, random);
    people.push(person);
    for (const badge of [...reviewedBadges, automaticBadge]) {
      if (world.isOver()) return;
      await ask(world, person, badge, random);
      await sometimesReplay(world, random);
      await resubmitMissing(world, random.pick(people), random);
    }
  }
}

async function ask(world: ClientWorld, person: Person, badge: string, random: Random): Promise<void> {
  const {ledger} = world;
  const requestId = crypto.randomUUID();
  const input = {
    structure,
    requestId,
    badge,
    answers: badge === automaticBadge ? [] : answers,
    consent: true,
  };
  const outcome = await keyed(world, {
    name: 'requests.submit',
    random,
    send: (idempotencyKey) => person.client.requests.submit(input, {idempotencyKey}),
  });
  if (outcome.ok)
    ledger.requests.set(requestId, {id: requestId, badge, person: person.id, email: person.email});
  else ledger.violate(`requests.submit: refused with ${outcome.code}`);
}

async function resubmitMissing(world: ClientWorld, {client}: Person, random: Random): Promise<void> {
  const mine = await mustSucceed(world, 'me.requests', () => client.me.requests({structure}));
  const sentBack = mine?.items.find(({state}) => state === 'needsMore');
  if (!sentBack) return;
  const input = {structure, request: sentBack.id, version: sentBack.version, answers};
  const outcome = await keyed(world, {
    name: 'requests.resubmit',
    random,
    send: (idempotencyKey) => client.requests.resubmit(input, {idempotencyKey}),
  });
  if (!outcome.ok) world.ledger.violate(`requests.resubmit: refused with ${outcome.code}`);
}

/** Answers what waits, mostly yes. @param number of the examiner in the definition */
export async function examiner(
  world: ClientWorld,
  number: number,
  session: Session,
  random: Random,
): Promise<void> {
  const client = clientAt(world, world.backend, () => session.token);
  const me = {id: session.person.id, name: examiners[number] ?? ''};
  while (!world.isOver()) {
    const queue = await mustSucceed(world, 'reviews.queue', () => client.reviews.queue({structure}));
    const items = queue?.items ?? [];
    if (items.length === 0) await wait(20);
    else await decide(world, {client, me, request: random.pick(items.slice(0, 12)), random});
    await sometimesReplay(world, random);
  }
}

async function decide(
  world: ClientWorld,
  {
    client,
    me,
    request,
    random,
  }: {client: BadgeBackend; me: {id: string; name: string}; request: BadgeRequest; random: Random},
): Promise<void> {
  const {ledger} = world;
  const answer: ReviewAnswer = random.chance(0.8) ? 'yes' : random.pick(['missing', 'notYet']);
  const {id, version, revision} = request;
  const decision = {answer, noConflict: true, revision, criteriaMet: [0], ...(answer !== 'yes' && {message})};
  const outcome = await keyed(world, {
    name: 'reviews.decide',
    random,
    send: (idempotencyKey) =>
      client.reviews.decide({structure, request: id, version, ...decision}, {idempotencyKey}),
  });
  if (outcome.ok) {
    ledger.reviews.push({request: id, examiner: me.id, revision, answer});
    return;
  }
  if (outcome.wasLost) {
    const seen = await mustSucceed(world, 'requests.get', () =>
      client.requests.get({structure, request: id}),
    );
    // Only this client speaks for this examiner, one call after the other: what is there now was said by the call that was refused.
    if (seen?.reviews.some((one) => one.examinerName === me.name && one.revision === revision))
      ledger.violate(`reviews.decide: refused with ${outcome.code}, and it was done`);
    ledger.count('decisions that a rival’s came before, after a crash');
  }
  // Three examiners on one queue get in each other's way; that is what the version is for.
  const rivals = ['REVISION_CHANGED', 'REQUEST_STATE', 'ALREADY_REVIEWED'];
  if (!rivals.includes(outcome.code)) ledger.violate(`reviews.decide: refused with ${outcome.code}`);
}

/** Reports completions; the learner signs in and takes the badge, sometimes twice at the same moment. */
export async function coursePlatform(world: ClientWorld, number: number, random: Random): Promise<void> {
  const platform = createServerClient({backend: world.backend, apiKey: world.apiKey, retry: {limit: 0}});
  while (!world.isOver()) {
    const learner = {ref: `learner-${number}-${random.int(2 ** 31)}`};
    const report = await keyed(world, {
      name: 'awards.create',
      random,
      send: (idempotencyKey) =>
        platform.badges.award(
          {structure, badge: courseBadge, learner, completion: {activity, passed: true}},
          {idempotencyKey},
        ),
    });
    const claim = report.ok ? report.value.claim : undefined;
    if (claim === undefined) {
      world.ledger.violate(`awards.create: ${JSON.stringify(report)}`);
      continue;
    }
    const person = await newPerson(world, number, random);
    const redeem = () =>
      keyed(world, {
        name: 'claims.redeem',
        random,
        send: (idempotencyKey) => person.client.claims.redeem({structure, claim}, {idempotencyKey}),
      });
    const taken = random.chance(0.3) ? await Promise.all([redeem(), redeem()]) : [await redeem()];
    for (const outcome of taken) {
      if (outcome.ok)
        world.ledger.awards.set(outcome.value.id, {
          award: outcome.value.id,
          badge: courseBadge,
          person: person.id,
        });
      else world.ledger.violate(`claims.redeem: refused with ${outcome.code}`);
    }
    if (new Set(taken.map((outcome) => outcome.ok && outcome.value.id)).size > 1)
      world.ledger.violate('claims.redeem: one claim gave two badges');
    await sometimesReplay(world, random);
  }
}
