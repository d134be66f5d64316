/** The words of evidence, wherever it is shown, in French. */
export const evidenceFr = {
  'error.FILE_UNKNOWN': "Ce fichier n'est plus là.",
  'error.FILE_HELD': 'Nous vérifions que ce fichier est sans danger. Réessayez plus tard.',
  noAnswer: "La personne n'a pas répondu.",
  loadingFile: 'Nous ouvrons le fichier…',
  failedFile: "Ce fichier ne s'ouvre pas.",
  download: 'Télécharger le document',
  mute: "Cet enregistrement ne s'écoute pas ici.",
  downloadVoice: "Télécharger l'enregistrement",
  yes: 'Oui',
  no: 'Non',
  retry: 'Réessayer',
} as const;
