/** All that finds, reads and draws a badge: one part, loaded while the badge itself is on its way. */
export {BadgeDrawing, displayStates} from './badge-drawing.js';
export {findInTurn} from './find-in-turn.js';
