/** Keeps a badge that is composed for a structure: as a draft, as a proposal, as a badge. Sent again, nothing is made twice. */
import type {BadgeBackend, BadgeDraft, DraftProcess, LocalisedText} from '@pepites/recognition';
import {base64Of} from '../base/base64-of.js';
import {makeUuid} from '../base/make-uuid.js';
import type {DesignedBadge} from '../events/design-events.js';
import {codeOf} from '../text/error-key.js';
import type {Language} from '../text/messages.js';
import type {DesignSource} from './designer-flow.js';

/** `draft`: for later; `propose`: to those who publish. */
export type TeamAct = 'draft' | 'propose' | 'publish';

/** What earlier tries may have left on the backend. */
export interface EarlierDraft {
  /** Made here. */
  id?: string;
  version?: number;
  /** What was sent last, and under which key: sent again, it changes nothing. */
  last?: {readonly body: string; readonly idempotencyKey: string};
  hasTriedToPublish?: boolean;
}

export interface TeamBadgeOptions {
  readonly structure: string;
  readonly badge: DesignedBadge;
  readonly process: DraftProcess;
  /** What its words are written in. */
  readonly language: Language;
  readonly imageAlt: LocalisedText;
  readonly source: DesignSource;
  readonly act: TeamAct;
  /** Filled by each try, for the next one. */
  readonly earlier: EarlierDraft;
}

export async function keepStructureBadge(
  client: BadgeBackend,
  {structure, badge, process, language, imageAlt, source, act, earlier}: TeamBadgeOptions,
): Promise<BadgeDraft> {
  earlier.id ??= source.draft?.id ?? makeUuid();
  earlier.version ??= source.draft?.version ?? 0;
  const {id: draft} = earlier;
  const input = {
    structure,
    draft,
    name: badge.title,
    description: badge.description,
    criteria: [...badge.criteria],
    imageAlt,
    process,
    // A badge that there is keeps its language.
    design: source.badge ? badge.design : {...badge.design, language},
    image: await base64Of(badge.image),
    ...(source.badge && {badge: source.badge.id}),
    isProposed: act === 'propose',
    basedOn: earlier.version,
  };
  const body = JSON.stringify(input);
  if (earlier.last?.body !== body) earlier.last = {body, idempotencyKey: makeUuid()};
  try {
    const saved = await client.badgeDrafts.save(input, {idempotencyKey: earlier.last.idempotencyKey});
    earlier.version = saved.version;
    if (act !== 'publish') return saved;
  } catch (error) {
    // The answer to an earlier try was lost: it is published already.
    if (codeOf(error) !== 'REQUEST_STATE' || earlier.hasTriedToPublish !== true) throw error;
  }
  earlier.hasTriedToPublish = true;
  return client.badgeDrafts.publish({structure, draft, basedOn: Math.max(1, earlier.version)});
}
