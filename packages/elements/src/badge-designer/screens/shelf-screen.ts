/** The badges that can be taken up again. */
import {html, nothing, type TemplateResult} from 'lit';
import {unsureMark} from '../../art/marks.js';
import {shareContext} from '../../context/share-context.js';
import {designerFr} from '../../messages/designer.fr.js';
import {errorKey} from '../../text/error-key.js';
import type {ShelfItem} from '../design-shelf.js';
import type {ScreenOptions} from '../designer-screens.js';
import {screenHeading} from './screen-parts.js';

export function renderShelf(options: ScreenOptions): TemplateResult {
  const {text, flow, backend, shelf} = options;
  const isSignedIn = backend.session !== undefined;
  if (isSignedIn) shelf.look(options);
  return html`${screenHeading(options, text('shelfTitle'))}
    <div role="alert">
      ${
        shelf.error === undefined
          ? nothing
          : html`<p class="box truth">
              ${unsureMark()}<strong>${text(errorKey(designerFr, shelf.error))}</strong>
            </p>`
      }
    </div>
    ${isSignedIn ? renderItems(options) : renderSignIn(options)}
    <div>
      <button
        class="button plain"
        type="button"
        @click=${() => {
          shelf.again();
          flow.show('draw');
        }}
      >
        ${text('back')}
      </button>
    </div>`;
}

function renderSignIn({text, backend}: ScreenOptions): TemplateResult {
  void import('../../badge-sign-in/badge-sign-in.js');
  return html`<p>${text('shelfSignIn')}</p>
    <div @context-request=${shareContext(() => backend.context)}>
      <badge-sign-in structure=${backend.structure} heading-level="0"></badge-sign-in>
    </div>`;
}

function renderItems(options: ScreenOptions): TemplateResult {
  const {text, shelf} = options;
  const {items, error} = shelf;
  if (!items) return html`<p role="status">${error === undefined ? text('saving') : nothing}</p>`;
  if (items.length === 0) return html`<p role="status">${text('shelfEmpty')}</p>`;
  return html`<ul class="shelf plain-list">
    ${items.map((item) => renderItem(options, item))}
  </ul>`;
}

function renderItem(options: ScreenOptions, item: ShelfItem): TemplateResult {
  const {text, flow, shelf, keeper} = options;
  const name = item.name.trim() === '' ? '…' : item.name;
  return html`<li>
    <span class="small quiet">${text(`shelf.${item.state}`)}</span>
    <div class="actions">
      <button
        class="button secondary"
        type="button"
        aria-label=${text('takeUp', {name})}
        aria-disabled=${shelf.isBusy}
        @click=${() => {
          keeper.clear();
          void shelf.take(item, flow, options);
        }}
      >
        <bdi>${name}</bdi>
      </button>
      ${
        item.remove
          ? html`<button
              class="button plain"
              type="button"
              aria-disabled=${shelf.isBusy}
              @click=${() => void shelf.remove(item, options)}
            >
              ${text('removeDraft', {name})}
            </button>`
          : nothing
      }
    </div>
  </li>`;
}
