/** Where somebody without an account writes a recommendation: a link, a code, a form. Works without JavaScript; with it, by the element. */
import type {ErrorCode, EndorsementView} from '@pepites/recognition';
import {maxEndorsementLength} from '@pepites/recognition';
import {openEndorsementLink, rowOfLink} from '../../beside/endorsement-links.js';
import {endorsementViews} from '../../beside/endorsement-rows.js';
import {actOnEndorsement} from '../../beside/endorsements.js';
import {readStructure} from '../../catalogue/catalogue.js';
import {Refusal} from '../../refusal.js';
import {html, type Html} from './html.js';
import {page} from './layout.js';
import {notFoundPage} from './not-found-page.js';
import type {PageContext} from './pages.js';

const sayings: Partial<Record<ErrorCode, string>> = {
  NOT_THE_ENDORSER: 'Ce code n’est pas le bon. Demandez-le à la personne qui vous a écrit.',
  TOO_MANY_ATTEMPTS:
    'Trop d’essais\u00a0: ce lien ne marche plus. La personne peut vous en envoyer un autre.',
  CONSENT_MISSING: 'Cochez la case si vous êtes d’accord\u00a0: sans elle, nous n’envoyons rien.',
  MESSAGE_REQUIRED: 'Écrivez encore quelques mots.',
  REQUEST_INCOMPLETE: `Il manque votre nom, ou le texte dépasse ${maxEndorsementLength} signes.`,
  REQUEST_STATE: 'C’est déjà fait, ou c’est trop tard.',
};

const over = 'C’est terminé\u00a0: il n’y a plus rien à faire ici.';
const agree = 'Je suis d’accord\u00a0: mes mots et mon nom sont écrits à côté du badge, si';

function quoted(badge: string): string {
  return `le badge «\u00a0${badge}\u00a0»`;
}

interface Filled {
  readonly code: string;
  readonly text: string;
  readonly name: string;
}

/** The first step: nothing is said of anybody before the code. */
export async function recommendPage(context: PageContext, link: string): Promise<Response> {
  const row = await rowOfLink(context.services.db, link);
  if (!row) return notFoundPage(context, 'recommend.page');
  const structure = await readStructure(context.services.db, row.structure_id);
  const form = html`<h1>Écrire une recommandation</h1>
    <p>Une personne vous demande quelques mots, par ${structure.name}.</p>
    ${codeForm(context, link)}`;
  if (!context.hasElements) return frame(context, form);
  // The form stays where the element cannot run.
  const element = html`<badge-backend backend="${context.services.publicUrl}" structure="${row.structure_id}">
    <badge-endorse link="${link}" heading-level="1">${form}</badge-endorse>
  </badge-backend>`;
  return frame(context, element, 200, true);
}

/** @param body the form: `act` is open, write, decline or withdraw */
export async function sendRecommendation(
  context: PageContext,
  link: string,
  body: string,
): Promise<Response> {
  const {services} = context;
  const row = await rowOfLink(services.db, link);
  if (!row) return notFoundPage(context, 'recommend.send');
  const sent = new URLSearchParams(body);
  const filled: Filled = {
    code: (sent.get('code') ?? '').trim(),
    text: sent.get('text') ?? '',
    name: sent.get('name') ?? '',
  };
  try {
    const key = {structure: row.structure_id, link, code: filled.code};
    const opened = {kind: 'link', ...(await openEndorsementLink(services, key))} as const;
    const [view] = await endorsementViews(services, services.db, [opened.row]);
    if (!view) return notFoundPage(context, 'recommend.send');
    const act = sent.get('act');
    if (act !== 'write' && act !== 'decline' && act !== 'withdraw')
      return frame(context, writeForm(context, link, view, filled));
    try {
      await actOnEndorsement(services, opened, (_row, proof) =>
        act === 'write'
          ? {type: 'write', proof, ...filled, hasConsent: sent.get('consent') === 'yes'}
          : act === 'decline'
            ? {type: 'decline', proof}
            : {type: 'withdraw', by: proof},
      );
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return frame(context, writeForm(context, link, view, filled, saying(error)), error.status);
    }
    return frame(
      context,
      html`<h1>Merci</h1>
        <p>${thanks[act]}</p>`,
    );
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const form = html`<h1>Écrire une recommandation</h1>
      <p role="alert">${saying(error)}</p>
      ${codeForm(context, link)}`;
    return frame(context, form, error.status);
  }
}

const thanks = {
  write:
    'Vos mots sont partis. La personne dit oui ou non. Si c’est oui, toute personne qui voit le badge les lit. Gardez le lien et le code\u00a0: ils servent aussi à les retirer.',
  decline: 'C’est noté. Nous ne vous demandons plus rien pour ce badge.',
  withdraw: 'Vos mots sont retirés, et effacés.',
} as const;

function codeForm(context: PageContext, link: string): Html {
  return html`<form method="post" action="${addressOf(context, link)}">
    <p>
      <label for="code">Le code que la personne vous a donné (6 chiffres)</label><br />
      <input
        id="code"
        name="code"
        inputmode="numeric"
        autocomplete="off"
        pattern="[0-9]{6}"
        maxlength="6"
        required
      />
    </p>
    <p><button type="submit" name="act" value="open">Continuer</button></p>
  </form>`;
}

function writeForm(
  context: PageContext,
  link: string,
  view: EndorsementView,
  {code, text, name}: Filled,
  problem?: string,
): Html {
  const who = view.earnerName === '' ? 'Une personne' : view.earnerName;
  const head = html`<h1>Recommander ${who}</h1>
    <p>${who} vous demande quelques mots pour ${quoted(view.badgeName.fr)}.</p>
    ${view.message === '' ? undefined : html`<p class="card message">${view.message}</p>`}
    ${problem === undefined ? undefined : html`<p role="alert">${problem}</p>`}`;
  const hidden = html`<input type="hidden" name="code" value="${code}" />`;
  if (view.state !== 'pending')
    return html`${head}
    ${view.text === undefined ? undefined : html`<p class="card message">${view.text}</p>`}
    ${
      ['written', 'accepted', 'signed'].includes(view.state)
        ? html`<form method="post" action="${addressOf(context, link)}">
            ${hidden}
            <p><button type="submit" name="act" value="withdraw">Retirer mes mots</button></p>
          </form>`
        : html`<p>${over}</p>`
    }`;
  return html`${head}
    <form method="post" action="${addressOf(context, link)}">
      ${hidden}
      <p>
        <label for="text">Vos mots</label><br />
        <textarea id="text" name="text" rows="8" cols="50" maxlength="${String(maxEndorsementLength)}">
${text}</textarea>
      </p>
      <p class="quiet">N’écrivez rien sur la santé ou la vie privée.</p>
      <p>
        <label for="name">Votre nom, comme il sera écrit</label><br />
        <input id="name" name="name" maxlength="100" autocomplete="name" value="${name}" />
      </p>
      <p>
        <label>
          <input type="checkbox" name="consent" value="yes" />
          ${agree} ${who} dit oui.
        </label>
      </p>
      <p>
        <button type="submit" name="act" value="write">Envoyer</button>
        <button type="submit" name="act" value="decline">Je préfère ne pas écrire</button>
      </p>
    </form>`;
}

function saying({code}: Refusal): string {
  return sayings[code] ?? 'Cela n’a pas marché. Essayez encore.';
}

function addressOf({services}: PageContext, link: string): string {
  return `${services.publicUrl}/recommend/${link}`;
}

function frame({services}: PageContext, body: Html, status = 200, hasElements = false): Response {
  return page({
    title: 'Écrire une recommandation',
    route: 'recommend.page',
    base: services.publicUrl,
    hasElements,
    status,
    caching: 'no-store',
    policy: {'form-action': "'self'"},
    body: html`<main class="narrow">${body}</main>`,
  });
}
