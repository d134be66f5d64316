/** Sites on which people may sign in, and course platforms with their keys. */
import {boxes, button, field, form, h} from './dom.js';
import {drawElsewhere} from './elsewhere.js';
import {forgetPlan, proposeStructure, readStructure} from './plan.js';
import {drawRecordStore, drawSignedMessages} from './platform-settings.js';
import {drawSources, withPlatform} from './platform-sources.js';
import {redraw} from './screen.js';
import {dropSecret, showSecret} from './secrets.js';
import {ask, hasRole} from './session.js';
import {isShortName} from './short-name.js';
import {drawWebhooks} from './webhooks.js';
import {dayOf, inWords, words} from './words.js';

const text = words.connections;

/** @typedef {import('./plan.js').Structure} Structure */
/** @typedef {Omit<import('./platform-settings.js').Connected, 'label'> & {name: import('./words.js').LocalisedText}} Platform */
/** @typedef {{id: string, createdAt: string}} Key */

export async function drawConnections() {
  const isLead = hasRole('lead');
  const structure = isLead ? await readStructure() : undefined;
  const {items} = await ask('GET', 'platforms');
  const plan = h('div');
  const platforms = await Promise.all(
    items.map((/** @type {Platform} */ platform) => drawPlatform(platform, structure, plan)),
  );
  return h(
    'div',
    !isLead && h('p', text.leadOnly),
    plan,
    structure && drawSites(structure, plan),
    h(
      'section',
      h('h2', text.platforms),
      h('p', text.platformsWhy),
      items.length === 0 && h('p', text.noPlatforms),
      h('ul', {class: 'list cards'}, ...platforms),
      structure && drawNewPlatform(structure, plan),
    ),
    isLead && (await drawElsewhere()),
    await drawWebhooks(),
  );
}

/** @param {Structure} structure @param {HTMLElement} plan */
function drawSites(structure, plan) {
  const {origins} = structure;
  const origin = field({
    label: text.origin,
    help: text.originHelp,
    control: h('input', {
      inputmode: 'url',
      autocomplete: 'off',
      autocapitalize: 'none',
      required: true,
      maxlength: 200,
    }),
  });
  const add = async () => {
    const written = origin.control.value.trim().replace(/\/$/, '').toLowerCase();
    if (origins.includes(written)) return origin.refuse(text.originKnown);
    await proposeStructure(
      (now) => ({...now, origins: [...new Set([...now.origins, written])]}),
      plan,
      'connections',
      (problems) => {
        const isHere = problems.every(({at}) => at.startsWith('structures.0.origins'));
        if (isHere) origin.refuse(text.originWrong);
        return isHere;
      },
    );
  };
  return h(
    'section',
    h('h2', text.sites),
    h('p', text.sitesWhy),
    origins.length === 0 && h('p', text.noSites),
    h(
      'ul',
      {class: 'list cards'},
      ...origins.map((one) =>
        h(
          'li',
          {class: 'card'},
          h('p', {class: 'site'}, one),
          button(
            words.remove,
            async () =>
              proposeStructure(
                (now) => ({...now, origins: now.origins.filter((other) => other !== one)}),
                plan,
                'connections',
              ),
            {isSecond: true, about: one},
          ),
        ),
      ),
    ),
    form({send: words.add, act: add, onEdit: () => forgetPlan(plan)}, origin.node),
  );
}

/** @param {Platform} platform @param {Structure | undefined} structure @param {HTMLElement} plan */
async function drawPlatform(platform, structure, plan) {
  const {id, name} = platform;
  const path = `platforms/${encodeURIComponent(id)}/api-keys`;
  const keys = h('div');
  const drawKeys = async () => {
    const {items} = await ask('GET', path);
    keys.replaceChildren(
      h('h4', text.keys),
      items.length === 0
        ? h('p', text.noKeys)
        : h('ul', {class: 'list'}, ...items.map((/** @type {Key} */ key) => drawKey(key, path, label))),
    );
  };
  const label = inWords(name);
  await drawKeys();
  return h(
    'li',
    {class: 'card'},
    h('h3', label),
    h('p', {class: 'quiet'}, id),
    keys,
    button(
      text.makeKey,
      async () => {
        const {id: made, key} = await ask('POST', path, {});
        // Shown first: whatever comes after, it is not said again.
        showSecret({id: keyName(made), title: text.keyOf(label), values: [{label: text.newKey, value: key}]});
        await drawKeys();
      },
      {about: label},
    ),
    drawSignedMessages({...platform, label}),
    await drawRecordStore({...platform, label}),
    structure && drawSources({id, label, structure, plan}),
    structure &&
      h(
        'div',
        {class: 'part'},
        button(
          text.removePlatform,
          async () =>
            proposeStructure(
              withPlatform(structure, id, () => []),
              plan,
              'connections',
            ),
          {isSecond: true, about: label},
        ),
      ),
  );
}

/** Under which its key is shown. @param {string} id */
const keyName = (id) => `key:${id}`;

/** @param {Key} key @param {string} path @param {string} platform its name */
function drawKey({id, createdAt}, path, platform) {
  const name = text.keyFrom(dayOf(createdAt));
  return h(
    'li',
    h('p', name),
    button(
      text.endKey,
      async () => {
        await ask('DELETE', `${path}/${encodeURIComponent(id)}`);
        dropSecret(keyName(id));
        await redraw(text.keyEnded);
      },
      {isSecond: true, about: `${platform}, ${name}`},
    ),
  );
}

/** @param {Structure} structure @param {HTMLElement} plan */
function drawNewPlatform(structure, plan) {
  const courseBadges = structure.badges.filter(({process}) => process.mode === 'onCriteria');
  if (courseBadges.length === 0) return h('p', {class: 'quiet'}, text.noCourseBadges);
  const name = field({label: text.platformName, control: h('input', {required: true, maxlength: 200})});
  const id = field({
    label: text.platformId,
    help: text.platformIdHelp,
    control: h('input', {required: true, maxlength: 64, autocapitalize: 'none', autocomplete: 'off'}),
  });
  const badges = boxes({
    legend: text.platformBadges,
    choices: courseBadges.map((badge) => ({value: badge.id, label: inWords(badge['name'])})),
    chosen: [],
  });
  const problem = h('p', {class: 'error', role: 'alert'});
  const add = async () => {
    const chosen = badges.chosen();
    problem.textContent = chosen.length === 0 ? text.oneBadge : '';
    if (!isShortName(id.control.value)) return id.refuse(text.platformIdWrong);
    if (chosen.length === 0) return;
    const platform = {id: id.control.value, name: {fr: name.control.value}, badges: chosen};
    await proposeStructure(
      (now) => ({...now, platforms: [...now.platforms, platform]}),
      plan,
      'connections',
      (problems) => {
        const isTaken = problems.every(({at}) => /^structures\.0\.platforms\.\d+\.id$/.test(at));
        if (isTaken) id.refuse(text.platformKnown);
        return isTaken;
      },
    );
  };
  return h(
    'details',
    h('summary', text.addPlatform),
    form(
      {send: words.definition.see, act: add, onEdit: () => forgetPlan(plan)},
      name.node,
      id.node,
      badges.node,
      problem,
    ),
  );
}
