/** The screens of the console, in the order of the badges' life: find, ask, show, improve; then what the structure sets. */
import {part} from '../page.js';
import {drawBadges} from './badges.js';
import {drawConnections} from './connections.js';
import {drawDefinition} from './definition.js';
import {drawGiven} from './given.js';
import {drawHome} from './home.js';
import {drawMembers} from './members.js';
import {hasRole} from './session.js';
import {drawStatistics} from './statistics.js';
import {drawWaysIn} from './ways-in.js';

const reviewing = ['examiner', 'adviser', 'lead', 'supervisor', 'externalExaminer', 'peer'];
const managing = ['lead', 'manager', 'networkAdmin'];

/** Elements that wait in a template, since each of them asks the backend as soon as it stands in the page. @param {string} id */
function elementsOf(id) {
  return /** @type {HTMLTemplateElement} */ (part(id)).content.cloneNode(true);
}

/** @param {string} badge whose image is drawn anew; empty: a new badge */
function drawDesigner(badge) {
  const copy = /** @type {DocumentFragment} */ (elementsOf('designer'));
  if (badge !== '') copy.querySelector('badge-designer')?.setAttribute('badge', badge);
  return copy;
}

/** @type {readonly import('./screen.js').Screen[]} */
export const screens = [
  {id: 'home', isOpen: () => hasRole(...reviewing, ...managing), draw: drawHome},
  {id: 'badges', isOpen: () => hasRole('lead'), draw: drawBadges},
  {id: 'draw', isOpen: () => hasRole('lead', 'manager'), draw: drawDesigner},
  {id: 'requests', isOpen: () => hasRole(...reviewing), draw: () => elementsOf('review')},
  {id: 'pathways', isOpen: () => hasRole('lead', 'adviser'), draw: () => elementsOf('pathways')},
  {id: 'given', isOpen: () => hasRole('lead'), draw: drawGiven},
  {id: 'statistics', isOpen: () => hasRole(...managing), draw: drawStatistics},
  {id: 'members', isOpen: () => hasRole(...managing), draw: drawMembers},
  {id: 'connections', isOpen: () => hasRole('lead', 'manager'), draw: drawConnections},
  {id: 'definition', isOpen: () => hasRole('lead'), draw: drawDefinition},
  {id: 'ways', isOpen: () => hasRole(...reviewing, ...managing), draw: drawWaysIn},
];
