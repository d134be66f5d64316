/** The words of `<badge-display>`, in French. */

export const displayFr = {
  'error.UNREACHABLE': 'Pas de réponse. Vérifiez votre connexion, puis réessayez.',
  'error.OTHER': "Nous n'avons pas pu lire ce badge. Réessayez.",
  retry: 'Réessayer',
  loading: 'Nous cherchons le badge…',
  none: 'Il n’y a pas de badge ici.',
} as const;
