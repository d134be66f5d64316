/** How long a recording is: what a browser has recorded itself does not say so, and its player then shows 0:00. */

const beyondTheEnd = 1e9;

/** For `durationchange` of an `<audio>`: looks for the end once, then goes back to the beginning. */
export function learnDuration({currentTarget: audio}: Event): void {
  if (!(audio instanceof HTMLAudioElement)) return;
  if (audio.duration === Infinity && audio.paused && audio.currentTime === 0)
    audio.currentTime = beyondTheEnd;
  else if (Number.isFinite(audio.duration) && audio.paused && audio.currentTime > 0) audio.currentTime = 0;
}
