/** Whose word on courses is believed: the accounts that a platform's own server writes to its record store as. Changed through the definition. */
import {Refused} from '../backend.js';
import {field, form, h} from './dom.js';
import {forgetPlan, isSame, proposeStructure} from './plan.js';
import {linesOf, without} from './texts.js';
import {words} from './words.js';

const text = words.platforms.sources;

/** @typedef {import('./plan.js').Structure} Structure */
/** @typedef {Structure['platforms'][number]} DefinedPlatform */

/**
 * The structure with one platform changed, or without it, where nobody has changed that very platform meanwhile.
 * @param {Structure} shown as it was drawn
 * @param {string} id
 * @param {(platform: DefinedPlatform) => readonly DefinedPlatform[]} change none: it is taken out
 * @returns {(now: Structure) => Structure}
 */
export function withPlatform(shown, id, change) {
  const before = shown.platforms.find((one) => one.id === id);
  return (now) => {
    const present = now.platforms.find((one) => one.id === id);
    if (!present) throw new Refused('PLATFORM_UNKNOWN');
    if (!isSame(present, before)) throw new Refused('PLATFORM_CHANGED');
    return {...now, platforms: now.platforms.flatMap((one) => (one === present ? change(one) : [one]))};
  };
}

/** @param {{id: string, label: string, structure: Structure, plan: HTMLElement}} platform `plan`: where what changes is shown */
export function drawSources({id, label, structure, plan}) {
  const known = structure.platforms.find((one) => one.id === id);
  const accounts = h('textarea', {rows: 2, maxlength: 8000, autocapitalize: 'none'});
  accounts.value = (known?.['authorities'] ?? []).join('\n');
  const authorities = field({label: text.authorities, help: text.authoritiesHelp, control: accounts});
  const homePage = field({
    label: text.homePage,
    help: text.homePageHelp,
    control: h('input', {
      ...{inputmode: 'url', autocapitalize: 'none', autocomplete: 'off', maxlength: 2048},
      value: known?.['learnerHomePage'] ?? '',
    }),
  });
  const act = async () => {
    const lines = linesOf(accounts.value);
    const address = homePage.control.value.trim();
    const change = withPlatform(structure, id, (platform) => [
      {
        ...without(platform, 'authorities', 'learnerHomePage'),
        id,
        ...(lines.length > 0 && {authorities: lines}),
        ...(address !== '' && {learnerHomePage: address}),
      },
    ]);
    await proposeStructure(change, plan, 'connections', (problems) => {
      const isAt = (/** @type {string} */ member) =>
        problems.some(({at}) => new RegExp(`^structures\\.0\\.platforms\\.\\d+\\.${member}`).test(at));
      if (isAt('learnerHomePage')) homePage.refuse(text.homePageWrong);
      if (isAt('authorities')) authorities.refuse(text.authoritiesWrong);
      return isAt('learnerHomePage') || isAt('authorities');
    });
  };
  return h(
    'details',
    h('summary', text.title, h('span', {class: 'unseen'}, ` ${label}`)),
    form(
      {send: words.definition.see, act, isCard: false, onEdit: () => forgetPlan(plan)},
      authorities.node,
      homePage.node,
    ),
  );
}
