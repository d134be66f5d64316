/** The words of `<badge-display>` before it has a badge, in the languages that are loaded: so few that one file holds them. */
import {displayAr} from './display.ar.js';
import {displayEn} from './display.en.js';
import {displayEs} from './display.es.js';
import {displayUk} from './display.uk.js';

export const displayOthers = {en: displayEn, es: displayEs, ar: displayAr, uk: displayUk};
