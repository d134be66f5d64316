/** Records a voice for one question at a time. The microphone is open only while it records. */
import {maxFileBytes} from '@pepites/recognition';
import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** Why there is no recording: the person or the page's policy said no; there is no microphone; another program has it. */
export type VoiceRefusal = 'refused' | 'absent' | 'busy';

export type VoiceState =
  | {readonly kind: 'idle'}
  /** The browser asks the person. */
  | {readonly kind: 'asking'; readonly question: string}
  | {readonly kind: 'recording'; readonly question: string; readonly secondsLeft: number}
  | {readonly kind: 'failed'; readonly question: string; readonly why: VoiceRefusal};

export interface Recording {
  readonly question: string;
  /** It ends by itself after so many seconds. */
  readonly maxSeconds: number;
  /** What was recorded, however it ended. */
  readonly onDone: (file: File) => void;
  /** The state has changed in a way that a person must hear of, or as many seconds are left as are worth saying. */
  readonly onNews: (state: VoiceState) => void;
}

/** First what is smallest; Safari writes the last ones. */
const formats = [
  ['audio/webm;codecs=opus', 'webm'],
  ['audio/mp4;codecs=mp4a.40.2', 'm4a'],
  ['audio/mp4', 'm4a'],
  ['audio/webm', 'webm'],
  ['audio/ogg;codecs=opus', 'ogg'],
] as const;
const idle: VoiceState = {kind: 'idle'};
const bitsPerSecond = 32_000;
/** Seconds left that are said aloud. */
const saidSeconds = new Set([60, 30, 10]);

export class VoiceRecorder implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  #state: VoiceState = idle;
  #recorder: MediaRecorder | undefined;
  #timer: ReturnType<typeof setInterval> | undefined;
  /** Asking again would be of no use. */
  #never: VoiceState | undefined;
  /** Counts the tries: an answer to one that was given up is not listened to. */
  #tries = 0;

  constructor(host: ReactiveControllerHost) {
    this.#host = host;
    host.addController(this);
  }

  hostDisconnected(): void {
    this.stop();
  }

  /** Can this browser, on this page, record at all? */
  get isSupported(): boolean {
    return formatHere() !== undefined && 'mediaDevices' in navigator;
  }

  /** The question that is being answered by voice now. */
  get question(): string | undefined {
    const state = this.#state;
    return state.kind === 'asking' || state.kind === 'recording' ? state.question : undefined;
  }

  /** Where the microphone was refused, or is none, that is so for every question. */
  stateOf(question: string): VoiceState {
    const state = this.#state;
    return state.kind !== 'idle' && state.question === question ? state : (this.#never ?? idle);
  }

  async start(recording: Recording): Promise<void> {
    this.stop();
    const {question, onNews} = recording;
    const format = formatHere();
    const attempt = ++this.#tries;
    this.#never = undefined;
    this.#set({kind: 'asking', question});
    try {
      if (!format) throw new DOMException('No recorder', 'NotFoundError');
      const stream = await navigator.mediaDevices.getUserMedia({audio: true});
      if (attempt === this.#tries) this.#record(stream, format, recording);
      else close(stream);
    } catch (error) {
      if (attempt !== this.#tries) return;
      const why = whyNot(error);
      const failed: VoiceState = {kind: 'failed', question, why};
      if (why !== 'busy') this.#never = failed;
      if (why === 'refused') void this.#listenForYes();
      this.#set(failed);
      onNews(failed);
    }
  }

  /** Ends the recording, which is kept; forgets a question to the person that is still open. */
  stop(): void {
    this.#tries += 1;
    if (this.#recorder?.state === 'recording') this.#recorder.stop();
    else if (this.#state.kind === 'asking') this.#set(idle);
  }

  /** The person may change their mind, in the browser's own settings. */
  async #listenForYes(): Promise<void> {
    const status = await navigator.permissions.query({name: 'microphone'}).catch(() => undefined);
    if (!status) return;
    status.onchange = () => {
      if (status.state === 'denied') return;
      this.#never = undefined;
      this.#set(idle);
    };
  }

  #record(stream: MediaStream, [mimeType, ending]: (typeof formats)[number], recording: Recording): void {
    const {question, maxSeconds, onDone, onNews} = recording;
    const recorder = new MediaRecorder(stream, {mimeType, audioBitsPerSecond: bitsPerSecond});
    const pieces: Blob[] = [];
    let bytes = 0;
    recorder.ondataavailable = ({data}) => {
      pieces.push(data);
      bytes += data.size;
      // The next second must fit as well.
      if (bytes > maxFileBytes * 0.95 && recorder.state === 'recording') recorder.stop();
    };
    const end = (): void => {
      clearInterval(this.#timer);
      close(stream);
      this.#recorder = undefined;
      this.#set(idle);
    };
    recorder.onstop = () => {
      end();
      const type = mimeType.split(';', 1)[0] ?? mimeType;
      if (bytes > 0) onDone(new File(pieces, `voix.${ending}`, {type}));
    };
    recorder.start(1000);
    this.#recorder = recorder;
    const startedAt = performance.now();
    const tick = (): void => {
      const secondsLeft = Math.max(0, Math.ceil(maxSeconds - (performance.now() - startedAt) / 1000));
      const before = this.#state;
      if (before.kind === 'recording' && before.secondsLeft === secondsLeft) return;
      this.#set({kind: 'recording', question, secondsLeft});
      if (before.kind !== 'recording' || saidSeconds.has(secondsLeft)) onNews(this.#state);
      if (secondsLeft === 0 && recorder.state === 'recording') recorder.stop();
    };
    this.#timer = setInterval(tick, 200);
    tick();
  }

  #set(state: VoiceState): void {
    this.#state = state;
    this.#host.requestUpdate();
  }
}

function formatHere(): (typeof formats)[number] | undefined {
  if (typeof MediaRecorder === 'undefined') return undefined;
  return formats.find(([type]) => MediaRecorder.isTypeSupported(type));
}

function whyNot(error: unknown): VoiceRefusal {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotFoundError' || name === 'OverconstrainedError' || error instanceof TypeError)
    return 'absent';
  return name === 'NotAllowedError' || name === 'SecurityError' ? 'refused' : 'busy';
}

function close(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}
