/** What is said before there is something to show, in French. */
export const shellFr = {
  'error.UNREACHABLE': 'Le site ne répond pas. Réessayez dans un moment.',
  retry: 'Réessayer',
  waiting: 'Un instant…',
  nothing: "Il n'y a rien à montrer ici.",
} as const;
