/** What `<badge-sign-in>` says when what asks cannot be loaded. */
export const unloadedWords = {
  fr: {unloaded: "La page n'est pas complète. Vérifiez votre connexion.", retry: 'Réessayer'},
  en: async () => ({unloaded: 'The page is not complete. Check your connection.', retry: 'Try again'}),
} as const;
