import {html, type TemplateResult} from 'lit';
import {BadgeElement} from '../base/badge-element.js';

/** @tagname badge-pathway */
export class BadgePathwayElement extends BadgeElement {
  protected override render(): TemplateResult {
    return html`<slot></slot>`;
  }
}
