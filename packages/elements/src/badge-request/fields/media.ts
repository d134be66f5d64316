/** Everything for answers that are not written: photos, voice, files. Loaded where a form asks for one. */
import type {ReactiveControllerHost} from 'lit';
import {renderEvidence} from './evidence-field.js';
import type {Media} from './field.js';
import {renderFiles} from './file-field.js';
import {shrinkPhoto} from './shrink-photo.js';
import {VoiceRecorder} from './voice-recorder.js';

export function openMedia(host: ReactiveControllerHost): Media {
  return {recorder: new VoiceRecorder(host), renderFiles, renderEvidence, shrinkPhoto};
}
