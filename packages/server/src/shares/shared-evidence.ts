/** What a person wrote and sent when they asked for the badge, as a link of the scope `evidence` shows it. */
import {type Answer, type FileKind, fileKindOf, type Form, type Question} from '@pepites/recognition';
import {shownEvidence, shownFiles} from '../beside/shown-evidence.js';
import {readBadge} from '../catalogue/catalogue.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import {fromJsonText} from '../store/json-text.js';
import type {AwardRow} from '../awards/award-view.js';

export interface SharedFile {
  readonly id: string;
  readonly kind: FileKind;
  readonly mediaType: string;
  readonly bytes: number;
}

export interface SharedEvidence {
  /** In French. */
  readonly question: string;
  /** Paragraphs, choices or a link, each as plain text. */
  readonly texts: readonly string[];
  readonly link?: string;
  readonly files: readonly SharedFile[];
}

type Asked = Pick<AwardRow, 'id' | 'structure_id' | 'badge_id' | 'request_id'>;

export async function sharedEvidence(services: Services, award: Asked): Promise<SharedEvidence[]> {
  return [...(await evidenceOfRequest(services, award)), ...(await shownEvidence(services.db, award.id))];
}

async function evidenceOfRequest(services: Services, award: Asked): Promise<SharedEvidence[]> {
  const answers = await answersOf(services, award);
  if (answers.length === 0) return [];
  const form = await formOf(services, award);
  const files = await filesOf(services, award, answers);
  return answers.flatMap((answer) => {
    const question = form?.questions.find(({id}) => id === answer.question);
    if (question?.type === 'consent') return [];
    const shown = {
      question: question?.label.fr ?? answer.question,
      ...wordsOf(question, answer),
      files: files.filter(({id}) => answer.files?.includes(id) === true),
    };
    return shown.texts.length > 0 || shown.link !== undefined || shown.files.length > 0 ? [shown] : [];
  });
}

/** The file, where a link of this award may show it. */
export async function findSharedFile(
  services: Services,
  award: Asked,
  file: string,
): Promise<(SharedFile & {readonly storageKey: string}) | undefined> {
  const asked = await filesOf(services, award, await answersOf(services, award));
  return [...asked, ...(await shownFiles(services.db, award.id))].find(({id}) => id === file);
}

async function answersOf({db}: Services, {request_id: request}: Asked): Promise<readonly Answer[]> {
  if (request === null) return [];
  const row = await db.selectFrom('request').select('answers').where('id', '=', request).executeTakeFirst();
  return row ? fromJsonText(row.answers) : [];
}

/** A file that an earlier revision named is not what the badge was given for. */
async function filesOf(
  {db}: Services,
  {request_id: request}: Asked,
  answers: readonly Answer[],
): Promise<(SharedFile & {readonly storageKey: string})[]> {
  const ids = answers.flatMap((answer) => answer.files ?? []);
  if (request === null || ids.length === 0) return [];
  const rows = await db
    .selectFrom('file')
    .select(['id', 'media_type', 'bytes', 'storage_key'])
    .where('request_id', '=', request)
    .where('id', 'in', ids)
    .where((eb) => eb.or([eb('scan', 'is', null), eb('scan', '=', 'clean')]))
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    kind: fileKindOf(row.media_type),
    mediaType: row.media_type,
    bytes: row.bytes,
    storageKey: row.storage_key,
  }));
}

/** undefined: the badge is no longer defined, or no longer asks questions. */
async function formOf({db}: Services, award: Asked): Promise<Form | undefined> {
  try {
    const {process} = await readBadge(db, award.structure_id, award.badge_id);
    return process.mode === 'reviewed' ? process.form : undefined;
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}

function wordsOf(question: Question | undefined, answer: Answer): Pick<SharedEvidence, 'texts' | 'link'> {
  const text = answer.text?.trim() ?? '';
  if (question?.type === 'link') return {texts: [], ...(text !== '' && {link: text})};
  const options = question && 'options' in question ? question.options : [];
  const choices = (answer.choices ?? []).map(
    (choice) => options.find(({value}) => value === choice)?.label.fr ?? choice,
  );
  const agreed = answer.agreed === undefined ? [] : [answer.agreed ? 'Oui' : 'Non'];
  return {texts: [...(text === '' ? [] : text.split(/\n{2,}/)), ...choices, ...agreed]};
}
