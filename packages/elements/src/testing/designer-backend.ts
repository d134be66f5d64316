/** A person who makes badges of their own, and a structure whose badge gets another image: a backend in memory for tests and stories. Not shipped. */
import {
  missingInDraft,
  type Award,
  type BadgeBackend,
  type BadgeDraft,
  type KeptBadgeDesign,
  type SelfBadge,
  type SelfBadgeParts,
} from '@pepites/recognition';
import {firstDesign} from '../design/index.js';
import {backendError, badge, fakeBackend, structure, tinyImage} from './samples.js';

export const ownAwardId = '0190d4a0-0000-7000-8000-0000000000f7';

export interface DesignerBackend {
  readonly client: BadgeBackend;
  /** The calls, in order. */
  readonly calls: string[];
  /** What was sent last, by call. */
  readonly sent: Map<string, unknown>;
  /** The next calls of this name are refused with the code; undefined: no longer. */
  refuse(call: string, code: string | undefined, problems?: readonly {at: string; code: string}[]): void;
  /** The next call of this name is carried out, and its answer lost. */
  lose(call: string): void;
  awardState: Award['state'];
}

export function designerBackend(): DesignerBackend {
  const calls: string[] = [];
  const sent = new Map<string, unknown>();
  const refused = new Map<string, Error>();
  const lost = new Set<string>();
  const made = new Map<string, SelfBadge>();
  const byKey = new Map<string, string>();
  const drafts = new Map<string, BadgeDraft>();
  const designs = new Map<string, KeptBadgeDesign>();
  const answer = async <T>(call: string, input: unknown, act: () => T): Promise<T> => {
    calls.push(call);
    sent.set(call, input);
    await Promise.resolve();
    const refusal = refused.get(call);
    if (refusal) throw refusal;
    const value = act();
    if (lost.delete(call)) throw backendError('UNREACHABLE');
    return value;
  };
  const draftOf = (id: string): SelfBadge => {
    const found = made.get(id);
    if (!found) throw backendError('BADGE_UNKNOWN');
    if (found.state !== 'draft') throw backendError('REQUEST_STATE');
    return found;
  };
  const put = (one: SelfBadge): SelfBadge => {
    made.set(one.id, one);
    return one;
  };
  const create = (parts: SelfBadgeParts, key: string | undefined): SelfBadge => {
    const known = made.get(byKey.get(key ?? '') ?? '');
    if (known) return known;
    const id = crypto.randomUUID();
    if (key !== undefined) byKey.set(key, id);
    const {name = '', description = '', criteria = [], imageAlt = ''} = parts;
    return put({
      ...{id, name, description, criteria, imageAlt},
      state: 'draft',
      hasImage: false,
      missing: ['image'],
      isCreatedByEarner: true,
      updatedAt: '2026-11-23T05:00:00Z',
    });
  };
  const saveDraft = (input: Parameters<BadgeBackend['badgeDrafts']['save']>[0]): BadgeDraft => {
    const known = drafts.get(input.draft);
    if (known?.state === 'published') throw backendError('REQUEST_STATE');
    const {name, description, criteria, process, design, badge: changed} = input;
    const imageAlt = typeof input.imageAlt === 'string' ? {fr: input.imageAlt} : input.imageAlt;
    const made: BadgeDraft = {
      ...{id: input.draft, structure, name, description, criteria: [...criteria], process, design},
      imageAlt: {...imageAlt},
      state: input.isProposed === true ? 'proposed' : 'draft',
      version: (known?.version ?? 0) + 1,
      hasImage: true,
      missing: missingInDraft({name, description, criteria, hasImage: true, imageAlt: imageAlt.fr}),
      isMine: true,
      updatedAt: '2026-11-23T05:00:00Z',
      ...(changed !== undefined && {badge: changed}),
    };
    drafts.set(made.id, made);
    return made;
  };
  const award = (): Award => ({
    ...{id: ownAwardId, structure, badge: 'self:1', badgeName: {fr: 'Je répare des vélos'}},
    state: backend.awardState,
    awardedAt: '2026-11-23T05:00:00Z',
    pageUrl: 'https://badges.example/b/0wn',
    imageUrl: tinyImage,
  });
  const client = fakeBackend({
    badges: {
      get: () => Promise.resolve(badge('gestes', 'Gestes et postures')),
      edit: (input) =>
        answer('badges.edit', input, () => {
          const {name, description, criteria, imageAlt} = badge('gestes', 'Gestes et postures');
          const words = {name, description, criteria, imageAlt};
          const design = {...firstDesign, enamel: 'plum'};
          return {id: 'gestes', updatedAt: '2026-11-23T05:00:00Z', design, text: words} as never;
        }),
      setImage: (input) => answer('badges.setImage', input, () => ({}) as never),
      list: () => answer('badges.list', undefined, () => ({items: [badge('gestes', 'Gestes et postures')]})),
    },
    badgeDrafts: {
      list: () =>
        answer('badgeDrafts.list', undefined, () => ({
          items: [...drafts.values()].filter(({state}) => state !== 'published'),
          mayPublish: true,
        })),
      save: (input) => answer('badgeDrafts.save', input, () => saveDraft(input)),
      publish: ({draft}) =>
        answer('badgeDrafts.publish', draft, () => {
          const found = drafts.get(draft);
          if (!found) throw backendError('DRAFT_UNKNOWN');
          const made = {...found, state: 'published', badge: found.badge ?? 'nouveau'} as const;
          drafts.set(draft, made);
          return made;
        }),
      remove: ({draft}) => answer('badgeDrafts.remove', draft, () => void drafts.delete(draft)),
    },
    selfDesigns: {
      get: ({selfBadge}) => {
        const design = designs.get(selfBadge);
        return answer('selfDesigns.get', selfBadge, () => (design ? {design} : {}));
      },
      set: ({selfBadge, design}) =>
        answer('selfDesigns.set', design, () => {
          designs.set(selfBadge, design);
          return {design};
        }),
    },
    selfCreated: {
      create: (input, options) =>
        answer('selfCreated.create', input, () => create(input, options?.idempotencyKey)),
      edit: ({selfBadge, structure: _structure, ...parts}) =>
        answer('selfCreated.edit', parts, () => put({...draftOf(selfBadge), ...parts} as SelfBadge)),
      setImage: ({selfBadge, file}) =>
        answer('selfCreated.setImage', file, () => put({...draftOf(selfBadge), hasImage: true, missing: []})),
      publish: ({selfBadge}) =>
        answer('selfCreated.publish', selfBadge, () =>
          put({...draftOf(selfBadge), state: 'published', award: ownAwardId}),
        ),
      list: () => answer('selfCreated.list', undefined, () => ({items: [...made.values()]})),
    },
    awards: {addEvidence: (input) => answer('awards.addEvidence', input.evidence, () => ({}) as never)},
    files: {upload: (input) => answer('files.upload', input.file, () => ({id: 'f1'}) as never)},
    me: {awards: () => answer('me.awards', undefined, () => ({items: [award()]}))},
  });
  const backend: DesignerBackend = {
    client,
    calls,
    sent,
    awardState: 'issued',
    lose: (call) => {
      lost.add(call);
    },
    refuse: (call, code, problems) => {
      if (code === undefined) refused.delete(call);
      else refused.set(call, Object.assign(backendError(code), problems && {problem: {problems}}));
    },
  };
  return backend;
}
