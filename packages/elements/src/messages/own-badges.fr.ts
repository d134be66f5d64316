/** The words of a visitor's own badges on a pathway, in French. */

export const ownBadgesFr = {
  title: 'Où en suis-je ?',
  choose: 'Choisir mes badges',
  drop: 'Ou déposez-les ici. Images PNG et SVG, fichiers JSON.',
  stays: 'Vos fichiers restent dans cette page.',
  asks: 'Pour vérifier un badge, elle envoie seulement son texte à {host}.',
  asksNobody: 'Sans serveur, elle ne peut pas tout vérifier.',
  checking: 'Nous vérifions vos badges…',
  counts: 'Il compte pour : {titles}.',
  notAsked: 'Ce badge est vrai. Ce parcours ne le demande pas.',
  notAskedUnproven: 'Ce parcours ne demande pas ce badge.',
  refused: 'Il ne compte pas. {reason}',
  undetermined: 'Il ne compte pas encore : nous ne savons pas s’il est vrai. {reason}',
  unreadable: 'Il ne compte pas. {reason}',
  tooMany: {
    one: 'Vous avez déjà mis {n} badge. Retirez-en un d’abord.',
    other: 'Vous avez déjà mis {n} badges. Retirez-en un d’abord.',
  },
  said: '{name} : {words}',
  progress: {one: '{n} badge obtenu sur {total}.', other: '{n} badges obtenus sur {total}.'},
  remove: 'Retirer',
  removeNamed: 'Retirer : {name}',
  removed: '{name} : retiré.',
  again: 'Réessayer',
  againNamed: 'Réessayer : {name}',
  yours: 'Vos badges',
} as const;
