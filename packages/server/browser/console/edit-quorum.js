/** How a request is decided: how many must say yes, as what, and who decides where they differ. */
import {field, h, list} from './dom.js';
import {choiceOf, withPresent} from './role-choices.js';
import {without} from './texts.js';
import {inWords, words} from './words.js';

const text = words.badges;
const deciding = ['lead', 'manager', 'adviser', 'supervisor'];
const counts = ['0', '1', '2', '3'];
const usualReplaceDays = 21;
/** What the console knows of a quorum. */
const rare = ['stances', 'peersHold', 'writerMayExamine', 'replaceAfterDays'];
const members = ['min', 'vote', 'decider', ...rare];

/** @typedef {{min?: number, vote?: string, stances?: {professional?: number, peer?: number}, peersHold?: string, decider?: {role: string, when: string}, writerMayExamine?: boolean, replaceAfterDays?: number}} Quorum as the definition has it */

/** @param {Quorum} quorum @param {import('./plan.js').Structure} structure */
export function editQuorum(quorum, structure) {
  const min = list({
    label: text.quorum,
    choices: withPresent(['1', '2', '3'], String(quorum.min ?? 1)).map((value) => ({value, label: value})),
    chosen: String(quorum.min ?? 1),
  });
  const vote = list({
    label: text.vote,
    choices: Object.entries(text.votes).map(([value, label]) => ({value, label})),
    chosen: quorum.vote ?? 'unanimous',
  });
  const decider = list({
    label: quorum.decider?.when === 'always' ? text.alwaysDecides : text.decider,
    choices: [
      {value: '', label: text.noDecider},
      ...withPresent(deciding, quorum.decider?.role).map(choiceOf),
    ],
    chosen: quorum.decider?.role ?? '',
  });
  const more = editMore(quorum, structure);
  /** @returns {Quorum | undefined} */
  const read = () => {
    const count = Number(min.control.value);
    const role = decider.control.value;
    if (vote.control.value === 'majority' && count % 2 === 0 && role === '')
      return void decider.refuse(text.tie);
    const others = more.read(count);
    if (others === undefined) return undefined;
    return {
      ...without(quorum, ...members),
      min: count,
      ...((vote.control.value === 'majority' || quorum.vote !== undefined) && {vote: vote.control.value}),
      ...(role !== '' && {decider: {when: 'tie', ...quorum.decider, role}}),
      ...others,
    };
  };
  return {nodes: [min.node, vote.node, decider.node, more.node], read};
}

/** What few badges need: open where there is some of it. @param {Quorum} quorum @param {import('./plan.js').Structure} structure */
function editMore(quorum, structure) {
  const {stances = {}} = quorum;
  /** @param {string} label @param {number} [chosen] */
  const howMany = (label, chosen = 0) =>
    list({label, choices: counts.map((value) => ({value, label: value})), chosen: String(chosen)});
  const professional = howMany(text.professionals, stances.professional);
  const peer = howMany(text.peers, stances.peer);
  const known = structure.badges.map(({id, name}) => ({value: id, label: inWords(name)}));
  const isKnown = known.some(({value}) => value === quorum.peersHold);
  const peersHold = list({
    label: text.peersHold,
    help: text.peersHelp,
    choices: [
      {value: '', label: text.noPeers},
      ...known,
      ...(quorum.peersHold !== undefined && !isKnown
        ? [{value: quorum.peersHold, label: quorum.peersHold}]
        : []),
    ],
    chosen: quorum.peersHold ?? '',
  });
  const writer = h('input', {type: 'checkbox', checked: quorum.writerMayExamine === true});
  const days = field({
    label: text.replaceAfter,
    help: text.replaceAfterHelp(usualReplaceDays),
    control: h('input', {inputmode: 'numeric', maxlength: 2, value: quorum.replaceAfterDays ?? ''}),
  });
  const node = h(
    'details',
    {open: rare.some((one) => one in quorum)},
    h('summary', text.moreRules),
    professional.node,
    peer.node,
    peersHold.node,
    h('label', {class: 'choice'}, writer, text.writerMayExamine),
    days.node,
  );
  /** @param {string} words @param {{refuse: (words: string) => void}} at */
  const refuse = (words, at) => {
    node.open = true;
    return void at.refuse(words);
  };
  /** @param {number} count how many examine */
  const read = (count) => {
    const asked = {professional: Number(professional.control.value), peer: Number(peer.control.value)};
    if (asked.professional + asked.peer > count) return refuse(text.tooManyStances, peer);
    const badge = peersHold.control.value;
    if (asked.peer > 0 && badge === '') return refuse(text.peersNeedBadge, peersHold);
    const written = days.control.value.trim();
    const within = Number(written);
    if (written !== '' && !(Number.isInteger(within) && within >= 1 && within <= 60))
      return refuse(text.number(1, 60), days);
    const isSame = asked.professional === (stances.professional ?? 0) && asked.peer === (stances.peer ?? 0);
    const wanted = {
      ...(asked.professional > 0 && {professional: asked.professional}),
      ...(asked.peer > 0 && {peer: asked.peer}),
    };
    return {
      ...(isSame
        ? quorum.stances && {stances: quorum.stances}
        : asked.professional + asked.peer > 0 && {stances: wanted}),
      ...(badge !== '' && {peersHold: badge}),
      ...((writer.checked || quorum.writerMayExamine === false) && {writerMayExamine: writer.checked}),
      ...(written !== '' && {replaceAfterDays: within}),
    };
  };
  return {node, read};
}
