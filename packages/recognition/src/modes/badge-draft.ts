/** A badge of a structure before it is published: written by one, proposed by them, published by a lead; what is missing, and the process it gets. */
import type {BadgeText} from '../badge.js';
import {refuse, to, type Transition} from './transition.js';

export const badgeDraftStates = ['draft', 'proposed', 'published'] as const;
/** `draft`: its author’s alone; `proposed`: whoever manages badges sees it; `published`: it is a badge. */
export type BadgeDraftState = (typeof badgeDraftStates)[number];

/** `reviewed`: people ask with evidence, and somebody answers; `automatic`: whoever asks has it. */
export const draftProcesses = ['reviewed', 'automatic'] as const;
export type DraftProcess = (typeof draftProcesses)[number];

/** The parts that a badge must have before it is proposed or published. */
export interface BadgeDraftParts {
  readonly name: string;
  /** "Ce badge montre que…", in one sentence. */
  readonly description: string;
  readonly criteria: readonly string[];
  /** Is there an image? */
  readonly hasImage: boolean;
  /** What the image shows, for who does not see it. */
  readonly imageAlt: string;
}

export type BadgeDraftPart = 'name' | 'description' | 'criteria' | 'image' | 'imageAlt';

export type BadgeDraftEvent =
  | {readonly type: 'save'; readonly isProposed: boolean; readonly isAuthor: boolean}
  | {readonly type: 'publish'};

/** The parts that are still missing, in the order in which a person fills them. */
export function missingInDraft(parts: BadgeDraftParts): BadgeDraftPart[] {
  const isEmpty = (text: string): boolean => text.trim() === '';
  const missing: BadgeDraftPart[] = [];
  if (isEmpty(parts.name)) missing.push('name');
  if (isEmpty(parts.description)) missing.push('description');
  if (parts.criteria.every(isEmpty)) missing.push('criteria');
  if (!parts.hasImage) missing.push('image');
  if (isEmpty(parts.imageAlt)) missing.push('imageAlt');
  return missing;
}

/** Where a draft stands after the event, or why it is refused. What was proposed is not made a draft again by anybody but its author. */
export function advanceBadgeDraft(
  state: BadgeDraftState,
  event: BadgeDraftEvent,
  parts: BadgeDraftParts,
): Transition<BadgeDraftState> {
  if (state === 'published') return refuse('REQUEST_STATE');
  const isComplete = missingInDraft(parts).length === 0;
  if (event.type === 'publish') return isComplete ? to('published') : refuse('BADGE_INCOMPLETE');
  if (!event.isProposed) return to(state === 'proposed' && !event.isAuthor ? 'proposed' : 'draft');
  return isComplete ? to('proposed') : refuse('BADGE_INCOMPLETE');
}

/**
 * The process that a new badge gets: one question that can be answered in writing, by photo or by voice, examined by the structure’s
 * examiners within seven days; or, asked for, given.
 */
export function processOfDraft(kind: DraftProcess): BadgeText['process'] {
  if (kind === 'automatic') return {mode: 'automaticOnRequest', listsSupporters: false};
  return {
    mode: 'reviewed',
    form: {
      version: 1,
      questions: [
        {
          id: 'preuve',
          type: 'evidence',
          label: {
            fr: 'Racontez ou montrez ce que vous savez faire.',
            en: 'Tell or show what you can do.',
            es: 'Cuente o muestre lo que sabe hacer.',
            ar: 'احكِ أو أظهر ما تعرف أن تفعله.',
            uk: 'Розкажіть або покажіть, що ви вмієте.',
          },
          required: true,
          ways: ['write', 'photo', 'voice'],
          maxLength: 4000,
        },
      ],
    },
    examiners: ['examiner'],
    quorum: {min: 1},
    answerWithinDays: 7,
  };
}

/** An id for a badge of this name, as people read it in addresses; with a number where others have it already. */
export function badgeIdFor(name: string, taken: ReadonlySet<string>): string {
  const slug = name
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, 56)
    .replace(/^-|-$/g, '');
  const base = slug === '' ? 'badge' : slug;
  for (let n = 1; ; n++) {
    const id = n === 1 ? base : `${base}-${n}`;
    if (!taken.has(id)) return id;
  }
}
