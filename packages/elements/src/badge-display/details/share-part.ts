/** The row of ways to share a badge that is shown. */
import type {JsonObject} from '@pepites/credentials';
import {html, type TemplateResult} from 'lit';
import type {BadgeDrawing} from '../badge-drawing.js';
import type {ShownBadge} from '../badge-source.js';
import {type DisplayModel, nameOf} from '../display-view.js';

export interface SharePartOptions {
  readonly drawing: BadgeDrawing;
  readonly shown: ShownBadge;
  readonly page: string;
}

/** Only a badge that is found good goes to a profile. */
export function renderShare(model: DisplayModel, {drawing, shown, page}: SharePartOptions): TemplateResult {
  const {view, truth, isSelfMade} = model;
  const {host, options} = drawing;
  const isGood = truth === 'verified';
  const src = host.src !== '' ? host.src : (shown.award?.credentialUrl ?? '');
  return html`<badge-share
    url=${page}
    name=${nameOf(model)}
    issuer=${isGood && !isSelfMade ? view.issuer.name : ''}
    organization-id=${isGood ? linkedInId(shown.parsed.document) : ''}
    awarded-at=${isGood ? (view.awardedAt ?? '') : ''}
    valid-until=${view.validUntil ?? ''}
    certificate-id=${view.id}
    src=${src}
    backend=${options.backend.context.backend}
  ></badge-share>`;
}

/** The number that LinkedIn knows the issuer by, where its profile says it (`ext:LinkedIn:organizationId`); else empty. */
function linkedInId(document: JsonObject): string {
  const issuer = document['issuer'];
  if (typeof issuer !== 'object' || issuer === null || !('otherIdentifier' in issuer)) return '';
  for (const one of [issuer.otherIdentifier].flat()) {
    if (typeof one !== 'object' || one === null) continue;
    const {identifierType, identifier} = one as JsonObject;
    if (typeof identifierType !== 'string' || typeof identifier !== 'string') continue;
    if (/^(?:ext:)?linkedin/i.test(identifierType) && /^\d{1,20}$/.test(identifier)) return identifier;
  }
  return '';
}
