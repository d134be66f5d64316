/** Routes on messages by e-mail: what a person wants to receive, and the words that a structure gives them. */
import * as v from 'valibot';
import type {Route} from '../route.js';

export const languages = ['fr', 'en'] as const;
/** `important`: answers and badges only; `none`: nothing but what guards the account. */
export const notificationChoices = ['all', 'important', 'none'] as const;
/** An examiner hears of requests at once, or of all that wait in one message a day. */
export const examinerMessageChoices = ['immediate', 'digest'] as const;

/** What the person says of themselves, and wants. */
export const personSettingsSchema = v.object({
  displayName: v.string(),
  language: v.picklist(languages),
  notifications: v.picklist(notificationChoices),
  examinerMessages: v.picklist(examinerMessageChoices),
  /** How the name is said. */
  pronunciation: v.optional(v.string()),
  /** The name that the public pages of the person's badges may show. */
  publicName: v.optional(v.string()),
});
export type PersonSettings = v.InferOutput<typeof personSettingsSchema>;

/** Plain text of several lines: no other control characters. */
const bodySchema = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(4000),
  v.regex(/^[^\p{Cc}]+(?:\r?\n[^\p{Cc}]*)*$/u, 'plain text that begins with its first line'),
  v.transform((text) => text.replaceAll('\r\n', '\n').trimEnd()),
);

/** `{names}` stand for what is known when the message is sent. */
export const templateWordsSchema = v.object({
  subject: v.pipe(
    v.string(),
    v.trim(),
    v.minLength(1),
    v.maxLength(150),
    v.regex(/^[^\p{Cc}]*$/u, 'one line'),
  ),
  body: bodySchema,
});

export const messageTemplateSchema = v.object({
  kind: v.string(),
  language: v.picklist(languages),
  subject: v.string(),
  body: v.string(),
  /** The structure's own words; false: the backend's. */
  isOwn: v.boolean(),
  /** Names that may stand between braces. A line whose name has nothing to say is left out. */
  placeholders: v.array(v.string()),
  /** 0 until the structure changed it. */
  version: v.number(),
  /** Newest first; one without words is a return to the backend's. */
  versions: v.array(
    v.object({
      version: v.number(),
      changedAt: v.string(),
      subject: v.optional(v.string()),
      body: v.optional(v.string()),
    }),
  ),
});
export type MessageTemplate = v.InferOutput<typeof messageTemplateSchema>;

const signedIn = ['SIGN_IN_REQUIRED', 'SESSION_ENDED'] as const;
const staff = [...signedIn, 'FORBIDDEN'] as const;

export const messageRoutes = {
  'me.settings': {
    method: 'GET',
    path: '/structures/:structure/me/settings',
    summary: 'What the person wants: language, messages, how the name is said and shown',
    status: 200,
    reply: personSettingsSchema,
    errors: signedIn,
  },
  'me.setLanguage': {
    method: 'PUT',
    path: '/structures/:structure/me/language',
    summary: 'The language of the person’s messages',
    body: v.object({language: v.picklist(languages)}),
    status: 200,
    reply: personSettingsSchema,
    errors: signedIn,
  },
  'me.setNotifications': {
    method: 'PUT',
    path: '/structures/:structure/me/notifications',
    summary: 'Which messages the person wants; an examiner also: at once, or one a day',
    body: v.object({
      notifications: v.optional(v.picklist(notificationChoices)),
      examinerMessages: v.optional(v.picklist(examinerMessageChoices)),
    }),
    status: 200,
    reply: personSettingsSchema,
    errors: signedIn,
  },
  'templates.list': {
    method: 'GET',
    path: '/structures/:structure/message-templates',
    summary: 'The words of every message that the structure may change',
    status: 200,
    reply: v.object({items: v.array(messageTemplateSchema)}),
    errors: staff,
  },
  'templates.get': {
    method: 'GET',
    path: '/structures/:structure/message-templates/:kind/:language',
    summary: 'The words of one message in one language, with earlier versions',
    status: 200,
    reply: messageTemplateSchema,
    errors: [...staff, 'TEMPLATE_UNKNOWN'],
  },
  'templates.set': {
    method: 'PUT',
    path: '/structures/:structure/message-templates/:kind/:language',
    summary: 'Gives a message the structure’s own words. Takes the version that was read',
    body: templateWordsSchema,
    ifMatch: true,
    status: 200,
    reply: messageTemplateSchema,
    errors: [...staff, 'TEMPLATE_UNKNOWN', 'PLACEHOLDER_UNKNOWN', 'REVISION_CHANGED'],
  },
  'templates.preview': {
    method: 'POST',
    path: '/structures/:structure/message-templates/:kind/:language/preview',
    summary: 'A message as it would read, with sample values. Changes nothing',
    body: templateWordsSchema,
    status: 200,
    reply: v.object({subject: v.string(), text: v.string()}),
    errors: [...staff, 'TEMPLATE_UNKNOWN', 'PLACEHOLDER_UNKNOWN'],
  },
  'templates.reset': {
    method: 'DELETE',
    path: '/structures/:structure/message-templates/:kind/:language',
    summary: 'Back to the backend’s words; the structure’s own stay among the earlier versions',
    status: 200,
    reply: messageTemplateSchema,
    errors: [...staff, 'TEMPLATE_UNKNOWN'],
  },
} as const satisfies Record<string, Route>;
