/** What is said before there is something to show, in French. */
export const shellFr = {
  'error.UNREACHABLE': 'Pas de réponse. Vérifiez votre connexion, puis réessayez.',
  retry: 'Réessayer',
  waiting: 'Un instant…',
  nothing: "Il n'y a rien à montrer ici.",
} as const;
