/** Taking the image home: as PNG, as SVG. */
import {html, type TemplateResult} from 'lit';
import {saveBlob} from '../../share/save-blob.js';
import {svgBlob} from '../make-image.js';
import type {ScreenOptions} from '../designer-screens.js';
import {altOf} from './screen-parts.js';
import {foldText} from '../../text/fold-text.js';

export function renderDownloads(options: ScreenOptions): TemplateResult {
  const {text} = options;
  const download = (kind: 'png' | 'svg') => () => void save(options, kind);
  return html`<div class="actions">
    <button class="button plain" type="button" @click=${download('png')}>${text('downloadPng')}</button>
    <button class="button plain" type="button" @click=${download('svg')}>${text('downloadSvg')}</button>
  </div>`;
}

async function save(options: ScreenOptions, kind: 'png' | 'svg'): Promise<void> {
  const {flow, picture, keeper, host, text} = options;
  try {
    const {svg, image} = await picture.imagesOf(flow.design, altOf(options).trim());
    saveBlob(kind === 'png' ? image : svgBlob(svg), `${fileName(text('fileName'), flow.words.name)}.${kind}`);
    keeper.error = undefined;
  } catch (error) {
    keeper.error = error;
    flow.focusTarget = 'problem';
  }
  host.requestUpdate();
}

/** Letters and digits that every system takes. It says that it is a drawing: no badge is in it. */
function fileName(kind: string, title: string): string {
  const name = foldText(title)
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .slice(0, 60);
  return name === '' ? kind : `${kind}-${name}`;
}
