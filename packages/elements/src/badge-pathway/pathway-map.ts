/** All that draws a pathway: the list, and the line or the map where there is room. Loaded while the pathway itself is on its way. */
import type {CSSResult} from 'lit';
import {mapFr} from '../messages/map.fr.js';
import {buttonStyles} from '../styles/button.styles.js';
import {markStyles} from '../styles/mark.styles.js';
import {medallionStyles} from '../styles/medallion.styles.js';
import {pipStyles} from '../styles/pip.styles.js';
import {seatStyles} from '../styles/seat.styles.js';
import {signpostStyles} from '../styles/signpost.styles.js';
import {errorKey} from '../text/error-key.js';
import type {Text} from '../text/messages.js';
import {pathwayStyles} from './badge-pathway.styles.js';
import {lineStyles} from './line.styles.js';
import {mapStyles} from './map.styles.js';
import {type DrawingStyles, PathwayDrawing, type PathwayHost} from './pathway-drawing.js';
import {printStyles} from './print.styles.js';

export {unsureMark} from '../art/marks.js';
export {readGivenPathway} from './given-pathway.js';

export const mapWords = {
  fr: mapFr,
  en: async () => (await import('../messages/map.en.js')).mapEn,
  es: async () => (await import('../messages/map.es.js')).mapEs,
  ar: async () => (await import('../messages/map.ar.js')).mapAr,
  uk: async () => (await import('../messages/map.uk.js')).mapUk,
};

const listStyles = [
  buttonStyles,
  markStyles,
  medallionStyles,
  seatStyles,
  signpostStyles,
  pipStyles,
  pathwayStyles,
  printStyles,
];

/** What draws one pathway. Half of all rules are for a line or a map: a page reads only those of what it draws. */
export function createDrawing(host: PathwayHost, addStyles: DrawingStyles['addStyles']): PathwayDrawing {
  addStyles(listStyles);
  const used = new Set<CSSResult>();
  return new PathwayDrawing(host, {
    addStyles,
    useLook: (look, columns) => {
      if (look === 'list') return;
      const styles = look === 'map' ? mapStyles : lineStyles(columns);
      if (used.has(styles)) return;
      used.add(styles);
      addStyles([styles]);
    },
  });
}

/** The sentence for a pathway that cannot be had. */
export function sayFailure(error: unknown, text: Text<typeof mapFr>): string {
  return text(errorKey(mapFr, error));
}
