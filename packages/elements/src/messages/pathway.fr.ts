/** The words of `<badge-pathway>`, in French. */

export const pathwayFr = {
  'error.UNREACHABLE': 'Le site ne répond pas. Réessayez dans un moment.',
  'error.OTHER': "Quelque chose n'a pas marché. Réessayez.",
  retry: 'Réessayer',
  waiting: 'Nous cherchons le parcours…',
  empty: "Ce parcours n'a pas encore d'étape.",
} as const;
