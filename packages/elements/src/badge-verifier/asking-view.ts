/** Where a badge is given: as a file, as a text, at an address, or by a code in front of the camera. */
import {html, nothing, type TemplateResult} from 'lit';
import {mendMark, sentMark} from '../art/marks.js';
import {verifierFr} from '../messages/verifier.fr.js';
import {errorKey} from '../text/error-key.js';
import type {VerifierRoom} from './verifier-room.js';

export function renderAsking(room: VerifierRoom): TemplateResult {
  const {flow, text, scanner} = room;
  return html`<form novalidate @submit=${room.onSubmit}>
    <div
      class="zone ${room.isOver ? 'over' : ''}"
      @dragover=${room.onDragOver}
      @dragleave=${room.onDragLeave}
      @drop=${room.onDrop}
    >
      <label class="button primary">
        ${text('choose')}
        <input
          type="file"
          multiple
          accept=".png,.svg,.json,.jsonld,.jwt,.txt,image/png,image/svg+xml,application/json"
          aria-describedby="formats sends"
          @change=${room.onChoose}
        />
      </label>
      <p id="formats" class="quiet small">${text('drop')}</p>
    </div>
    <div>
      <label class="label" for="text">${text('paste')}</label>
      <textarea
        id="text"
        class="field"
        spellcheck="false"
        autocomplete="off"
        dir="ltr"
        .value=${flow.written}
        aria-describedby="sends error"
      ></textarea>
    </div>
    <div id="error" role="alert">
      ${
        flow.error === undefined
          ? nothing
          : html`<p class="error">${mendMark()}<span>${text(errorKey(verifierFr, flow.error))}</span></p>`
      }
    </div>
    <p id="sends" class="quiet sends">${room.saySends()}</p>
    <div class="actions">
      <button class="button secondary" type="submit" aria-disabled=${flow.isBusy}>
        ${flow.isBusy ? text('checking') : text('verify')}
      </button>
      ${flow.isBusy ? sentMark() : nothing}
      ${
        scanner.canScan && !scanner.isOn
          ? html`<button class="button plain" type="button" @click=${scanner.start}>${text('scan')}</button>`
          : nothing
      }
    </div>
    ${
      scanner.isOn
        ? html`<div class="scan">
            <p>${text('scanning')}</p>
            <video muted playsinline aria-label=${text('scanning')}></video>
            <button class="button secondary" type="button" @click=${scanner.stop}>${text('scanStop')}</button>
          </div>`
        : nothing
    }
  </form>`;
}

/** Whom the page will ask, before it does. */
export function renderReady({flow, text, listOf}: VerifierRoom): TemplateResult {
  const {address, ready} = flow;
  return html`<div class="ready" tabindex="-1" role="group" aria-label=${text('title')}>
      ${
        ready.length === 0
          ? nothing
          : html`<ul class="read">
              ${ready.map(
                ({view}) =>
                  html`<li>
                    <bdi>${view?.name || text('unnamed')}</bdi>
                    ${view?.issuer.name ? html`<span class="quiet small">${text('unproven', {issuer: view.issuer.name})}</span>` : nothing}
                  </li>`,
              )}
            </ul>`
      }
      <p>${text(address ? 'willFetch' : 'willAsk')}</p>
      <p><strong class="hosts" dir="auto">${listOf(address ? [address.host] : flow.hosts)}</strong></p>
      <p class="quiet small">${text(address ? 'willFetchMore' : 'willAskMore')}</p>
    </div>
    <div class="actions">
      <button
        class="button primary"
        type="button"
        aria-disabled=${flow.isBusy}
        @click=${() => void (address ? flow.fetchAddress() : flow.begin())}
      >
        ${text(flow.isBusy ? 'checking' : address ? 'fetchNow' : 'askNow')}
      </button>
      <button class="button plain" type="button" data-act="another" @click=${flow.restart}>
        ${text('cancel')}
      </button>
    </div>`;
}
