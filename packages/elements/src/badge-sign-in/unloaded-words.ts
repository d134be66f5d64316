/** What `<badge-sign-in>` says when what asks cannot be loaded. */
export const unloadedWords = {
  fr: {unloaded: "La page n'est pas complète. Vérifiez que vous avez internet.", retry: 'Réessayer'},
  en: async () => ({unloaded: 'The page is not complete. Check your connection.', retry: 'Try again'}),
  es: async () => ({
    unloaded: 'La página no está completa. Compruebe su conexión.',
    retry: 'Probar otra vez',
  }),
  ar: async () => ({unloaded: 'الصفحة غير كاملة. يُرجى التحقّق من الاتصال.', retry: 'المحاولة من جديد'}),
  uk: async () => ({unloaded: 'Сторінка неповна. Перевірте з’єднання.', retry: 'Спробувати ще раз'}),
} as const;
