/** Answering by voice: record in the page with what is left said in words, or give a recording that exists. */
import {usualVoiceSeconds} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {voiceIcon} from '../../art/icons.js';
import {unsureMark} from '../../art/marks.js';
import {describedBy, type FieldOptions, headingId, type QuestionOf} from './field.js';
import {renderPicker} from './file-field.js';
import type {VoiceRecorder, VoiceRefusal, VoiceState} from './voice-recorder.js';

type VoiceQuestion = QuestionOf<'photo' | 'voice' | 'file' | 'evidence'>;

/** Nothing is recorded before the microphone is allowed: there is nothing to stop yet. */
const buttonKeys: Partial<Record<VoiceState['kind'], 'voice.leave' | 'voice.stop'>> = {
  asking: 'voice.leave',
  recording: 'voice.stop',
};

export function renderVoice(options: FieldOptions<VoiceQuestion>, hasSome: boolean): TemplateResult {
  const {question, text, media} = options;
  const recorder = media?.recorder;
  // Once there is a recording, nobody is told again that there is no microphone.
  const withoutMicrophone = (): TemplateResult =>
    hasSome ? renderGiven(options) : renderOtherwise(options, 'absent');
  if (!recorder?.isSupported) return withoutMicrophone();
  const state = recorder.stateOf(question.id);
  // A button that cannot work is not shown.
  if (state.kind === 'failed' && state.why === 'absent') return withoutMicrophone();
  if (state.kind === 'failed' && state.why !== 'busy') return renderOtherwise(options, state.why);
  const isOn = state.kind === 'recording' || state.kind === 'asking';
  const hintId = `${question.id}-hint`;
  const nameId = `${question.id}-record`;
  const maxSeconds = secondsFor(question);
  return html`<div>
    <button
      class="button ${state.kind === 'recording' ? 'primary' : 'secondary'} wide"
      type="button"
      id=${question.id}
      aria-labelledby="${headingId(question)} ${nameId}"
      aria-describedby=${describedBy(options, hintId)}
      data-invalid=${options.error ? 'true' : nothing}
      @click=${() => {
        if (isOn) recorder.stop();
        else record(options, recorder);
      }}
    >
      ${isOn ? nothing : voiceIcon()}<span id=${nameId}
        >${text(buttonKeys[state.kind] ?? (hasSome ? 'voice.again' : 'voice.start'))}</span
      >
    </button>
    <p class="hint small" id=${hintId}>
      ${
        state.kind === 'recording'
          ? leftWords(state.secondsLeft, options)
          : state.kind === 'asking'
            ? text('voice.asking')
            : text('voice.hint', {time: timeWords(maxSeconds, options)})
      }
    </p>
    ${state.kind === 'failed' ? renderOtherwise(options, state.why) : nothing}
  </div>`;
}

function record(options: FieldOptions<VoiceQuestion>, recorder: VoiceRecorder): void {
  const {question} = options;
  void recorder.start({
    question: question.id,
    maxSeconds: secondsFor(question),
    onDone: (file) => {
      options.onFiles([file], 'voice');
    },
    onNews: (news) => {
      options.announce(newsWords(news, options));
      if (news.kind === 'failed' && news.why !== 'busy') options.onGone();
    },
  });
}

/** No recording here: why, the other ways to answer, and a recording made elsewhere. */
function renderOtherwise(options: FieldOptions<VoiceQuestion>, why: VoiceRefusal): TemplateResult {
  const recorder = options.media?.recorder;
  return html`<div class="otherwise">
    <p class="truth">${unsureMark()}<span>${refusalWords(why, options)}</span></p>
    ${recorder && why === 'refused' ? renderUnblock(options, recorder) : nothing} ${renderGiven(options)}
  </div>`;
}

/** A recording made elsewhere. */
function renderGiven(options: FieldOptions<VoiceQuestion>): TemplateResult {
  const question = {...options.question, id: `${options.question.id}-given`};
  return renderPicker({...options, question}, {kind: 'voice', isCamera: false});
}

/** The person said no, perhaps by mistake: how to say yes. */
function renderUnblock(options: FieldOptions<VoiceQuestion>, recorder: VoiceRecorder): TemplateResult {
  const {text} = options;
  return html`<p>${text('voice.unblock')}</p>
    <button
      class="button secondary wide"
      type="button"
      @click=${() => {
        record(options, recorder);
      }}
    >
      ${voiceIcon()}<span>${text('voice.retry')}</span>
    </button>`;
}

function refusalWords(why: VoiceRefusal, {question, text, language}: FieldOptions): string {
  const others = question.type === 'evidence' ? question.ways.filter((way) => way !== 'voice') : [];
  const list = new Intl.ListFormat(language, {type: 'disjunction'});
  const ways = list.format(others.map((way) => text(`voice.other.${way}`)));
  return `${text(`voice.${why}`)} ${ways === '' ? text('voice.orFile') : text('voice.others', {ways})}`;
}

function newsWords(state: VoiceState, options: FieldOptions): string {
  if (state.kind === 'failed') return refusalWords(state.why, options);
  return state.kind === 'recording' ? leftWords(state.secondsLeft, options) : '';
}

function leftWords(seconds: number, options: FieldOptions): string {
  return options.text('voice.left', {time: timeWords(seconds, options)});
}

/** "1 minute et 40 secondes". */
function timeWords(seconds: number, {text, language}: FieldOptions): string {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  const parts = [
    ...(minutes > 0 ? [text('minutes', {n: minutes})] : []),
    ...(rest > 0 || minutes === 0 ? [text('seconds', {n: rest})] : []),
  ];
  return new Intl.ListFormat(language, {type: 'conjunction'}).format(parts);
}

function secondsFor(question: VoiceQuestion): number {
  return question.type === 'voice' ? question.maxSeconds : usualVoiceSeconds;
}
