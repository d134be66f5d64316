/** The team: who works in the structure, what each may do, who is invited. */
import {askFirst} from './ask-first.js';
import {boxes, button, field, form, h} from './dom.js';
import {redraw} from './screen.js';
import {ask, context} from './session.js';
import {dayOf, inWords, roleWords, words} from './words.js';

const text = words.members;

/** @typedef {{person: string, name: string, email?: string, title?: import('./words.js').LocalisedText, roles: string[], source: 'file' | 'invitation'}} Member */
/** @typedef {{id: string, email: string, name: string, roles: string[], expiresAt: string, isExpired: boolean}} Invitation */

export async function drawMembers() {
  const [{items, grantable}, invitations] = await Promise.all([
    ask('GET', 'members'),
    ask('GET', 'invitations'),
  ]);
  return h(
    'div',
    h('p', text.intro),
    h(
      'ul',
      {class: 'list cards'},
      ...items.map((/** @type {Member} */ member) => drawMember(member, grantable)),
    ),
    invitations.items.length > 0 && h('h2', text.invitations),
    h('ul', {class: 'list cards'}, ...invitations.items.map(drawInvitation)),
    drawInvite(grantable),
  );
}

/** @param {readonly string[]} roles */
function choicesOf(roles) {
  return Object.entries(roleWords)
    .filter(([role]) => roles.includes(role))
    .map(([value, label]) => ({value, label: inWords(label)}));
}

/** @param {Member} member @param {readonly string[]} grantable */
function drawMember(member, grantable) {
  const {person, name, email, roles, source} = member;
  const path = `members/${encodeURIComponent(person)}`;
  const isSelf = context.session?.person.id === person;
  // A role that one may not give stays as it is.
  const fixed = roles.filter((role) => !grantable.includes(role));
  const chosen = boxes({legend: text.roles(name), choices: choicesOf(grantable), chosen: roles});
  const problem = h('p', {class: 'error', role: 'alert'});
  const save = async () => {
    const wanted = [...fixed, ...chosen.chosen()];
    problem.textContent = wanted.length === 0 ? text.oneRole : '';
    if (wanted.length === 0) return;
    await ask('PUT', `${path}/roles`, {roles: wanted});
    await redraw(text.saved(name));
  };
  const remove = async () => {
    await ask('DELETE', path);
    await redraw(text.removed(name));
  };
  return h(
    'li',
    {class: 'card'},
    h('h2', name),
    email !== undefined && h('p', {class: 'quiet'}, email),
    isSelf && h('p', {class: 'quiet'}, text.you),
    h('p', {class: 'quiet'}, source === 'file' ? text.fromFile : text.fromInvitation),
    h('ul', ...choicesOf(roles).map(({label}) => h('li', label))),
    h(
      'details',
      h('summary', words.change, h('span', {class: 'unseen'}, ` ${name}`)),
      form(
        {send: text.saveRoles, act: save, isCard: false},
        chosen.node,
        problem,
        h('p', {class: 'quiet'}, text.ends),
      ),
      askFirst(text.removeFrom, {about: name, question: text.sure(name), act: remove}),
    ),
  );
}

/** @param {Invitation} invitation */
function drawInvitation({id, email, name, roles, expiresAt, isExpired}) {
  const path = `invitations/${encodeURIComponent(id)}`;
  return h(
    'li',
    {class: 'card'},
    h('h3', name),
    h('p', {class: 'quiet'}, email),
    h('p', {class: isExpired ? 'late' : 'quiet'}, isExpired ? text.expired : text.until(dayOf(expiresAt))),
    h('ul', ...choicesOf(roles).map(({label}) => h('li', label))),
    h(
      'div',
      {class: 'choices'},
      button(
        text.resend,
        async () => {
          await ask('POST', `${path}/messages`, {});
          await redraw(text.sent(email));
        },
        {about: name},
      ),
      button(
        text.takeBack,
        async () => {
          await ask('DELETE', path);
          await redraw(text.takenBack(email));
        },
        {isSecond: true, about: name},
      ),
    ),
  );
}

/** @param {readonly string[]} grantable */
function drawInvite(grantable) {
  const name = field({
    label: text.name,
    control: h('input', {autocomplete: 'off', required: true, maxlength: 100}),
  });
  const email = field({
    label: text.email,
    control: h('input', {type: 'email', autocomplete: 'off', required: true, maxlength: 254}),
  });
  const chosen = boxes({legend: text.rolesOfInvited, choices: choicesOf(grantable), chosen: []});
  const problem = h('p', {class: 'error', role: 'alert'});
  const send = async () => {
    const roles = chosen.chosen();
    problem.textContent = roles.length === 0 ? text.oneRole : '';
    if (roles.length === 0) return;
    const to = email.control.value;
    await ask('POST', 'invitations', {email: to, name: name.control.value, roles});
    await redraw(text.sent(to));
  };
  return h(
    'section',
    h('h2', text.invite),
    form({send: text.send, act: send}, name.node, email.node, chosen.node, problem),
  );
}
