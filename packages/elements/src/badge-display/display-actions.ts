/** What one can do with a badge that is shown: check it, try again, or take one's own home. */
import type {Award} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import type {pictureFr} from '../messages/picture.fr.js';
import type {Text} from '../text/messages.js';
import type {ShownTruth} from './display-view.js';
import {downloadBadge} from '../share/download.js';

export interface ActionsOptions {
  /** The signed-in person's own award. */
  readonly award: Award | undefined;
  /** May the reader ask for the check? */
  readonly canAsk: boolean;
  readonly text: Text<typeof pictureFr>;
  readonly onRetry: () => void;
  readonly onCheck: () => void;
}

export function renderActions(truth: ShownTruth, options: ActionsOptions): TemplateResult | typeof nothing {
  const {award, canAsk, text, onRetry, onCheck} = options;
  if (truth === 'undetermined') return renderButton(text('retry'), onRetry);
  if (truth === 'unchecked' && canAsk) return renderButton(text('check'), onCheck);
  if (award?.imageUrl === undefined || truth === 'revoked' || truth === 'refused') return nothing;
  return html`<div class="actions">
    <a class="button primary" href=${award.imageUrl} download="${award.badge}.png" @click=${downloadBadge}
      >${text('download')}</a
    >
    ${
      award.pageUrl === undefined
        ? nothing
        : html`<a class="button plain" href=${award.pageUrl}>${text('sharePage')}</a>`
    }
  </div>`;
}

function renderButton(label: string, act: () => void): TemplateResult {
  return html`<div class="actions">
    <button class="button secondary" type="button" @click=${act}>${label}</button>
  </div>`;
}
