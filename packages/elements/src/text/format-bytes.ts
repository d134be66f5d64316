import type {Language} from './messages.js';

/** `10 Mo` or `10 MB`: a file's size as people read it, rounded to whole megabytes. */
export function formatBytes(bytes: number, language: Language): string {
  const megabytes = new Intl.NumberFormat(language, {maximumFractionDigits: 0}).format(bytes / (1024 * 1024));
  return `${megabytes}\u00a0${language === 'fr' ? 'Mo' : 'MB'}`;
}
