import {html, type TemplateResult} from 'lit';
import {BadgeElement} from '../base/badge-element.js';

/** @tagname badge-sign-in */
export class BadgeSignInElement extends BadgeElement {
  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}
