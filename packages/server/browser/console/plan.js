/** Every change of the structure goes this way: the definition as it would be, what that changes, and only then the change. */
import {longMs} from '../backend.js';
import {button, h} from './dom.js';
import {pressed} from '../page.js';
import {goTo} from './screen.js';
import {ask} from './session.js';
import {language, words} from './words.js';

const text = words.definition;

/** @typedef {Record<string, any> & {id: string}} DefinedBadge as the definition has it; what the console does not know it hands back as it was */
/** @typedef {{id: string, kind: string, origins: string[], platforms: (Record<string, any> & {id: string})[], badges: DefinedBadge[]} & Record<string, any>} Structure */
/** @typedef {{action: keyof typeof text.actions, kind: keyof typeof text.kinds, id: string, changes?: string[], isMissingFromFile?: boolean}} Line */
/** @typedef {{line: number, column: number, at: string, code: string, sentence: string}} Problem */
/** @typedef {{lines: Line[], problems: Problem[], mark: string}} Plan */

/** The structure as its definition has it now. @returns {Promise<Structure>} */
export async function readStructure() {
  const {definition} = await ask('GET', 'definition');
  return definition.structures[0];
}

/** Is one badge or platform the same in two readings of the definition? @param {object | undefined} one @param {object | undefined} other */
export function isSame(one, other) {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Which proposal of a place counts: what was written since makes an earlier one untrue. @type {WeakMap<HTMLElement, object>} */
const latest = new WeakMap();

/** Takes a plan away that no longer says what is written. @param {HTMLElement} place */
export function forgetPlan(place) {
  latest.delete(place);
  place.replaceChildren();
}

/**
 * The structure is read again and only what was worked on is changed in it: what others did in between stays.
 * @param {(now: Structure) => Structure} change throws a refusal where that very thing is another by now
 * @param {HTMLElement} place where the plan is shown
 * @param {string} then the screen that follows
 * @param {(problems: readonly Problem[]) => boolean} [tell] says problems at their fields; true: none is left to be said here
 */
export async function proposeStructure(change, place, then, tell) {
  const proposal = begin(place);
  const structure = change(await readStructure());
  if (latest.get(place) !== proposal) return;
  await propose({text: JSON.stringify({version: 1, structures: [structure]}), images: []}, place, then, {
    tell,
    hasPlaces: false,
  });
}

/**
 * @param {{text: string, images: readonly {path: string, image: string}[]}} change
 * @param {HTMLElement} place
 * @param {string} then
 * @param {{tell?: ((problems: readonly Problem[]) => boolean) | undefined, hasPlaces?: boolean}} [options] `hasPlaces`: lines and columns are those of a file that the person has
 */
export async function propose(change, place, then, {tell, hasPlaces = true} = {}) {
  const proposal = begin(place);
  const opener = pressed();
  const body = {...change, language};
  /** @type {Plan} */
  const plan = await ask('POST', 'definition/plan', body, {onlyAsks: true, timeoutMs: longMs});
  if (latest.get(place) !== proposal) return;
  if (plan.problems.length > 0) {
    if (tell?.(plan.problems) !== true) show(place, drawProblems(plan.problems, hasPlaces));
    return;
  }
  const isEmpty = plan.lines.every(({action}) => action === 'keep');
  show(
    place,
    h(
      'section',
      {class: 'card'},
      h('h2', {tabindex: -1}, text.plan),
      isEmpty && h('p', text.nothing),
      h('ul', ...plan.lines.filter(isSaid).map(drawLine)),
      !isEmpty && h('p', {class: 'quiet'}, text.kept(plan.lines.filter((line) => !isSaid(line)).length)),
      h(
        'div',
        {class: 'choices'},
        !isEmpty &&
          button(text.apply, async () => {
            await ask('PUT', 'definition', {...body, mark: plan.mark}, {timeoutMs: longMs});
            await goTo(then, text.applied);
          }),
        button(
          words.cancel,
          () => {
            forgetPlan(place);
            opener?.focus();
          },
          {isSecond: true, isLocal: true},
        ),
      ),
    ),
  );
}

/** @param {HTMLElement} place */
function begin(place) {
  const proposal = {};
  place.replaceChildren();
  latest.set(place, proposal);
  return proposal;
}

/** @param {HTMLElement} place @param {HTMLElement} drawn */
function show(place, drawn) {
  place.replaceChildren(drawn);
  drawn.querySelector('h2')?.focus();
}

/** @param {Line} line */
function isSaid({action, isMissingFromFile}) {
  return action !== 'keep' || isMissingFromFile === true;
}

/** @param {Line} line */
function drawLine({action, kind, id, changes = [], isMissingFromFile}) {
  const what = `${text.kinds[kind]} ${id}`;
  if (isMissingFromFile === true) return h('li', `${what} ${text.missing}`);
  const changed = changes.map(
    (member) => text.members[/** @type {keyof typeof text.members} */ (member)] ?? member,
  );
  return h(
    'li',
    h('strong', text.actions[action]),
    `${text.colon}${what}${changed.length > 0 ? ` (${changed.join(', ')})` : ''}`,
  );
}

/** @param {readonly Problem[]} problems @param {boolean} hasPlaces */
function drawProblems(problems, hasPlaces) {
  return h(
    'section',
    {class: 'card'},
    h('h2', {tabindex: -1}, text.problems(problems.length)),
    h(
      'ul',
      ...problems.map(({line, column, code, sentence}) =>
        h('li', hasPlaces && h('strong', `${text.at(line, column)}${text.colon}`), `${sentence} (${code})`),
      ),
    ),
  );
}
