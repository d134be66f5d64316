/** What one can do with a badge that is shown: check it, share it, take it home, hear it, print it, see all of it. */
import {html, nothing, type TemplateResult} from 'lit';
import {listenIcon, printIcon, shareIcon} from '../art/icons.js';
import {downloadBadge} from '../share/download.js';
import type {BadgeDrawing} from './badge-drawing.js';
import type {ShownBadge} from './badge-source.js';
import {isVoid} from './display-view.js';
import {pageOf} from './page-of.js';

export function renderActions(drawing: BadgeDrawing, shown: ShownBadge): TemplateResult | typeof nothing {
  const {truth, text, host, door} = drawing;
  const {award} = shown;
  if (isVoid({truth})) return nothing;
  const act = (
    kind: 'primary' | 'secondary' | 'plain',
    words: unknown,
    onPress: () => void,
  ): TemplateResult => html`<button class="button ${kind}" type="button" @click=${onPress}>${words}</button>`;
  const check = (): void => {
    drawing.check();
  };
  const page = pageOf(host, shown);
  return html`<div class="acts" part="actions">
    ${drawing.mayAskAgain ? act('secondary', text('retry'), check) : nothing}
    ${drawing.mayAsk ? act('secondary', text('check'), check) : nothing}
    ${
      page === undefined
        ? nothing
        : act(
            award ? 'primary' : 'secondary',
            html`${shareIcon()}${text(award ? 'shareOwn' : 'share')}`,
            () => {
              void door.open('share');
            },
          )
    }
    <div class="actions">
      ${
        award?.imageUrl === undefined
          ? nothing
          : html`<a
              class="button plain"
              href=${award.imageUrl}
              download="${award.badge}.png"
              @click=${downloadBadge}
              >${text('download')}</a
            >`
      }
      ${renderListen(drawing, shown)}
      ${act('plain', html`${printIcon()}${text('print')}`, () => {
        void door.print();
      })}
      ${act('plain', text('all'), () => {
        void door.open();
      })}
    </div>
    <p role="alert" class="part-failed">${door.hasFailed ? text('partFailed') : nothing}</p>
  </div>`;
}

/** Only where there is a voice for its words. */
export function renderListen(drawing: BadgeDrawing, shown: ShownBadge): TemplateResult | typeof nothing {
  const {text, host, door} = drawing;
  const {view} = drawing.saidBy(shown);
  if (drawing.isServerDrawn || !door.mayListen({view, language: host.language})) return nothing;
  return html`<button class="button plain" type="button" @click=${() => void door.listen()}>
    ${listenIcon()}${text(door.isReading ? 'stop' : 'listen')}
  </button>`;
}
