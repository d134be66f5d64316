import {html, type TemplateResult} from 'lit';
import {BadgeElement} from '../base/badge-element.js';

/** @tagname badge-display */
export class BadgeDisplayElement extends BadgeElement {
  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}
