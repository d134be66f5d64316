/** All that draws a badge. Loaded with what reads it, while the badge itself is on its way. */
import {pictureFr} from '../messages/picture.fr.js';
import {boxStyles} from '../styles/box.styles.js';
import {buttonStyles} from '../styles/button.styles.js';
import {cardStyles} from '../styles/card.styles.js';
import {checkStyles} from '../styles/checks.styles.js';
import {disclosureStyles} from '../styles/disclosure.styles.js';
import {evidenceStyles} from '../styles/evidence.styles.js';
import {markStyles} from '../styles/mark.styles.js';
import {medallionStyles} from '../styles/medallion.styles.js';
import {truthStyles} from '../styles/truth.styles.js';
import {showsStyles} from '../styles/shows.styles.js';
import {displayStyles} from './badge-display.styles.js';
import {recommendationStyles} from './recommendations.styles.js';

export {sentMark, unsureMark} from '../art/marks.js';
export {RefreshController} from '../context/refresh-controller.js';
export {BadgeDrawing} from './badge-drawing.js';
export {readBadge} from './read-badge.js';
export {ownAward} from './own-award.js';

export const pictureWords = {
  fr: pictureFr,
  en: async () => (await import('../messages/picture.en.js')).pictureEn,
};

export const pictureStyles = [
  buttonStyles,
  cardStyles,
  boxStyles,
  disclosureStyles,
  markStyles,
  medallionStyles,
  truthStyles,
  checkStyles,
  showsStyles,
  displayStyles,
  evidenceStyles,
  recommendationStyles,
];
