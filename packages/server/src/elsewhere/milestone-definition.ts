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

/** @param before its words and image stay */
export function keyBadgeFrom(
  {id, name, description, required, minRequired}: MilestoneHere,
  before: BadgeDefinition | undefined,
): BadgeDefinition {
  const rule = {
    requires: required.map((badge) => ({badge: badge.id, mandatory: false})),
    ...(!isAll({required, minRequired}) && {minRequired}),
  };
  if (before?.process.mode === 'keyBadge') {
    const {minRequired: _, ...more} = before.process;
    const isSame =
      canonicalJson([more.requires.map(({badge}) => badge), before.process.minRequired ?? null]) ===
      canonicalJson([rule.requires.map(({badge}) => badge), rule.minRequired ?? null]);
    return isSame ? before : {...before, process: {...more, ...rule}};
  }
  const count = minRequired;
  const names = required.map((badge) => `Avoir le badge « ${badge.name.fr} ».`);
  const isNamed = isAll({required, minRequired}) && names.length <= mostCriteria;
  return {
    id,
    image: `images/${id}.png`,
    name: {fr: name},
    description: {fr: description === '' ? name : description},
    criteria: isNamed
      ? names.map((fr) => ({fr}))
      : [
          {
            fr: `Avoir ${isAll({required, minRequired}) ? required.length : count} badges sur ${required.length}.`,
          },
        ],
    imageAlt: {fr: `Le badge-clé « ${name} »`},
    alignments: [],
    process: {mode: 'keyBadge', offer: 'automatic', ...rule},
  };
}

/** @param before its drawing stays as long as it leads from the same badges to the same one */
export function pathwayFrom(
  {id, name, required, minRequired}: MilestoneHere,
  before: PathwayDefinition | undefined,
): PathwayDefinition {
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
