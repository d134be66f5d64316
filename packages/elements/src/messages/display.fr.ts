/** What `<badge-display>` says before it has a badge, in French. */

export const displayFr = {
  'error.UNREACHABLE': 'Le site ne répond pas. Réessayez dans un moment.',
  retry: 'Réessayer',
  loading: 'Nous cherchons le badge…',
  none: "Il n'y a pas de badge ici.",
} as const;
