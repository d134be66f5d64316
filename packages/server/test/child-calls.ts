/** Speaks to a backend in a process of its own as a page would, over HTTP. */
import type {RouteOutput, Routes, RouteId, Session} from '@pepites/recognition';
import type {Child} from './child.js';
import {PAGE, requestFor} from './world.js';

/** Throws where the call was refused, so that the test says why. */
export async function callChild<Id extends RouteId>(
  child: Pick<Child, 'url'>,
  id: Id,
  input: object,
  init: Parameters<typeof requestFor>[2] = {},
): Promise<RouteOutput<Routes[Id]>> {
  const [path, request] = requestFor(id, input, init);
  const reply = await fetch(child.url + path, request);
  if (!reply.ok) throw new Error(`${id}: ${await reply.text()}`);
  return (reply.status === 204 ? undefined : await reply.json()) as RouteOutput<Routes[Id]>;
}

/** With the code that the development inbox shows. */
export async function signInAt(child: Pick<Child, 'url'>, email: string, origin = PAGE): Promise<Session> {
  await callChild(child, 'signIn.sendCode', {email}, {origin});
  const inbox = await fetch(`${child.url}/dev/inbox`, {headers: {accept: 'application/json'}});
  const {items} = (await inbox.json()) as {items: {to: string; subject: string}[]};
  const mail = items.find(({to, subject}) => to === email && /^\d{6} /.test(subject));
  return callChild(child, 'signIn.withCode', {email, code: mail?.subject.slice(0, 6)}, {origin});
}
