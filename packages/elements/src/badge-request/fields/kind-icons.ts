/** The pictogram of each kind of file. */
import {missingIcon, photoIcon, voiceIcon} from '../../art/icons.js';

export const kindIcons = {photo: photoIcon, voice: voiceIcon, file: missingIcon} as const;
