/** The answers of a request that was sent, as a new one takes them: with the bytes of its files, which belong to the old one. */
import type {BadgeBackend, BadgeRequest} from '@pepites/recognition';
import {makeUuid} from '../base/make-uuid.js';
import {answersOf, type DraftAnswer, type DraftFile} from './draft.js';

/** @throws {BackendError} where a file cannot be had: nothing is given up before all are here */
export async function answersWithFiles(client: BadgeBackend, request: BadgeRequest): Promise<DraftAnswer[]> {
  const {structure} = request;
  const fetched = async ({fileId, ...file}: DraftFile): Promise<DraftFile> => {
    const blob = fileId === undefined ? undefined : await client.files.get({structure, file: fileId});
    return {...file, id: makeUuid(), ...(blob && {blob})};
  };
  return Promise.all(
    answersOf(request).map(async (answer) => ({
      ...answer,
      files: await Promise.all((answer.files ?? []).map(fetched)),
    })),
  );
}
