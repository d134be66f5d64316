/** The words of an opened step, in French. */

export const sheetFr = {
  criteria: 'Ce que ce badge montre',
  howEarned: 'Comment on l’obtient',
  gathers: 'Les badges qu’il faut',
  givenBy: 'Donné par {name}',
  completeElsewhere: 'Pour compléter, allez sur la page de votre demande.',
  close: 'Fermer',
} as const;
