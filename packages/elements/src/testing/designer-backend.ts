/** A person who makes badges of their own, and a structure whose badge gets another image: a backend in memory for tests and stories. Not shipped. */
import type {Award, BadgeBackend, SelfBadge, SelfBadgeParts} from '@pepites/recognition';
import {backendError, badge, fakeBackend, structure, tinyImage} from './samples.js';

export const ownAwardId = '0190d4a0-0000-7000-8000-0000000000f7';

export interface DesignerBackend {
  readonly client: BadgeBackend;
  /** The calls, in order. */
  readonly calls: string[];
  /** What was sent last, by call. */
  readonly sent: Map<string, unknown>;
  /** The next calls of this name are refused with the code; undefined: no longer. */
  refuse(call: string, code: string | undefined): void;
  /** The next call of this name is carried out, and its answer lost. */
  lose(call: string): void;
  awardState: Award['state'];
}

export function designerBackend(): DesignerBackend {
  const calls: string[] = [];
  const sent = new Map<string, unknown>();
  const refused = new Map<string, string>();
  const lost = new Set<string>();
  const made = new Map<string, SelfBadge>();
  const byKey = new Map<string, string>();
  const answer = async <T>(call: string, input: unknown, act: () => T): Promise<T> => {
    calls.push(call);
    sent.set(call, input);
    await Promise.resolve();
    const code = refused.get(call);
    if (code !== undefined) throw backendError(code);
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
      updatedAt: '2026-11-26T05:00:00Z',
    });
  };
  const award = (): Award => ({
    ...{id: ownAwardId, structure, badge: 'self:1', badgeName: {fr: 'Je répare des vélos'}},
    state: backend.awardState,
    awardedAt: '2026-11-26T05:00:00Z',
    pageUrl: 'https://badges.example/b/0wn',
    imageUrl: tinyImage,
  });
  const client = fakeBackend({
    badges: {
      get: () => Promise.resolve(badge('gestes', 'Gestes et postures')),
      edit: (input) => answer('badges.edit', input, () => ({updatedAt: '2026-11-26T05:00:00Z'}) as never),
      setImage: (input) => answer('badges.setImage', input, () => ({}) as never),
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
    refuse: (call, code) => {
      if (code === undefined) refused.delete(call);
      else refused.set(call, code);
    },
  };
  return backend;
}
