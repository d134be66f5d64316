/**
 * Badges that people bring: a picture with a hosted badge of before Open Badges 3.0, or the badge as JSON. What the published code of
 * 2020 reads; what the service reads since then, nobody outside knows. Where the form is sent to, and what it is answered, is assumed.
 */
import {createHash} from 'node:crypto';
import {type Answer, type Call, json, type Route} from '../obf/exchange.ts';
import type {Place} from './content.ts';
import {readOld} from './png.ts';
import {personOf} from './session.ts';
import type {Person} from './records.ts';

type Json = Readonly<Record<string, unknown>>;

export function importRoutes(place: Place): readonly Route[] {
  return [
    [
      'POST',
      /^\/obpv1\/badge\/upload$/,
      async (call) => {
        const person = personOf(place, call);
        if (!person) return json({error: 'not authorised'}, 401);
        return takeUp(place, person, await fileOf(call));
      },
    ],
  ];
}

const refused = (reason: string): Answer => json({status: 'error', message: 'badge/Erroruploading', reason});

async function takeUp(place: Place, person: Person, file: Buffer): Promise<Answer> {
  const isPng = file.subarray(1, 4).toString('latin1') === 'PNG';
  const given = asObject((isPng ? readOld(file) : file.toString()) ?? '');
  if (!given) return refused('badge/Invalidassertion');
  const address = addressOf(given);
  if (address === undefined) return refused('badge/Invalidassertion');
  const hosted = await read(address);
  if (hosted === 'gone') return refused('badge/Badgerevoked');
  if (!hosted || addressOf(hosted) !== address) return refused('badge/Invalidassertion');
  if (!isOwn(person, hosted)) return refused('badge/Userdoesnotownthisbadge');
  const badge = await part(hosted['badge']);
  const issuer = await part(badge['issuer']);
  const criteria = typeof badge['criteria'] === 'object' ? ((badge['criteria'] ?? {}) as Json) : {};
  const kept = place.passport.addImported(
    person,
    {
      assertionUrl: address,
      assertion: JSON.stringify(hosted),
      name: text(badge['name']),
      description: text(badge['description']),
      criteriaUrl: text(criteria['id'] ?? badge['criteria']),
      criteria: text(criteria['narrative']),
      issuerName: text(issuer['name']),
      issuerUrl: text(issuer['url']),
      issuerEmail: text(issuer['email']),
    },
    {
      status: 'pending',
      visibility: 'private',
      issuedOn: Math.floor(Date.parse(text(hosted['issuedOn'])) / 1000),
      ...(isPng && {image: file}),
    },
  );
  return json({status: 'success', message: 'badge/Badgeuploaded', reason: '', id: kept.id});
}

async function fileOf({body, headers}: Call): Promise<Buffer> {
  const form = await new Response(new Uint8Array(body), {
    headers: {'content-type': String(headers['content-type'])},
  }).formData();
  const file = form.get('file');
  return file instanceof File ? Buffer.from(await file.arrayBuffer()) : Buffer.alloc(0);
}

function addressOf(assertion: Json): string | undefined {
  const verify = (assertion['verification'] ?? assertion['verify']) as Json | undefined;
  const address = text(assertion['id']) || text(verify?.['url']);
  return /^https?:/.test(address) ? address : undefined;
}

/** Of one of the person's verified addresses. */
function isOwn(person: Person, assertion: Json): boolean {
  const recipient = (assertion['recipient'] ?? {}) as Json;
  const [algorithm, digest] = text(recipient['identity']).split('$');
  if (recipient['hashed'] !== true) return person.emails.includes(text(recipient['identity']));
  return person.emails.some(
    (email) =>
      createHash(algorithm === 'md5' ? 'md5' : 'sha256')
        .update(email + text(recipient['salt']))
        .digest('hex') === digest,
  );
}

async function part(value: unknown): Promise<Json> {
  if (typeof value === 'object' && value !== null) return value as Json;
  const found = await read(text(value));
  return typeof found === 'object' ? found : {};
}

async function read(address: string): Promise<Json | 'gone' | undefined> {
  try {
    const reply = await fetch(address, {headers: {accept: 'application/json'}});
    if (reply.status === 410) return 'gone';
    return reply.ok ? asObject(await reply.text()) : undefined;
  } catch {
    return undefined;
  }
}

function asObject(written: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(written);
    return typeof value === 'object' && value !== null ? (value as Json) : undefined;
  } catch {
    return undefined;
  }
}

const text = (value: unknown): string => (typeof value === 'string' ? value : '');
