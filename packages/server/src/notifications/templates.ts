/** A structure's own words for messages: plain text with names between braces, every version kept. */
import type {MessageTemplate} from '@pepites/recognition';
import {noteAct} from '../audit/note-act.js';
import {Refusal} from '../refusal.js';
import type {Services} from '../services.js';
import type {Executor} from '../store/open-store.js';
import {type MessageLanguage, messageLanguages, type Words} from './message-kind.js';
import {type AnyMessageKind, changeableKinds, messageKindOf} from './messages.js';
import {namesIn, placeholdersOf, writeMessage, type MessageText} from './write-message.js';

export interface TemplatePlace {
  readonly structure: string;
  readonly kind: string;
  readonly language: string;
}

/** The words that count now: the structure's newest, else ours. */
export async function wordsFor(
  db: Executor,
  kind: AnyMessageKind,
  place: {readonly structure: string; readonly kind: string; readonly language: MessageLanguage},
): Promise<Words> {
  const row = await newestVersion(db, place);
  return row?.subject != null && row.body !== null
    ? {subject: row.subject, body: row.body}
    : kind.words[place.language];
}

export async function listTemplates(db: Executor, structure: string): Promise<MessageTemplate[]> {
  const places = changeableKinds().flatMap((kind) =>
    messageLanguages.map((language) => ({structure, kind, language})),
  );
  return Promise.all(places.map(async (place) => readTemplate(db, place)));
}

/** @throws {Refusal} TEMPLATE_UNKNOWN */
export async function readTemplate(db: Executor, place: TemplatePlace): Promise<MessageTemplate> {
  const {kind, language, definition} = settle(place);
  const versions = await db
    .selectFrom('message_template')
    .select(['version', 'subject', 'body', 'changed_at'])
    .where('structure_id', '=', place.structure)
    .where('kind', '=', kind)
    .where('language', '=', language)
    .orderBy('version', 'desc')
    .execute();
  const [newest] = versions;
  const own = newest?.subject != null && newest.body !== null ? newest : undefined;
  const ours = definition.words[language];
  return {
    kind,
    language,
    subject: own?.subject ?? ours.subject,
    body: own?.body ?? ours.body,
    isOwn: own !== undefined,
    placeholders: placeholdersOf(definition),
    version: newest?.version ?? 0,
    versions: versions.map((row) => ({
      version: row.version,
      changedAt: row.changed_at,
      ...(row.subject !== null && {subject: row.subject}),
      ...(row.body !== null && {body: row.body}),
    })),
  };
}

/** @throws {Refusal} TEMPLATE_UNKNOWN; PLACEHOLDER_UNKNOWN, naming those that the kind does not offer */
export function previewTemplate(
  services: Pick<Services, 'publicUrl'>,
  place: TemplatePlace & {readonly structureName: string},
  words: Words,
): MessageText {
  const {language, definition} = settle(place);
  assertNames(definition, words);
  return writeMessage(definition, words, definition.sample, {
    language,
    structureName: place.structureName,
    publicUrl: services.publicUrl,
    personName: 'Sami',
  });
}

/** @param words null: back to ours @throws {Refusal} TEMPLATE_UNKNOWN, PLACEHOLDER_UNKNOWN, REVISION_CHANGED */
export async function writeTemplate(
  {db, now}: Pick<Services, 'db' | 'now'>,
  place: TemplatePlace & {readonly by: string; readonly version: number | undefined},
  words: Words | null,
): Promise<void> {
  const {kind, language, definition} = settle(place);
  if (words) assertNames(definition, words);
  const at = now();
  await db.transaction().execute(async (t) => {
    const before = (await newestVersion(t, {structure: place.structure, kind, language}))?.version ?? 0;
    if (place.version !== undefined && place.version !== before) throw new Refusal('REVISION_CHANGED');
    await t
      .insertInto('message_template')
      .values({
        structure_id: place.structure,
        kind,
        language,
        version: before + 1,
        subject: words?.subject ?? null,
        body: words?.body ?? null,
        changed_by: place.by,
        changed_at: at.toISOString(),
      })
      .execute();
    const act = words ? 'template.changed' : 'template.reset';
    await noteAct(t, {structure: place.structure, by: place.by, act, object: `${kind}.${language}`, at});
  });
}

async function newestVersion(
  db: Executor,
  place: {readonly structure: string; readonly kind: string; readonly language: MessageLanguage},
) {
  return db
    .selectFrom('message_template')
    .select(['version', 'subject', 'body'])
    .where('structure_id', '=', place.structure)
    .where('kind', '=', place.kind)
    .where('language', '=', place.language)
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
}

function settle({kind, language}: TemplatePlace) {
  const known = messageLanguages.find((one) => one === language);
  const changeable = changeableKinds().find((one) => one === kind);
  const definition = changeable && messageKindOf(changeable);
  if (!definition || !known) throw new Refusal('TEMPLATE_UNKNOWN');
  return {kind: changeable, language: known, definition};
}

function assertNames(definition: AnyMessageKind, words: Words): void {
  const offered = placeholdersOf(definition);
  const unknown = namesIn(words).filter((name) => !offered.includes(name));
  if (unknown.length > 0)
    throw new Refusal('PLACEHOLDER_UNKNOWN', {
      problems: unknown.slice(0, 20).map((name) => ({at: name.slice(0, 60), code: 'PLACEHOLDER_UNKNOWN'})),
    });
}
