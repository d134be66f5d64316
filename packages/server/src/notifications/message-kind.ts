/** What a kind of message is: its words in each language, the names that stand in them for what is known later, how much it weighs. */
import type {LocalisedText} from '@pepites/recognition';

export const messageLanguages = ['fr', 'en'] as const;
export type MessageLanguage = (typeof messageLanguages)[number];

/** Plain text with `{names}`. A line of the body whose name has nothing to say is left out. */
export interface Words {
  readonly subject: string;
  readonly body: string;
}

/**
 * What a member of the details is, and so how it is written: `text` as it is, `words` in the reader's language, `date` in full, `url`
 * as an address; `path` is an address of this backend, from its slash on.
 */
export type PlaceholderKind = 'text' | 'words' | 'date' | 'url' | 'path' | 'number';

type KindFor<Value> = Value extends number
  ? 'number'
  : Value extends string
    ? 'text' | 'date' | 'url' | 'path'
    : Value extends LocalisedText
      ? 'words'
      : never;

export interface MessageKind<Details> {
  /** `security` is sent whatever the person chose; `important` what they asked for or must act on; all else is `usual`. */
  readonly weight: 'security' | 'important' | 'usual';
  /** `examiner`: on requests that wait; examiners may choose one daily summary instead. */
  readonly audience?: 'person' | 'examiner';
  /** What each member of the details is. */
  readonly placeholders: {readonly [Name in keyof Details]-?: KindFor<NonNullable<Details[Name]>>};
  /** For the preview of a structure that writes its own words. */
  readonly sample: Details;
  readonly words: Readonly<Record<MessageLanguage, Words>>;
}

export type MessageKinds<Details> = {readonly [Kind in keyof Details]: MessageKind<Details[Kind]>};

/** Names that every message offers. `greeting`: "Bonjour Sami,", or "Bonjour," for somebody who gave no name. */
export const commonPlaceholders = ['greeting', 'structureName'] as const;
