/** Which languages the browser can read aloud. Voices come late in some browsers, and there may be none. */

const listeners = new Set<() => void>();

const synthesis = (): SpeechSynthesis | undefined =>
  (globalThis as {readonly speechSynthesis?: SpeechSynthesis}).speechSynthesis;

const primary = (lang: string): string => lang.toLowerCase().split(/[-_]/)[0] ?? '';

/** A voice for this language (BCP 47): of the same region where there is one. */
export function voiceFor(lang: string): SpeechSynthesisVoice | undefined {
  const voices = synthesis()?.getVoices() ?? [];
  const own = voices.filter((voice) => primary(voice.lang) === primary(lang));
  return own.find((voice) => voice.lang.toLowerCase() === lang.toLowerCase()) ?? own[0];
}

export function hasVoice(lang: string): boolean {
  return voiceFor(lang) !== undefined;
}

/** Told when there are other voices than before. @returns the function that ends it */
export function onVoices(listener: () => void): () => void {
  if (listeners.size === 0) synthesis()?.addEventListener('voiceschanged', tell);
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0) synthesis()?.removeEventListener('voiceschanged', tell);
  };
}

function tell(): void {
  for (const listener of [...listeners]) listener();
}
