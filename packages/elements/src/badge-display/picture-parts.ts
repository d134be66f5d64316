/** The words and the styles of a badge that is drawn. */
import {css} from 'lit';
import {pictureFr} from '../messages/picture.fr.js';
import {boxStyles} from '../styles/box.styles.js';
import {buttonStyles} from '../styles/button.styles.js';
import {cardStyles} from '../styles/card.styles.js';
import {checkStyles} from '../styles/checks.styles.js';
import {disclosureStyles} from '../styles/disclosure.styles.js';
import {iconStyles} from '../styles/icon.styles.js';
import {markStyles} from '../styles/mark.styles.js';
import {medallionStyles} from '../styles/medallion.styles.js';
import {openStyles} from '../styles/open.styles.js';
import {showsStyles} from '../styles/shows.styles.js';
import {truthStyles} from '../styles/truth.styles.js';
import {voidStyles} from '../styles/void.styles.js';
import {displayStyles} from './badge-display.styles.js';

export const pictureWords = {
  fr: pictureFr,
  en: async () => (await import('../messages/picture.en.js')).pictureEn,
  es: async () => (await import('../messages/picture.es.js')).pictureEs,
  ar: async () => (await import('../messages/picture.ar.js')).pictureAr,
  uk: async () => (await import('../messages/picture.uk.js')).pictureUk,
};

/** In one sheet: a browser goes through all sheets of all badges of the page whenever one of them has another. */
export const pictureStyles = [
  css`
    ${buttonStyles}
    ${cardStyles}
    ${boxStyles}
    ${disclosureStyles}
    ${iconStyles}
    ${markStyles}
    ${medallionStyles}
    ${voidStyles}
    ${openStyles}
    ${truthStyles}
    ${checkStyles}
    ${showsStyles}
    ${displayStyles}
  `,
];
