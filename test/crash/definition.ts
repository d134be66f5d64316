/** The structure that the crash test acts in: reviewed badges (one with a jury of two), key badges, an automatic one, a course's. */
import {definitionSchema, type Definition} from '@pepites/recognition';
import * as v from 'valibot';

export const structure = 'les-trois-saules';
export const platform = 'cours';
export const examiners = ['nadege@saules.example', 'driss@saules.example', 'lina@saules.example'];
export const reviewedBadges = ['un', 'deux', 'trois', 'quatre'];
export const juryBadge = 'deux';
export const automaticBadge = 'soutien';
export const courseBadge = 'gestes';
/** Given by themselves, once the badges named are issued. */
export const keyBadges: Readonly<Record<string, readonly string[]>> = {
  cle: ['un', 'deux'],
  'cle-de-cle': ['cle', 'trois'],
};
export const activity = 'https://cours.example/gestes';

/** A page for each client: how many codes may be asked for from one page is limited. */
export const pageOf = (client: number): string => `https://page-${client}.saules.example`;

const drawing =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120"><circle cx="60" cy="60" r="50" fill="#1E5A45"/></svg>';
export const images: ReadonlyMap<string, Uint8Array> = new Map([['badge.svg', Buffer.from(drawing)]]);

export function crashDefinition(clients: number): Definition {
  const badge = (id: string, process: object) => ({
    id,
    name: `Badge ${id}`,
    description: 'Une phrase.',
    criteria: ['Je viens à l’heure.'],
    image: 'badge.svg',
    imageAlt: 'Un rond vert',
    process,
  });
  const reviewed = (id: string) =>
    badge(id, {
      mode: 'reviewed',
      form: {questions: [{id: 'reussite', type: 'longText', label: 'Racontez.'}]},
      quorum: {min: id === juryBadge ? 2 : 1},
    });
  return v.parse(definitionSchema, {
    version: 1,
    structures: [
      {
        id: structure,
        name: 'Les Trois Saules',
        kind: 'ACI',
        origins: Array.from({length: clients}, (_, client) => pageOf(client)),
        staff: examiners.map((email) => ({email, name: email, roles: ['examiner', 'adviser']})),
        platforms: [{id: platform, name: 'Cours', badges: [courseBadge]}],
        badges: [
          ...reviewedBadges.map(reviewed),
          ...Object.entries(keyBadges).map(([id, needed]) =>
            badge(id, {mode: 'keyBadge', requires: needed.map((one) => ({badge: one}))}),
          ),
          badge(automaticBadge, {mode: 'automaticOnRequest'}),
          badge(courseBadge, {mode: 'onCriteria', rule: {passed: activity}}),
        ],
      },
    ],
  });
}
