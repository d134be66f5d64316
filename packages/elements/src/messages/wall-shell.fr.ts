/** What `<badge-wall>` says before it has badges to show, in French. */

export const wallShellFr = {
  'error.UNREACHABLE': 'Le site ne répond pas. Réessayez dans un moment.',
  'error.OTHER': "Nous n'avons pas pu lire ces badges. Réessayez.",
  retry: 'Réessayer',
  loading: 'Nous cherchons les badges…',
  none: "Il n'y a pas de badges ici.",
} as const;
