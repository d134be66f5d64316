/** Everything for answers that are not written: photos, voice, files. Loaded where a form asks for one. */
import {Recordings, type RecordingsHost} from '../../evidence/recordings.js';
import {renderEvidence} from './evidence-field.js';
import type {Media} from './field.js';
import {renderFiles} from './file-field.js';
import {shrinkPhoto} from './shrink-photo.js';
import {VoiceRecorder} from './voice-recorder.js';

export function openMedia(host: RecordingsHost): Media {
  return {
    recorder: new VoiceRecorder(host),
    recordings: new Recordings(host),
    renderFiles,
    renderEvidence,
    shrinkPhoto,
  };
}
