/** The words of `<badge-display>`, in French. */

export const displayFr = {
  'error.UNREACHABLE': 'Pas de réponse. Vérifiez votre connexion, puis réessayez.',
  'error.OTHER': "Nous n'avons pas pu lire ce badge. Réessayez.",
  retry: 'Réessayer',
  loading: 'Nous cherchons le badge…',
  empty: 'Il n’y a pas de badge ici.',
  signInFirst: 'Connectez-vous pour voir votre badge.',
  nothingYet: "Vous n'avez pas encore ce badge.",
  signing: 'Votre badge arrive. Attendez un instant.',
} as const;
