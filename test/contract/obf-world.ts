/** A backend, its connector, and the emulated Open Badge Factory over HTTP: badges that are decided here go there too. */
import assert from 'node:assert/strict';
import {type Clock, type ObfClient, obfIssuing, openObf} from '@pepites/connectors';
import type {IssuingPlatform} from '@pepites/recognition';
import type {BackendOptions} from '@pepites/server';
import {images, makeDefinition, openWorld, type TestWorld} from '../../packages/server/test/world.js';
import {type ObfEmulator, openObfEmulator} from '../emulators/obf/emulator.ts';
import {noFaults} from '../emulators/obf/faults.ts';
import type {Badge, Event, Organisation, Recipient} from '../emulators/obf/records.ts';

const examiner = 'nadege@trois-saules.example';
export const leadEmail = 'lina@trois-saules.example';
const content = [{language: 'fr', name: 'Badge un', description: 'Une phrase.', criteria: '…'}];

export interface Given {
  readonly email: string;
  readonly token: string;
  readonly award: string;
}

export type ChangeDefinition = NonNullable<Parameters<typeof makeDefinition>[0]>;

type Instead = {-readonly [Name in keyof IssuingPlatform]?: IssuingPlatform[Name]};

export interface ObfWorld {
  readonly obf: ObfEmulator;
  readonly inae: Organisation;
  readonly world: TestWorld;
  /** There: what `un` and `soutien` are given as. */
  readonly theirs: Badge;
  readonly support: Badge;
  /** What is done in place of a call of the connector. */
  readonly instead: Instead;
  readonly client: ObfClient;
  readonly connector: IssuingPlatform;
  /** Nothing goes wrong any more. */
  mend(): void;
  wait(ms: number): void;
  addBadge(): Badge;
  /** Which badges are given there, by their ids here and there; `makes`: those that are made there first. */
  apply(
    badges: Readonly<Record<string, string>>,
    change?: ChangeDefinition,
    makes?: readonly string[],
  ): Promise<unknown>;
  examinersToken(): Promise<string>;
  /** Asked for, examined, signed; the holder has not said anything yet. */
  give(badge?: string): Promise<Given>;
  /** The same, by somebody who has signed in. */
  giveTo(person: {readonly email: string; readonly token: string}, badge?: string): Promise<Given>;
  giveAndAccept(): Promise<Given>;
  accept(given: Given): Promise<Given>;
  of(
    award: string,
  ): Promise<Awaited<ReturnType<TestWorld['backend']['issuedElsewhere']>>[number] | undefined>;
  issuedTo(email: string): {event: Event; recipient: Recipient}[];
  close(): Promise<void>;
}

export async function openObfWorld(
  dialect: 'v1' | 'v2',
  options: Partial<BackendOptions> = {},
  /** Of the connector; by default the world’s, which moves on while the connector waits. */
  ownClock?: Clock,
): Promise<ObfWorld> {
  const clock = {now: (): Date => new Date()};
  const obf = await openObfEmulator({now: () => clock.now()});
  const inae = obf.platform.addOrganisation({aliases: [{id: 'Saules', name: 'Les Trois Saules'}]});
  const instead: Instead = {};
  const world = await openWorld({
    metricsToken: 'm',
    ...options,
    issuingPlatforms: {
      obf: {
        check: async () => (instead.check ?? connector.check)(),
        find: async (award) => (instead.find ?? connector.find)(award),
        issue: async (order) => (instead.issue ?? connector.issue)(order),
        standing: async (event) => (instead.standing ?? connector.standing)(event),
        revoke: async (event) => (instead.revoke ?? connector.revoke)(event),
      },
    },
  });
  clock.now = () => world.clock.now;
  const wait = (ms: number): void => {
    world.clock.now = new Date(world.clock.now.getTime() + ms);
  };
  const client = openObf({
    ...{url: obf.url, dialect, spacingMs: 0, timeoutMs: 2000},
    credentials: {clientId: inae.id, clientSecret: inae.secret},
    fetch: async (request) => fetch(request),
    clock: ownClock ?? {now: () => world.clock.now, sleep: async (ms) => wait(ms)},
  });
  const connector = obfIssuing(client);
  const apply: ObfWorld['apply'] = async (badges, change, makes) => {
    const definition = makeDefinition((plain) => {
      change?.(plain);
      plain.structures[0]?.staff?.push({email: leadEmail, name: 'Lina', roles: ['lead']});
      Object.assign(plain.structures[0]!, {
        issuedThrough: {
          ...{platform: 'obf', badges, ...(makes && {makes})},
          ...(dialect === 'v2' && {alias: 'Saules'}),
        },
      });
    });
    return world.backend.apply(definition, {images, dryRun: false});
  };
  const addBadge = (): Badge => obf.platform.addBadge(inae.id, {content});
  const theirs = addBadge();
  const support = addBadge();
  await apply({un: theirs.id, soutien: support.id});

  let signedIn: {readonly token: string; readonly at: number} | undefined;
  const examinersToken = async (): Promise<string> => {
    const at = world.clock.now.getTime();
    if (!signedIn || at - signedIn.at > 3_600_000)
      signedIn = {token: (await world.signIn(examiner)).token, at};
    return signedIn.token;
  };
  const giveTo: ObfWorld['giveTo'] = async ({email, token}, badge = 'un') => {
    const request = await world.submit(token, badge);
    if (badge === 'un') await world.accept({token: await examinersToken()}, request);
    await world.backend.drainOutbox();
    const [award] = (await world.ask('me.awards', {}, {token})).value.items;
    return {email, token, award: award?.id ?? ''};
  };
  let count = 0;
  const give: ObfWorld['give'] = async (badge) => {
    const email = `personne-${count++}@exemple.example`;
    return giveTo({email, token: (await world.signIn(email)).token}, badge);
  };
  const accept: ObfWorld['accept'] = async (given) => {
    const {award, token} = given;
    const reply = await world.ask('me.answerAward', {award, answer: 'accept'}, {token});
    assert.equal(reply.problem, undefined);
    return given;
  };
  return {
    ...{obf, inae, world, theirs, support, instead, client, connector, wait, addBadge, apply, examinersToken},
    ...{give, giveTo, accept},
    mend: () => {
      Object.assign(obf.faults, noFaults());
      for (const name of ['check', 'find', 'issue', 'standing', 'revoke'] as const)
        Reflect.deleteProperty(instead, name);
    },
    giveAndAccept: async () => accept(await give()),
    of: async (award) => (await world.backend.issuedElsewhere()).find((one) => one.award === award),
    issuedTo: (email) =>
      [...obf.platform.events.values()].flatMap((event) =>
        event.recipients.filter((one) => one.email === email).map((recipient) => ({event, recipient})),
      ),
    close: async () => {
      await world.close();
      await obf.close();
    },
  };
}
