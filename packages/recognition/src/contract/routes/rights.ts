/** Routes on people's rights: see, take along, correct, know who looked, erase; how long a structure keeps things; its audit log. */
import * as v from 'valibot';
import {instantSchema} from '../../text.js';
import {roles} from '../../definition.js';
import {retentionBounds, type RetentionRule} from '../../retention-bounds.js';
import {limitUpTo} from '../paging.js';
import {awardSchema} from '../resources.js';
import type {Route} from '../route.js';
import {personSettingsSchema} from './messages.js';

const name = v.pipe(
  v.string(),
  v.trim(),
  v.minLength(1),
  v.maxLength(100),
  v.regex(/^[^\p{Cc}]*$/u, 'one line'),
);

export const correctionSchema = v.object({
  displayName: v.optional(name),
  /** How the name is said; null: nothing. */
  pronunciation: v.optional(v.nullable(name)),
  /** The name that the public pages of the person's badges may show; null: none. */
  publicName: v.optional(v.nullable(name)),
});

/** A row as it is stored, without what is only of use to the backend. */
const rowSchema = v.record(v.string(), v.unknown());

export const myDataSchema = v.object({
  madeAt: instantSchema,
  structure: v.string(),
  person: v.string(),
  /** By table: `request`, `award`, `file`… Members are named as in the store, in camel case. */
  rows: v.record(v.string(), v.array(rowSchema)),
});
export type MyData = v.InferOutput<typeof myDataSchema>;

export const actorKinds = ['person', 'link', 'platform', 'operator', 'system'] as const;

/** Who did something, as far as it may be said: `link` is an examiner without an account, `system` a timer. */
export const actorSchema = v.object({
  kind: v.picklist(actorKinds),
  /** Of a member of the structure, or of a platform; absent for somebody who has left. */
  name: v.optional(v.string()),
  roles: v.optional(v.array(v.picklist(roles))),
});

export const accessSchema = v.object({
  id: v.string(),
  at: instantSchema,
  /** `request.opened`, `file.read`: what was done. */
  act: v.string(),
  who: actorSchema,
  /** The person did it themselves, or somebody in a session of theirs. */
  isMe: v.boolean(),
  /** The session began with a code that this member of the structure had made: they may have helped, or have done it. */
  assistedBy: v.optional(actorSchema),
  /** Id of the request, file or award. */
  object: v.optional(v.string()),
});
export type Access = v.InferOutput<typeof accessSchema>;

export const auditLineSchema = v.object({
  id: v.string(),
  at: instantSchema,
  act: v.string(),
  who: actorSchema,
  /** Id of whoever did it. */
  actor: v.optional(v.string()),
  /** Id of the person whom it concerns. */
  about: v.optional(v.string()),
  object: v.optional(v.string()),
  assistedBy: v.optional(actorSchema),
});
export type AuditLine = v.InferOutput<typeof auditLineSchema>;

const pageOf = <S extends v.GenericSchema>(item: S) =>
  v.object({
    items: v.array(item),
    /** Given as `cursor`, it opens the next page; absent on the last one. */
    next: v.optional(v.string()),
  });

const pageQuery = {
  cursor: v.optional(v.pipe(v.string(), v.maxLength(200))),
  limit: v.optional(limitUpTo(200), 50),
};

export const erasureReasons = ['askedOnPaper', 'askedByVoice', 'leftStructure'] as const;

const days = (rule: RetentionRule) =>
  v.pipe(
    v.number(),
    v.integer(),
    v.minValue(retentionBounds[rule].least),
    v.maxValue(retentionBounds[rule].most),
  );

export const retentionSchema = v.object({
  /** A draft that was not sent, and files that were never part of a request: from the last change. */
  draft: days('draft'),
  /** A request that was declined, taken back or left to lapse: from its end. */
  closedRequest: days('closedRequest'),
  /** Answers, files and reviews of a badge that was given: from the person's last visit. The badge stays. */
  evidence: days('evidence'),
  /** Somebody without badge or role: from their last visit. */
  account: days('account'),
  /** What a course platform reported of a learner whom nobody is known to be: from the last report. */
  unclaimed: days('unclaimed'),
  /** Lines of the audit log. */
  audit: days('audit'),
});
export type Retention = v.InferOutput<typeof retentionSchema>;

const countsSchema = v.record(v.string(), v.number());

export const deletionReportSchema = v.object({
  id: v.string(),
  at: instantSchema,
  cause: v.picklist(['askedByPerson', ...erasureReasons, 'retention', 'afterRestore']),
  /** Rows by table; no names. */
  counts: countsSchema,
});
export type DeletionReport = v.InferOutput<typeof deletionReportSchema>;

const signedIn = ['SIGN_IN_REQUIRED', 'SESSION_ENDED'] as const;
const staff = [...signedIn, 'FORBIDDEN'] as const;

export const rightsRoutes = {
  'me.data': {
    method: 'GET',
    path: '/structures/:structure/me/data',
    summary: 'Everything that this structure holds of the person, and the account',
    status: 200,
    reply: myDataSchema,
    errors: signedIn,
  },
  'me.export': {
    method: 'GET',
    path: '/structures/:structure/me/export',
    summary: 'The same as a ZIP file to keep, with the badges (JSON and PNG) and the files',
    status: 200,
    reply: 'bytes',
    errors: signedIn,
  },
  'me.correct': {
    method: 'PUT',
    path: '/structures/:structure/me/details',
    summary: 'Corrects the person’s name. Answers are corrected by sending the request again',
    body: correctionSchema,
    status: 200,
    reply: personSettingsSchema,
    errors: signedIn,
  },
  'me.accesses': {
    method: 'GET',
    path: '/structures/:structure/me/accesses',
    summary: 'Who looked at or changed something of the person’s, newest first',
    query: v.object(pageQuery),
    status: 200,
    reply: pageOf(accessSchema),
    errors: signedIn,
  },
  'me.askErasure': {
    method: 'POST',
    path: '/structures/:structure/me/erasure-codes',
    summary: 'Begins to erase everything: sends a code, or says which word to type where there is no address',
    body: v.object({}),
    status: 202,
    reply: v.object({
      confirmBy: v.picklist(['code', 'word']),
      /** To be typed where `confirmBy` is `word`: any of them. */
      words: v.array(v.string()),
      expiresInSeconds: v.number(),
      /** What will be erased: rows by table. */
      counts: countsSchema,
    }),
    errors: [...signedIn, 'TOO_MANY_ATTEMPTS'],
  },
  'me.erase': {
    method: 'POST',
    path: '/structures/:structure/me/erasure',
    summary:
      'Erases what this structure holds of the person, for ever; the account too, once no other structure of this backend knows them',
    body: v.object({
      code: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(12))),
      word: v.optional(v.pipe(v.string(), v.trim(), v.maxLength(20))),
      /** In every structure: on the backend's own pages only. */
      everywhere: v.optional(v.boolean(), false),
    }),
    status: 204,
    reply: 'none',
    errors: [...staff, 'CONFIRMATION_INVALID', 'CODE_EXPIRED', 'TOO_MANY_ATTEMPTS'],
  },
  'people.find': {
    method: 'POST',
    path: '/structures/:structure/people/search',
    summary: 'Finds the person whom a paper names, by address or by the name that they gave',
    body: v.object({words: v.pipe(v.string(), v.trim(), v.minLength(3), v.maxLength(254))}),
    status: 200,
    reply: v.object({
      items: v.array(v.object({person: v.string(), displayName: v.string(), lastSeenAt: instantSchema})),
    }),
    errors: staff,
  },
  'awards.ofPerson': {
    method: 'GET',
    path: '/structures/:structure/people/:person/awards',
    summary: 'The badges that the structure gave to somebody; the person is told who looked',
    status: 200,
    reply: v.object({items: v.array(awardSchema)}),
    errors: [...staff, 'PERSON_UNKNOWN'],
  },
  'people.erase': {
    method: 'POST',
    path: '/structures/:structure/people/:person/erasure',
    summary: 'Erases what the structure holds of somebody who asked for it on paper or by word of mouth',
    body: v.object({reason: v.picklist(erasureReasons)}),
    status: 200,
    reply: v.object({counts: countsSchema}),
    errors: [...staff, 'PERSON_UNKNOWN'],
  },
  'retention.get': {
    method: 'GET',
    path: '/structures/:structure/retention',
    summary: 'How long the structure keeps things, in days',
    status: 200,
    reply: retentionSchema,
    errors: staff,
  },
  'retention.set': {
    method: 'PUT',
    path: '/structures/:structure/retention',
    summary: 'Changes how long the structure keeps things, within bounds',
    body: v.partial(retentionSchema),
    status: 200,
    reply: retentionSchema,
    errors: staff,
  },
  'retention.preview': {
    method: 'GET',
    path: '/structures/:structure/retention/preview',
    summary: 'What would be deleted now: the same deletion, undone before it ends',
    status: 200,
    reply: v.object({counts: countsSchema}),
    errors: staff,
  },
  'retention.reports': {
    method: 'GET',
    path: '/structures/:structure/retention/reports',
    summary: 'What was deleted, when and why; counts without names, newest first',
    query: v.object(pageQuery),
    status: 200,
    reply: pageOf(deletionReportSchema),
    errors: staff,
  },
  'audit.list': {
    method: 'GET',
    path: '/structures/:structure/audit',
    summary: 'Who did or looked at what, newest first; never what it says',
    query: v.object({
      ...pageQuery,
      act: v.optional(v.pipe(v.string(), v.maxLength(60))),
      actor: v.optional(v.pipe(v.string(), v.maxLength(64))),
      about: v.optional(v.pipe(v.string(), v.maxLength(64))),
      object: v.optional(v.pipe(v.string(), v.maxLength(100))),
      from: v.optional(instantSchema),
      to: v.optional(instantSchema),
    }),
    status: 200,
    reply: pageOf(auditLineSchema),
    errors: staff,
  },
} as const satisfies Record<string, Route>;
