/** The words of a pathway that is drawn, in French. */
import {errorsFr} from './errors.fr.js';

export const mapFr = {
  ...errorsFr,
  'error.PATHWAY_UNKNOWN': "Nous ne trouvons pas ce parcours. Prévenez l'auteur de la page.",
  progress: {one: '{n} badge obtenu sur {total}', other: '{n} badges obtenus sur {total}'},
  toEarn: {one: '{n} badge à obtenir', other: '{n} badges à obtenir'},
  keyMissing: {
    one: 'Encore {n} badge pour avoir le badge-clé.',
    other: 'Encore {n} badges pour avoir le badge-clé.',
  },
  keyComing: 'Votre badge-clé arrive.',
  keyEarned: 'Bravo ! Vous avez le badge-clé.',
  keyGathersAll: {
    one: 'Badge-clé : il vient avec {n} badge.',
    other: 'Badge-clé : il réunit les {n} badges.',
  },
  keyGathersSome: {
    one: 'Badge-clé : il faut {n} badge sur {total}.',
    other: 'Badge-clé : il faut {n} badges sur {total}.',
  },
  groupAsks: {one: 'Il faut {n} étape sur {total}.', other: 'Il faut {n} étapes sur {total}.'},
  'state.earned': 'Obtenu',
  'state.earnedOn': 'Obtenu le {date}',
  'state.now': 'À faire maintenant',
  'state.requested': 'Demande envoyée',
  'state.needsMore': 'Il manque quelque chose',
  'state.later': 'Plus tard',
  'state.optional': 'Si vous voulez',
  window: 'Vers le {month} mois',
  after: 'Après : {titles}',
  request: 'Demander ce badge',
  complete: 'Compléter ma demande',
  requestNamed: '{action} : {title}',
  justEarned: 'Bravo ! Vous avez le badge « {title} ».',
} as const;
