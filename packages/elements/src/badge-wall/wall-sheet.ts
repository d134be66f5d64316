/** The badge that is opened, in a dialog of the browser: all that `<badge-display>` says of it. */
import {html, nothing, type TemplateResult} from 'lit';
import type {BackendController} from '../context/backend-controller.js';
import {shareContext} from '../context/share-context.js';
import type {ElsewherePlace} from '../elsewhere/elsewhere-place.js';
import {downloadBadge} from '../share/download.js';
import {isVoid, type WallBadge} from './wall-badge.js';
import {nameOf} from './wall-items.js';
import type {RoomHost, WallRoom} from './wall-room.js';

export interface SheetPlace {
  readonly room: WallRoom;
  readonly host: RoomHost;
  readonly backend: BackendController;
  readonly elsewhere: ElsewherePlace;
}

export function renderSheet(
  badge: WallBadge | undefined,
  {room, host, backend, elsewhere}: SheetPlace,
): TemplateResult | typeof nothing {
  if (!badge) return nothing;
  const {text} = room;
  // What shows it is loaded when the first one is opened.
  import('../badge-display/badge-display.js').catch(() => undefined);
  return html`<dialog
    class="sheet"
    aria-label=${nameOf(badge, room)}
    closedby="any"
    @close=${() => {
      room.close();
    }}
  >
    <div class="sheet-body" @context-request=${shareContext(() => backend.context)}>
      <badge-display
        heading-level="2"
        structure=${backend.structure}
        fetch=${host.fetch}
        verify=${host.verify === 'none' ? 'none' : 'auto'}
        .credential=${badge.parsed.text}
      ></badge-display>
      ${elsewhere.render(badge.award)}
      <div class="actions">
        ${
          badge.imageUrl === undefined || isVoid(room.truthOf(badge))
            ? nothing
            : html`<a class="button plain" href=${badge.imageUrl} download="badge.png" @click=${downloadBadge}
                >${text('download')}</a
              >`
        }
        <button
          class="button secondary"
          type="button"
          @click=${({currentTarget}: Event) => {
            if (currentTarget instanceof Element) currentTarget.closest('dialog')?.close();
          }}
        >
          ${text('close')}
        </button>
      </div>
    </div>
  </dialog>`;
}

/** After each render. */
export function updateSheet(host: RoomHost): void {
  const sheet = host.renderRoot.querySelector<HTMLDialogElement>('dialog.sheet');
  if (sheet && !sheet.open) sheet.showModal();
}
