/** What a person says about themselves and wants of the backend: language, messages, how the name is said and shown. */
import type {PersonSettings} from '@pepites/recognition';
import type {Executor} from '../store/open-store.js';

export type Choices = Pick<
  PersonSettings,
  'language' | 'notifications' | 'examinerMessages' | 'displayName' | 'pronunciation' | 'publicName'
>;

export async function readChoices(db: Executor, person: string): Promise<Choices | undefined> {
  const row = await db
    .selectFrom('person')
    .select([
      'display_name',
      'language',
      'message_choice',
      'examiner_messages',
      'pronunciation',
      'public_name',
    ])
    .where('id', '=', person)
    .executeTakeFirst();
  return (
    row && {
      displayName: row.display_name,
      language: row.language ?? 'fr',
      notifications: row.message_choice ?? 'all',
      examinerMessages: row.examiner_messages ?? 'immediate',
      ...(row.pronunciation !== null && {pronunciation: row.pronunciation}),
      ...(row.public_name !== null && {publicName: row.public_name}),
    }
  );
}

type Change = Partial<Omit<Choices, 'pronunciation' | 'publicName'>> & {
  readonly pronunciation?: string | null;
  readonly publicName?: string | null;
};

/** What is undefined stays as it is; null takes a pronunciation or public name away. */
export async function changeChoices(t: Executor, person: string, change: Change): Promise<void> {
  const {displayName, language, notifications, examinerMessages, pronunciation, publicName} = change;
  const values = {
    ...(displayName !== undefined && {display_name: displayName}),
    ...(language !== undefined && {language}),
    ...(notifications !== undefined && {message_choice: notifications}),
    ...(examinerMessages !== undefined && {examiner_messages: examinerMessages}),
    ...(pronunciation !== undefined && {pronunciation}),
    ...(publicName !== undefined && {public_name: publicName}),
  };
  if (Object.keys(values).length === 0) return;
  await t.updateTable('person').set(values).where('id', '=', person).execute();
}
