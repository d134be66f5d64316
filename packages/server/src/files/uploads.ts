/** Takes files from people: what they are is read from their bytes, photos are made anew, everything else is walked to its end. */
import {mkdir, readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {fileTypeFromBuffer} from 'file-type';
import {maxLooseFiles, maxPersonFileBytes, type StoredFile} from '@pepites/recognition';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import type {Executor} from '../store/open-store.js';
import {endsAsArchive, isWholePdf} from './document.js';
import {photos, redraw} from './photo.js';
import type {ReceivedFile} from './receive.js';
import {recordings} from './recording.js';

type Needed = Pick<Services, 'db' | 'files' | 'now' | 'antivirus'>;

interface Owner {
  readonly structure: string;
  readonly person: string;
}

/** @throws {Refusal} FILE_TYPE_REFUSED, FILE_INFECTED, FILE_QUOTA */
export async function storeUpload(
  services: Needed,
  {structure, person, upload}: Owner & {readonly upload: ReceivedFile},
): Promise<StoredFile> {
  await assertRoom(services.db, {structure, person, bytes: upload.bytes});
  // Asked about what came, not about what we make of it.
  const scan = (await services.antivirus?.scan(upload.path)) ?? null;
  if (scan === 'infected') throw new Refusal('FILE_INFECTED');
  const {mediaType, bytes} = await clean(upload);
  const id = crypto.randomUUID();
  const key = `uploads/${id}`;
  const isHeld = scan === 'unknown';
  // The bytes first: a row without bytes would be a promise that is not kept; bytes without a row are only rubbish.
  if (bytes) await services.files.put(key, bytes);
  else await services.files.putFile(key, upload.path);
  const size = bytes?.length ?? upload.bytes;
  const row = services.db.insertInto('file').values({
    id,
    structure_id: structure,
    person_id: person,
    request_id: null,
    media_type: mediaType,
    bytes: size,
    storage_key: key,
    scan: isHeld ? 'held' : scan === null ? null : 'clean',
    created_at: services.now().toISOString(),
  });
  try {
    await row.execute();
  } catch (error) {
    // Somebody who was erased while the file came: nothing of theirs may stay.
    await services.files.delete(key);
    throw error;
  }
  return {id, mediaType, bytes: size, ...(isHeld && {isHeld})};
}

/** Asks the scanner again about what it could not answer for. Run from time to time. */
export async function rescanHeldFiles({db, files, antivirus}: Needed): Promise<void> {
  if (!antivirus) return;
  const held = await db
    .selectFrom('file')
    .select(['id', 'storage_key'])
    .where('scan', '=', 'held')
    .orderBy('created_at')
    .limit(50)
    .execute();
  for (const {id, storage_key: key} of held) {
    const result = await scanStored({files, antivirus}, key);
    if (result === 'clean') await db.updateTable('file').set({scan: 'clean'}).where('id', '=', id).execute();
    if (result !== 'infected') continue;
    await db.deleteFrom('file').where('id', '=', id).execute();
    await files.delete(key);
  }
}

async function scanStored(
  {files, antivirus}: {readonly files: Needed['files']; readonly antivirus: NonNullable<Needed['antivirus']>},
  key: string,
) {
  await mkdir(files.incoming, {recursive: true, mode: 0o700});
  const path = join(files.incoming, crypto.randomUUID());
  await writeFile(path, await files.get(key), {mode: 0o600});
  try {
    return await antivirus.scan(path);
  } finally {
    await rm(path, {force: true});
  }
}

/** What one person may keep here, and how much of it for no request yet. */
async function assertRoom(
  db: Executor,
  {structure, person, bytes}: Owner & {readonly bytes: number},
): Promise<void> {
  const rows = await db
    .selectFrom('file')
    .select(['bytes', 'request_id'])
    .where('person_id', '=', person)
    .where('structure_id', '=', structure)
    .execute();
  const kept = rows.reduce((sum, row) => sum + row.bytes, 0);
  const loose = rows.filter((row) => row.request_id === null).length;
  if (kept + bytes > maxPersonFileBytes || loose >= maxLooseFiles) throw new Refusal('FILE_QUOTA');
}

/** `bytes` only where they are others than those that came. */
async function clean({path, declaredType}: ReceivedFile): Promise<{mediaType: string; bytes?: Uint8Array}> {
  // Its size is known: not more than one file may have.
  const bytes = await readFile(path);
  const found = (await fileTypeFromBuffer(bytes))?.mime ?? 'unknown';
  assertAgreed(declaredType, found);
  if (photos.has(found)) return {mediaType: 'image/jpeg', bytes: await redraw(bytes)};
  const recording = recordings.get(found);
  const isPdf = found === 'application/pdf';
  if (!recording && !isPdf) throw new Refusal('FILE_TYPE_REFUSED', {detail: `Read as ${found}`});
  const isWhole = recording ? recording.isWhole(bytes) : isWholePdf(bytes);
  if (!isWhole || endsAsArchive(bytes))
    throw new Refusal('FILE_TYPE_REFUSED', {detail: `Not a whole ${found}, or not only that`});
  return {mediaType: recording?.mediaType ?? found};
}

/** A photo that says it is a document is somebody's trick, or a mistake that a person should hear of. */
function assertAgreed(declared: string, found: string): void {
  if (declared === '' || declared === 'application/octet-stream') return;
  if (kindOf(declared) !== kindOf(found))
    throw new Refusal('FILE_TYPE_REFUSED', {detail: `Sent as ${declared.slice(0, 60)}, read as ${found}`});
}

/** Sound is often announced as video, whose containers it shares. */
function kindOf(mediaType: string): string {
  const [kind = ''] = mediaType.split('/', 1);
  if (kind === 'video') return 'audio';
  return kind === 'image' || kind === 'audio' ? kind : mediaType;
}
