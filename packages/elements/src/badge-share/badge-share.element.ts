import {html, nothing, type TemplateResult} from 'lit';
import {BadgeElement} from '../base/badge-element.js';
import {hasFallbackContent} from '../base/light-dom.js';
import {BackendController} from '../context/backend-controller.js';
import {noteStyles} from '../styles/note.styles.js';
import {buttonStyles} from '../styles/button.styles.js';
import {disclosureStyles} from '../styles/disclosure.styles.js';
import {fieldStyles} from '../styles/field.styles.js';
import {iconStyles} from '../styles/icon.styles.js';
import {shareStyles} from './badge-share.styles.js';
import {isShareable} from './share-row.js';
import {ShareWays, shareWords} from './share-ways.js';

const states = ['ready', 'copied', 'failed'] as const;

/**
 * Ways to share one page: the share sheet of the device, the link, the places where people show their badges, a QR code and the
 * code for another site. Plain links: nobody hears of the page before its reader chooses a way. It says who will then see it.
 *
 * Keyboard: buttons, links and disclosures in their order. That something was copied is a polite live region.
 *
 * @summary Shares a badge, or a page of badges.
 * @tagname badge-share
 * @fires {BadgeShareEvent} badge-share - A way was chosen, and nothing has left yet; cancelled, nothing does.
 * @slot - Fallback, shown where there is no page that can be shared.
 * @csspart link - The link, in words.
 * @csspart ways - The places where it can be shown.
 * @csspart qr - The QR code.
 * @csspart embed - The code for another site.
 * @cssstate ready - There is a page to share.
 * @cssstate copied - The link or the code was just copied.
 * @cssstate failed - The address is none that can be shared.
 * @cssproperty --badge-action - Colour of what can be pressed.
 * @cssproperty --badge-target - Least height of what can be pressed.
 */
export class BadgeShareElement extends BadgeElement {
  static override properties = {
    url: {},
    name: {},
    issuer: {},
    organizationId: {attribute: 'organization-id'},
    awardedAt: {attribute: 'awarded-at'},
    validUntil: {attribute: 'valid-until'},
    certificateId: {attribute: 'certificate-id'},
    src: {},
    backend: {},
    script: {},
  };

  static override styles = [
    BadgeElement.styles,
    noteStyles,
    buttonStyles,
    disclosureStyles,
    fieldStyles,
    iconStyles,
    shareStyles,
  ];

  /** Address of the page to share, `https:`; everybody who has it can see the page. */
  url = '';

  /** What the page shows: the name of the badge. */
  name = '';

  /** Who gave the badge. With `awarded-at`, the badge can be added to a LinkedIn profile. */
  issuer = '';

  /** The number that LinkedIn knows the issuer by; it takes the place of its name. */
  organizationId = '';

  /** When the badge was given, ISO 8601. */
  awardedAt = '';

  /** Until when it is valid, ISO 8601. */
  validUntil = '';

  /** Id of the badge, for a LinkedIn profile. */
  certificateId = '';

  /** Address of the badge itself (JSON, or an image that holds it): another site can then show it. */
  src = '';

  /** Address of the backend that the other site checks it with; without it, that of the nearest `<badge-backend>`. */
  backend = '';

  /** Id of the structure; of no matter to sharing. */
  readonly structure = '';

  /** Address of the script that defines the elements; without it, the backend's own. */
  script = '';

  readonly #text = this.useMessages(shareWords);
  readonly #backend = new BackendController(this);
  readonly #ways = new ShareWays(this);

  protected override render(): TemplateResult {
    const isReady = isShareable(this.url);
    this.setState(states, isReady ? (this.#ways.isCopied ? 'copied' : 'ready') : 'failed');
    if (!isReady)
      return html`<div lang=${this.language}>
        ${hasFallbackContent(this) ? nothing : html`<p class="problem" role="alert">${this.#text('noPage')}</p>`}
        <slot></slot>
      </div>`;
    return html`<div class="share" lang=${this.language}>
      ${this.#ways.render(this, {text: this.#text, backend: this.#backend.context.backend})}
    </div>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'badge-share': BadgeShareElement;
  }
}
