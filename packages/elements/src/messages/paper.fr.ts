/** The words about a sheet with somebody's code that a backend makes to be printed, in French. */
export const paperFr = {
  'paper.making': 'Nous préparons les feuilles…',
  'paper.made': {
    one: '{n} feuille est ouverte dans une autre fenêtre. Imprimez-la : elle ne s’ouvre qu’une fois.',
    other:
      '{n} feuilles sont ouvertes dans une autre fenêtre. Imprimez-les : elles ne s’ouvrent qu’une fois.',
  },
  'paper.ready': {
    one: '{n} feuille est prête. Elle s’ouvre une seule fois, avant {time}.',
    other: '{n} feuilles sont prêtes. Elles s’ouvrent une seule fois, avant {time}.',
  },
  'paper.open': 'Ouvrir et imprimer (nouvelle fenêtre)',
} as const;
