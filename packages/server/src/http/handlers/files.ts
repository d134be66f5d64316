/** Routes on files from people. */
import {fileKindOf} from '@pepites/recognition';
import {noteAct} from '../../audit/note-act.js';
import {storeUpload} from '../../files/uploads.js';
import {Refusal} from '../../refusal.js';
import type {Handlers} from '../handler.js';
import {assertOwnOrExamined} from '../ownership.js';

export const fileHandlers: Pick<Handlers, 'files.upload' | 'files.get'> = {
  'files.upload': async ({structure, upload}, {services, caller}) =>
    storeUpload(services, {structure, person: caller.person, upload}),

  'files.get': async ({structure, file}, {services, caller}) => {
    const row = await services.db
      .selectFrom('file')
      .leftJoin('request', 'request.id', 'file.request_id')
      .select([
        'file.structure_id as structure_id',
        'file.person_id as person_id',
        'file.storage_key as storage_key',
        'file.media_type as media_type',
        'file.bytes as bytes',
        'file.scan as scan',
        'request.badge_id as badge_id',
      ])
      .where('file.id', '=', file)
      .executeTakeFirst();
    const found = await assertOwnOrExamined(services.db, row, {
      structure,
      caller,
      badge: row?.badge_id ?? undefined,
      unknown: 'FILE_UNKNOWN',
    });
    if (found.scan === 'held') throw new Refusal('FILE_HELD');
    if (found.person_id !== caller.person)
      await noteAct(services.db, {
        structure,
        by: caller.person,
        act: 'file.read',
        about: found.person_id,
        object: file,
        at: services.now(),
      });
    return {
      mediaType: found.media_type,
      size: found.bytes,
      read: (range) => services.files.read(found.storage_key, range),
      isShown: fileKindOf(found.media_type) !== 'file',
    };
  },
};
