/** What a milestone of another platform is in a definition: a key badge, and the pathway that leads to it. */
import type {BadgeDefinition, IssuingPlatformId, PathwayDefinition} from '@pepites/recognition';
import {canonicalJson} from '../store/canonical-json.js';

export interface MilestoneHere {
  /** Of the badge, and of the pathway. */
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly required: readonly BadgeDefinition[];
  /** 0: all. */
  readonly minRequired: number;
}

/** Their ids are letters, digits and underscores; ours are slugs. */
export function slugOf(platform: IssuingPlatformId, milestone: string): string {
  const plain = milestone.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return `${platform}-${plain}`.slice(0, 64).replace(/-+$/, '');
}

/** Beyond this many, badges are counted and no more named. */
const mostCriteria = 12;

/** Does the badge ask for the same as the milestone: the same badges, and as many of them? */
export function asksForTheSame(milestone: MilestoneHere, badge: BadgeDefinition | undefined): boolean {
  if (badge?.process.mode !== 'keyBadge') return false;
  const {requires, minRequired} = badge.process;
  const rule = ruleOf(milestone);
  return (
    canonicalJson([requires.map((one) => one.badge), minRequired ?? null]) ===
    canonicalJson([rule.requires.map((one) => one.badge), rule.minRequired ?? null])
  );
}

function ruleOf({required, minRequired}: MilestoneHere) {
  return {
    requires: required.map((badge) => ({badge: badge.id, mandatory: false})),
    ...(!isAll({required, minRequired}) && {minRequired}),
  };
}

/**
 * @param before its words and image stay; of its criteria, those that were written here follow what is asked. One that is no key badge any
 *   more is the structure's own, and stays whole
 */
export function keyBadgeFrom(milestone: MilestoneHere, before: BadgeDefinition | undefined): BadgeDefinition {
  const {id, name, description} = milestone;
  const rule = ruleOf(milestone);
  if (before) {
    if (before.process.mode !== 'keyBadge') return before;
    const criteria = areWrittenHere(before) ? criteriaOf(milestone) : before.criteria;
    if (asksForTheSame(milestone, before)) return {...before, criteria};
    const {minRequired: _, ...more} = before.process;
    return {...before, criteria, process: {...more, ...rule}};
  }
  return {
    id,
    image: `images/${id}.png`,
    name: {fr: name},
    description: {fr: description === '' ? name : description},
    criteria: criteriaOf(milestone),
    imageAlt: {fr: `Le badge-clé « ${name} »`},
    alignments: [],
    process: {mode: 'keyBadge', offer: 'automatic', ...rule},
  };
}

function criteriaOf({required, minRequired}: MilestoneHere): BadgeDefinition['criteria'] {
  const wantsAll = isAll({required, minRequired});
  const wanted = wantsAll ? required.length : minRequired;
  return wantsAll && required.length <= mostCriteria
    ? required.map((badge) => ({fr: `Avoir le badge « ${badge.name.fr} ».`}))
    : [{fr: `Avoir ${wanted} ${wanted > 1 ? 'badges' : 'badge'} sur ${required.length}.`}];
}

const writtenHere = /^Avoir (?:le badge « .* »|\d+ badges? sur \d+)\.$/s;

/** Nobody has put them in other words, or in another language. */
function areWrittenHere({criteria}: BadgeDefinition): boolean {
  return criteria.every((one) => Object.keys(one).length === 1 && writtenHere.test(one.fr));
}

/** @param before its drawing stays as long as the key badge asks for the same as it did: `isAsBefore` */
export function pathwayFrom(
  {id, name, required, minRequired}: MilestoneHere,
  {before, isAsBefore}: {readonly before: PathwayDefinition | undefined; readonly isAsBefore: boolean},
): PathwayDefinition {
  if (before && isAsBefore) return before;
  const badges = required.map((badge) => badge.id);
  const steps: PathwayDefinition['steps'] = [...badges, id].map((badge) => ({
    ...{id: badge, kind: 'badge', badge, optional: false},
  }));
  const made: PathwayDefinition = {
    ...{id, title: {fr: name}, version: 1},
    ...(isAll({required, minRequired})
      ? {steps, edges: badges.map((from) => ({from, to: id, kind: 'requires' as const}))}
      : {
          steps: [
            ...steps,
            {id: choice, kind: 'group', steps: badges, atLeast: minRequired, optional: false},
          ],
          edges: [{from: choice, to: id, kind: 'requires' as const}],
        }),
  };
  if (!before) return made;
  return canonicalJson(asked(before)) === canonicalJson(asked(made))
    ? before
    : {...made, title: before.title, version: before.version + 1};
}

const choice = 'au-choix';

const isAll = ({required, minRequired}: Pick<MilestoneHere, 'required' | 'minRequired'>): boolean =>
  minRequired === 0 || minRequired >= required.length;

/** Which badges it has, and how many of a group are enough. */
const asked = ({steps}: PathwayDefinition): unknown =>
  steps
    .map((step) =>
      step.kind === 'badge' ? `badge ${step.badge}` : step.kind === 'group' ? `group ${step.atLeast}` : '',
    )
    .filter((words) => words !== '')
    .sort();
