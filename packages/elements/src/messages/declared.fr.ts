/** The words of a course that the person's browser says is done, in French: the person and the examiner read the same. */
export const declaredFr = {
  declaredCourse: 'Un cours en ligne',
  declaredDone: 'Fini',
  declaredPassed: 'Réussi',
  declaredScore: 'Score : {percent}',
  declaredUnproven: 'Dit par le navigateur, non prouvé.',
} as const;
