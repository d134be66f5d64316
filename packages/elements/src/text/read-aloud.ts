/** Reads sentences aloud, one after the other, by the browser's own voices. Never by itself: somebody has asked for it. */
import {voiceFor} from './voices.js';

export interface Sentence {
  readonly text: string;
  /** BCP 47. */
  readonly lang: string;
}

export interface Reading {
  /** Once the last sentence was said, or the reading was stopped. Never rejects. */
  readonly done: Promise<void>;
  readonly stop: () => void;
}

/** Sentences of a language without a voice are left out. Escape, pressed anywhere in the page, ends it. */
export function readAloud(sentences: readonly Sentence[], page: Document): Reading {
  const synthesis = speechSynthesis;
  let isStopped = false;
  let finish = (): void => undefined;
  const done = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const end = (): void => {
    isStopped = true;
    page.removeEventListener('keydown', onKey);
    finish();
  };
  const stop = (): void => {
    if (isStopped) return;
    end();
    synthesis.cancel();
  };
  const onKey = ({key}: KeyboardEvent): void => {
    if (key === 'Escape') stop();
  };
  const say = (index: number): void => {
    if (isStopped) return;
    const sentence = sentences[index];
    if (!sentence) {
      end();
      return;
    }
    const voice = voiceFor(sentence.lang);
    if (!voice || sentence.text.trim() === '') {
      say(index + 1);
      return;
    }
    const utterance = new SpeechSynthesisUtterance(sentence.text);
    utterance.lang = voice.lang;
    utterance.voice = voice;
    utterance.onend = () => {
      say(index + 1);
    };
    // Another reading took its place, or there is no sound here.
    utterance.onerror = end;
    synthesis.speak(utterance);
  };
  page.addEventListener('keydown', onKey);
  // One voice at a time on a page.
  synthesis.cancel();
  say(0);
  return {done, stop};
}
