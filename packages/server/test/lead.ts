/** A world with a lead, who writes badges; and the small things that tests of badges need. */
import assert from 'node:assert/strict';
import sharp from 'sharp';
import {images, makeDefinition, openWorld, type TestWorld} from './world.js';

const LEAD = 'ines@trois-saules.example';
type Change = NonNullable<Parameters<typeof makeDefinition>[0]>;
export type PlainDefinition = Parameters<Change>[0];

export interface LeadWorld {
  readonly world: TestWorld;
  /** The definition of the tests with its lead, changed. */
  apply(change?: Change): ReturnType<TestWorld['backend']['apply']>;
  /** On a page of the structure, unless another is named. */
  signInLead(page?: string): Promise<{token: string}>;
  /** Somebody asks for an automatic badge, and it is signed. */
  give(email: string, badge?: string): ReturnType<typeof giveBadge>;
}

export async function openLeadWorld(): Promise<LeadWorld> {
  const world = await openWorld();
  const apply: LeadWorld['apply'] = async (change = () => undefined) => {
    const definition = makeDefinition((plain) => {
      plain.structures[0]?.staff?.push({email: LEAD, name: 'Inès', roles: ['lead']});
      change(plain);
    });
    return world.backend.apply(definition, {images, dryRun: false});
  };
  await apply();
  return {
    world,
    apply,
    signInLead: (page) => world.signIn(LEAD, page),
    give: (email, badge = 'soutien') => giveBadge(world, email, badge),
  };
}

export function plainBadge(plain: PlainDefinition, id: string): Record<string, unknown> {
  return plain.structures[0]?.badges.find((badge) => badge['id'] === id) ?? {};
}

/** A small PNG in base64. */
export async function picture(color = '#1E5A45'): Promise<string> {
  const drawn = sharp({create: {width: 200, height: 200, channels: 4, background: color}}).png();
  return (await drawn.toBuffer()).toString('base64');
}

async function giveBadge(world: TestWorld, email: string, badge: string) {
  const {token} = await world.signIn(email);
  const reply = await world.ask('requests.submit', {requestId: crypto.randomUUID(), badge}, {token});
  assert.equal(reply.status, 201);
  return signedBadge(world, token, badge);
}

/** Signs what waits, and gives the person's badge as it is published. */
export async function signedBadge(world: TestWorld, token: string, badge: string) {
  await world.backend.drainOutbox();
  const {items} = (await world.ask('me.awards', {}, {token})).value;
  const award = items.find((one) => one.badge === badge);
  const reply = await world.fetch(new URL(award?.credentialUrl ?? '').pathname);
  const text = await reply.text();
  const credential = JSON.parse(text) as {credentialSubject: {achievement: Record<string, unknown>}};
  return {token, award, text, achievement: credential.credentialSubject.achievement};
}
