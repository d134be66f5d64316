/** All that finds, reads and draws a badge: one part, loaded while the badge itself is on its way. */
export {BadgeDrawing} from './badge-drawing.js';
export {displayStates} from './drawing-host.js';
export {findInTurn} from './find-in-turn.js';
