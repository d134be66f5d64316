/** What can go wrong between any element and a backend, in French. An element's own catalogue adds its own codes. */
export const errorsFr = {
  'error.UNREACHABLE': 'Le site ne répond pas. Réessayez dans un moment.',
  'error.TIMED_OUT': 'Le site répond trop lentement. Réessayez.',
  'error.SESSION_ENDED': 'Votre connexion est terminée. Connectez-vous de nouveau.',
  'error.SIGN_IN_REQUIRED': 'Connectez-vous pour continuer.',
  'error.FORBIDDEN': "Vous n'avez pas accès à cela ici. Prévenez la structure.",
  'error.ORIGIN_NOT_REGISTERED': "Ce site n'est pas inscrit auprès de la structure. Prévenez la structure.",
  'error.STRUCTURE_UNKNOWN': "Nous ne trouvons pas cette structure. Prévenez l'auteur de la page.",
  'error.TOO_MANY_ATTEMPTS': "Trop d'essais. Attendez quelques minutes, puis réessayez.",
  'error.OTHER': "Quelque chose n'a pas marché. Réessayez.",
  retry: 'Réessayer',
} as const;
