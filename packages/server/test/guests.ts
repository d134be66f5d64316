/** Examiners by link, as the tests meet them: invited by a lead, let in by what the mail and the lead tell them. */
import type {RouteInput, Routes} from '@pepites/recognition';
import {type CallInit, PUBLIC_URL, type TestWorld} from './world.js';

export interface Guest {
  readonly id: string;
  /** What stands last in the address that was sent to them. */
  readonly link: string;
  readonly code: string;
  readonly token: string;
}

/** Invites and comes in. */
export async function inviteGuest(
  world: TestWorld,
  lead: CallInit,
  request: string,
  more: Partial<RouteInput<Routes['examinerLinks.create']>> = {},
): Promise<Guest> {
  // What else waits is sent before, so that the invitation is the newest of all.
  await world.backend.drainOutbox();
  world.clock.now = new Date(world.clock.now.getTime() + 1000);
  const email = `invitee-${crypto.randomUUID()}@example.org`;
  const input = {request, email, name: 'Claire Petit', ...more};
  const {code, link} = (await world.ask('examinerLinks.create', input, lead)).value;
  await world.backend.drainOutbox();
  const texts = (await mailsTo(world, more.email ?? email)).map(({text}) => text);
  const token = /\/examine\/([\w-]+)/.exec(texts.join('\n'))?.[1] ?? '';
  const begun = await world.ask(
    'examination.begin',
    {link: token, code, name: 'Claire Petit, chef d’équipe'},
    {origin: PUBLIC_URL},
  );
  return {id: link.id, link: token, code, token: begun.value.token};
}

export interface Mail {
  readonly subject: string;
  readonly text: string;
}

/** What was sent to an address, newest first. */
export async function mailsTo(world: TestWorld, to: string): Promise<Mail[]> {
  const reply = await world.fetch('/dev/inbox', {headers: {accept: 'application/json'}});
  const {items} = (await reply.json()) as {items: (Mail & {to: string})[]};
  return items.filter((mail) => mail.to === to);
}
