/** Key badges in a world for tests: another rule, what is earned, what somebody then holds, and whether it holds good. */
import {verify} from '@pepites/credentials/verify.js';
import type {Verdict} from '@pepites/credentials';
import {images, makeDefinition, PUBLIC_URL, type TestWorld} from './world.js';

type Change = Parameters<typeof makeDefinition>[0];

/** The key badge of the tests under another rule. */
export const keyRule =
  (rule: object, id = 'cle'): NonNullable<Change> =>
  (plain) => {
    const badge = plain.structures[0]?.badges.find((one) => one['id'] === id);
    if (badge) badge['process'] = {mode: 'keyBadge', requires: [{badge: 'un'}, {badge: 'deux'}], ...rule};
  };

export async function apply(world: TestWorld, ...changes: NonNullable<Change>[]): Promise<void> {
  const definition = makeDefinition((plain) => {
    for (const change of changes) change(plain);
  });
  await world.backend.apply(definition, {images, dryRun: false});
  await world.backend.drainOutbox();
}

export async function earn(world: TestWorld, token: string, ...badges: string[]): Promise<void> {
  const examiner = {token: (await world.signIn('nadege@trois-saules.example')).token};
  for (const id of badges) await world.accept(examiner, await world.submit(token, id));
  await world.backend.drainOutbox();
}

export async function awardOf(world: TestWorld, token: string, badge: string) {
  const {items} = (await world.ask('me.awards', {}, {token})).value;
  return items.find((award) => award.badge === badge);
}

export async function verdictOn(world: TestWorld, credentialUrl: string | undefined): Promise<Verdict> {
  const path = new URL(credentialUrl ?? '').pathname;
  const credential = await (await world.fetch(path)).text();
  return verify(credential, {
    now: new Date(world.clock.now.getTime() + 1000),
    fetchDocument: async (url) => {
      const reply = await world.fetch(url.slice(PUBLIC_URL.length));
      const mediaType = reply.headers.get('content-type') ?? '';
      return {url, status: reply.status, mediaType, body: await reply.text()};
    },
  });
}
