/** “Is it mine?”: the person's own address, compared in the page with what the badge carries of it. It is sent nowhere. */
import {summarise} from '@pepites/credentials';
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {mendMark, notTheirsMark, trueMark, unsureMark} from '../art/marks.js';
import type {CheckedBadge, MineAnswer} from './checked-badge.js';
import type {VerifierRoom} from './verifier-room.js';

const marks = {yes: trueMark, no: notTheirsMark, unknown: unsureMark} as const;

export function renderMine(badge: CheckedBadge, {flow, text}: VerifierRoom): TemplateResult | typeof nothing {
  // Of what is not genuine, nothing is anybody's.
  if (!badge.namesSomebody || badge.truth === 'refused') return nothing;
  const {mine, isEmailWrong} = badge;
  const id = `email-${flow.badges.indexOf(badge)}`;
  return html`<form
    class="mine"
    novalidate
    @submit=${(event: SubmitEvent) => {
      event.preventDefault();
      const field = event.currentTarget instanceof Element && event.currentTarget.querySelector('input');
      if (field) void flow.compare(badge, field.value);
    }}
  >
    <label class="label" for=${id}>${text('mine')}</label>
    <input
      class="field"
      id=${id}
      type="email"
      inputmode="email"
      autocomplete="email"
      autocapitalize="off"
      spellcheck="false"
      maxlength="254"
      dir="ltr"
      .value=${live(badge.email)}
      aria-invalid=${isEmailWrong ? 'true' : nothing}
      aria-describedby="${id}-hint ${id}-error"
      @input=${({currentTarget}: Event) => {
        if (currentTarget instanceof HTMLInputElement) flow.write(badge, currentTarget.value);
      }}
    />
    <p class="hint small" id="${id}-hint">${text('mineHint')}</p>
    <div id="${id}-error" role="status">
      ${isEmailWrong ? html`<p class="error">${mendMark()}<span>${text('mineWrong')}</span></p>` : nothing}
    </div>
    <div class="actions">
      <button class="button secondary" type="submit">${text('mineCheck')}</button>
    </div>
    <div role="status">${mine === undefined ? nothing : renderSaid(mine, badge, text)}</div>
  </form>`;
}

/** An address that anybody can have written is no reason for a tick. */
function renderSaid(mine: MineAnswer, {verdict}: CheckedBadge, text: VerifierRoom['text']): TemplateResult {
  const isUnproven = mine === 'yes' && verdict !== undefined && summarise(verdict).genuine.answer !== 'yes';
  return html`<p class="truth said">
    ${isUnproven ? unsureMark() : marks[mine]()}
    <span
      ><strong>${text(isUnproven ? 'mine.unproven' : `mine.${mine}`)}</strong>
      ${isUnproven ? text('whose.unproven') : nothing}</span
    >
  </p>`;
}
