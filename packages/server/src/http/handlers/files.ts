/** Routes on files from people. */
import {noteAct} from '../../audit/note-act.js';
import {storeUpload} from '../../files/uploads.js';
import {Refusal} from '../../refusal.js';
import {findRequest} from '../find-request.js';
import type {Handlers} from '../handler.js';
import {storedFileReply} from '../stored-file-reply.js';
import {assertOwnOrExamined} from '../ownership.js';

export const fileHandlers: Pick<Handlers, 'files.upload' | 'files.get'> = {
  'files.upload': async ({structure, upload}, {services, caller}) =>
    storeUpload(services, {structure, person: caller.person, upload}),

  'files.get': async ({structure, file}, {services, caller}) => {
    const {db} = services;
    const found = await db.selectFrom('file').selectAll().where('id', '=', file).executeTakeFirst();
    const now = services.now();
    const request = found?.request_id == null ? undefined : await findRequest(services, found.request_id);
    const {row, as} = await assertOwnOrExamined(db, found, {
      structure,
      caller,
      // A request that was taken back shows nobody else what was in it.
      request: request?.state === 'withdrawn' ? undefined : request,
      now,
      unknown: 'FILE_UNKNOWN',
    });
    if (row.scan === 'held') throw new Refusal('FILE_HELD');
    const {person_id: about} = row;
    if (as === 'staff')
      await noteAct(db, {structure, by: caller.person, act: 'file.read', about, object: file, at: now});
    return storedFileReply(services, row);
  },
};
