/** A badge on one sheet of A5, with its address as a QR code: a document of its own in a frame, so that nothing else of the page is printed. */
import {css, type CSSResult, html, nothing, render, type TemplateResult} from 'lit';
import {qrCode} from '../../share/qr-code.js';
import {formatDate} from '../../text/format.js';
import {renderTruth} from '../display-truth.js';
import {
  criteriaOf,
  type DisplayModel,
  dirOf,
  langOf,
  nameOf,
  renderHead,
  renderShows,
  isVoid,
  picture,
} from '../display-view.js';
import type {DetailsText} from './details-desk.js';

export interface SheetOptions {
  readonly model: DisplayModel;
  readonly text: DetailsText;
  /** Where everybody can see the badge; without it the sheet has no code. */
  readonly page: string | undefined;
  /** Those of the element: the sheet is drawn by its templates. */
  readonly styles: readonly CSSResult[];
}

/** The picture is waited for no longer than this. */
const pictureMs = 5000;
/** Where the browser does not say that it has printed. */
const patienceMs = 300_000;

/** Prints. @returns what takes the sheet away before the browser has done so */
export async function printSheet(
  root: HTMLElement | DocumentFragment,
  options: SheetOptions,
): Promise<{close: () => void}> {
  const frame = document.createElement('iframe');
  frame.className = 'paper';
  frame.title = options.text('sheet');
  frame.setAttribute('aria-hidden', 'true');
  frame.tabIndex = -1;
  root.append(frame);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const close = (): void => {
    clearTimeout(timer);
    frame.remove();
  };
  try {
    const {contentDocument: sheet, contentWindow: window} = frame;
    if (!sheet || !window) throw new TypeError('No sheet to print on');
    await write(sheet, window, options);
    window.addEventListener('afterprint', close, {once: true});
    timer = setTimeout(close, patienceMs);
    window.print();
  } catch (error) {
    close();
    throw error;
  }
  return {close};
}

async function write(sheet: Document, window: Window, options: SheetOptions): Promise<void> {
  const {model} = options;
  const {language} = model;
  sheet.title = nameOf(model);
  sheet.documentElement.lang = language;
  sheet.documentElement.dir = language === 'ar' ? 'rtl' : 'ltr';
  const host = sheet.createElement('main');
  sheet.body.append(host);
  const root = host.attachShadow({mode: 'open'});
  render(renderSheet(options), root, {creationScope: sheet});
  style(sheet, root, window as Window & typeof globalThis, options.styles);
  const images = [...root.querySelectorAll('img')];
  const waited = new Promise((resolve) => setTimeout(resolve, pictureMs));
  await Promise.race([Promise.allSettled(images.map((image) => image.decode())), waited]);
}

/** Style sheets of that document: those of another are not taken. */
function style(
  sheet: Document,
  root: ShadowRoot,
  window: Window & typeof globalThis,
  styles: readonly CSSResult[],
): void {
  const make = (text: string): CSSStyleSheet => {
    const made = new window.CSSStyleSheet();
    made.replaceSync(text);
    return made;
  };
  sheet.adoptedStyleSheets = [make(paperCss)];
  root.adoptedStyleSheets = [...styles, sheetStyles].map(({cssText}) => make(cssText));
}

function renderSheet({model, text, page}: SheetOptions): TemplateResult {
  const {view, language, text: say} = model;
  const criteria = criteriaOf(model);
  return html`<article class="sheet-of-paper">
    <div class="top">
      ${picture(model, false)}
      <div>${renderHead(model, (name) => html`<h1>${name}</h1>`)}</div>
    </div>
    ${renderTruth(model)}
    ${
      isVoid(model)
        ? nothing
        : html`${renderShows(model, criteria)}
            <p class="dates">
              ${view.awardedAt === undefined ? nothing : html`<span>${say('earnedOn', {date: formatDate(view.awardedAt, language)})}</span>`}
              ${view.validUntil === undefined ? nothing : html`<span>${say('validUntil', {date: formatDate(view.validUntil, language)})}</span>`}
            </p>
            ${criteria.how.length === 0 ? nothing : html`<div class="how" lang=${langOf(model)} dir=${dirOf(model)}>${criteria.how}</div>`}`
    }
    ${
      page === undefined || isVoid(model)
        ? nothing
        : html`<div class="address">
            ${qrCode(page, text('qrLabel'))}
            <div>
              <p>${text('scan')}</p>
              <p class="link" dir="ltr" translate="no">${page}</p>
            </div>
          </div>`
    }
  </article>`;
}

const paperCss = `@page{size:A5;margin:12mm}
html,body{margin:0;background:#fff;color:#000;color-scheme:light;font:11pt/1.4 system-ui,sans-serif}`;

const sheetStyles = css`
  :host {
    display: block;
    color-scheme: light;
  }
  *,
  ::before {
    box-sizing: border-box;
  }
  :is(h1, p, ul, ol) {
    margin: 0;
    padding: 0;
    overflow-wrap: anywhere;
  }
  ul {
    list-style: none;
  }
  .sheet-of-paper {
    display: grid;
    grid-template-columns: minmax(0, 1fr);
    gap: 4.5mm;
  }
  .top {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 5mm;
    align-items: center;
  }
  .medallion {
    --_size: 45mm;
    margin: 0;
  }
  h1 {
    font-size: 17pt;
    line-height: 1.2;
  }
  .strong {
    font-weight: 700;
  }
  .more {
    display: block;
  }
  .mark {
    color: #000 !important;
    print-color-adjust: exact;
  }
  .shows li::before {
    print-color-adjust: exact;
    background: #000;
  }
  .dates {
    display: flex;
    flex-wrap: wrap;
    gap: 0 6mm;
  }
  .how :is(ul, ol) {
    padding-inline-start: 5mm;
  }
  .how a {
    color: inherit;
  }
  .address {
    display: grid;
    grid-template-columns: auto minmax(0, 1fr);
    gap: 5mm;
    align-items: center;
    padding-block-start: 4mm;
    border-block-start: 0.3mm solid #000;
    break-inside: avoid;
  }
  .qr {
    inline-size: 28mm;
    block-size: 28mm;
    print-color-adjust: exact;
  }
  .link {
    font-size: 9.5pt;
    overflow-wrap: anywhere;
  }
`;
