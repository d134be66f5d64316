/** Who gave a badge, and how far that is known: is the key theirs, are they recognised here? Each with its mark and its words. */
import {safeUrl} from '@pepites/credentials';
import {html, nothing, type TemplateResult} from 'lit';
import {passedMark, trueMark, unsureMark} from '../../art/marks.js';
import {isGenuine, isProven, sayIssuer} from '../display-truth.js';
import {type DisplayModel} from '../display-view.js';
import type {DetailsOptions} from './details-view.js';

export function renderVouching(model: DisplayModel, {text}: Pick<DetailsOptions, 'text'>): TemplateResult {
  const {view, verdict, isSelfMade} = model;
  const {issuer, creator} = view;
  const isMadeByAnother = creator !== undefined && creator.id !== issuer.id && creator.name !== '';
  const known = model.truth === 'verified' && isGenuine(model) ? trueMark : passedMark;
  const line = (isKnown: boolean, words: string): TemplateResult =>
    html`<li>${isKnown ? known() : unsureMark()}<span>${words}</span></li>`;
  const passed = (id: 'issuer' | 'recognised'): boolean =>
    verdict?.checks.some((check) => check.id === id && check.result === 'pass') === true;
  return html`<p><bdi>${sayIssuer(model) || text('nameless')}</bdi></p>
    ${isSelfMade ? nothing : renderSite(model, text)}
    ${isMadeByAnother ? html`<p class="quiet">${text('madeBy', {creator: creator.name})}</p>` : nothing}
    ${
      verdict === undefined
        ? nothing
        : html`<ul class="checks vouching">
            ${line(passed('issuer'), text(passed('issuer') ? 'proven' : 'notProven'))}
            ${line(passed('recognised'), text(passed('recognised') ? 'recognised' : 'notRecognised'))}
          </ul>`
    }`;
}

/**
 * Only an address that may be followed; of a key alone there is nothing to see. It is called the structure's site where it is known
 * that the structure wrote it; else it is no more than an address.
 */
function renderSite(model: DisplayModel, text: DetailsOptions['text']): TemplateResult | typeof nothing {
  const {url, id} = model.view.issuer;
  const address = safeUrl(url) ?? safeUrl(id);
  if (address === undefined) return nothing;
  const {host} = new URL(address);
  const link = (words: string): TemplateResult =>
    html`<a href=${address} target="_blank" rel="noopener noreferrer nofollow ugc">${words}</a>`;
  return html`<p>
    ${isProven(model) ? html`${link(text('seeSite'))} <bdi class="quiet small">${host}</bdi>` : html`<bdi>${link(host)}</bdi>`}
  </p>`;
}
