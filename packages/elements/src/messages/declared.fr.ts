/** The words of a course that the person's browser says is done, in French; that it is unproven is said to the person in words of their own. */
export const declaredFr = {
  declaredCourse: 'Un cours en ligne',
  declaredDone: 'Fini',
  declaredPassed: 'Réussi',
  declaredScore: 'Score : {percent}',
  declaredUnproven: 'Dit par le navigateur, non prouvé.',
} as const;
