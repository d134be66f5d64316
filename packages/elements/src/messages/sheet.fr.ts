/** The words of an opened step, in French. */

export const sheetFr = {
  criteria: 'Ce que ce badge montre',
  howEarned: 'Comment on l’obtient',
  gathers: 'Les badges qu’il faut',
  givenBy: 'Donné par {name}',
  close: 'Fermer',
} as const;
