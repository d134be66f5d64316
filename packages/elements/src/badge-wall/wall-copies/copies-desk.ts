/** What leaves the wall by its holder’s choice: copies to keep, and links. Loaded when the first of them is opened. */
import {html, nothing, type TemplateResult} from 'lit';
import {BadgeWallKeptEvent} from '../../events/wall-act-events.js';
import {wallCopiesFr} from '../../messages/wall-copies.fr.js';
import {saveBlob} from '../../share/save-blob.js';
import type {Text} from '../../text/messages.js';
import {formatDate} from '../../text/format.js';
import {breathe} from '../../base/breathe.js';
import {skillsOf} from '../wall-choice.js';
import {isOnlyWritten, nameOf, sayIssuer, sayTrouble, viewOf} from '../wall-items.js';
import {isVoid, type WallBadge, type WallContent} from '../wall-badge.js';
import type {RoomHost, RoomOptions, WallRoom} from '../wall-room.js';
import {copyPicture} from './copy-picture.js';
import {type CopiedBadge, htmlCopy} from './html-copy.js';
import {jsonResume} from './json-resume.js';
import {renderKeepPanel} from './keep-panel.js';
import {ShareDesk} from './share-desk.js';

export {copiesStyles} from './copies.styles.js';

export const copiesWords = {
  fr: wallCopiesFr,
  en: async () => (await import('../../messages/wall-copies.en.js')).wallCopiesEn,
  es: async () => (await import('../../messages/wall-copies.es.js')).wallCopiesEs,
  ar: async () => (await import('../../messages/wall-copies.ar.js')).wallCopiesAr,
  uk: async () => (await import('../../messages/wall-copies.uk.js')).wallCopiesUk,
};

export type CopiesText = Text<typeof wallCopiesFr>;

export interface CopiesOptions extends Pick<RoomOptions, 'backend' | 'content'> {
  readonly text: CopiesText;
  readonly wallText: RoomOptions['text'];
  readonly room: WallRoom;
}

type Panel = 'keep' | 'share';

export class CopiesDesk {
  opened: Panel | undefined;

  readonly #host: RoomHost;
  readonly #options: CopiesOptions;
  readonly #share: ShareDesk;
  #hasName = false;
  #said: 'saving' | 'saved' | 'saveFailed' | undefined;
  #moveTo: string | undefined;

  constructor(host: RoomHost, options: CopiesOptions) {
    this.#host = host;
    this.#options = options;
    this.#share = new ShareDesk(host, options);
    host.addController({
      hostDisconnected: () => {
        this.opened = undefined;
      },
    });
  }

  toggle(panel: Panel): void {
    const closing = this.opened === panel;
    this.#said = undefined;
    this.opened = closing ? undefined : panel;
    if (closing) this.#moveTo = `#open-${panel}`;
    else this.#moveTo = '#copies-title';
    if (this.opened === 'share') void this.#share.read();
    this.#host.requestUpdate();
  }

  /** After each render: what was opened takes the focus, and gives it back. */
  update(): void {
    const selector = this.#moveTo;
    if (selector === undefined) return;
    this.#moveTo = undefined;
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }

  render(content: WallContent): TemplateResult | typeof nothing {
    const {opened} = this;
    if (!opened) return nothing;
    const {text, room} = this.#options;
    const close = (): void => {
      this.toggle(opened);
    };
    return html`<div class="box copies">
      ${
        opened === 'share' && content.isOwn
          ? this.#share.render(content, close)
          : renderKeepPanel({
              text,
              level: room.headingLevel + 1,
              count: this.#copied(content).length,
              name: room.nameIn(content),
              hasName: this.#hasName,
              said: this.#said,
              onName: (hasName) => {
                this.#hasName = hasName;
                this.#host.requestUpdate();
              },
              onPage: () => void this.#save('html', content),
              onResume: () => void this.#save('json-resume', content),
              onClose: close,
            })
      }
    </div>`;
  }

  /** Those that are shown, without what is no badge any more. */
  #copied(content: WallContent): readonly WallBadge[] {
    const {room} = this.#options;
    return room.chosen(content).filter((badge) => !isVoid(room.truthOf(badge)));
  }

  async #save(format: 'html' | 'json-resume', content: WallContent): Promise<void> {
    if (this.#said === 'saving') return;
    this.#say('saving');
    const badges = this.#copied(content);
    try {
      if (format === 'html') {
        saveBlob(new Blob([await this.#page(badges, content)], {type: 'text/html'}), 'badges.html');
      } else {
        const resume = JSON.stringify(this.#resume(badges, content), undefined, 2);
        saveBlob(new Blob([resume], {type: 'application/json'}), 'resume.json');
      }
      this.#say('saved');
      this.#host.dispatchEvent(new BadgeWallKeptEvent({format, count: badges.length}));
    } catch {
      this.#say('saveFailed');
    }
  }

  #resume(badges: readonly WallBadge[], content: WallContent): object {
    const {room, text} = this.#options;
    const rows = badges.map((badge) => {
      const {awardedAt, issuer} = viewOf(badge, room);
      const isDoubted = isDoubtedIn(badge, room);
      const isOver = room.truthOf(badge) === 'expired';
      const name = isOver ? text('resumeOver', {name: nameOf(badge, room)}) : nameOf(badge, room);
      const isSelfMade = badge.award?.isSelfCreated === true;
      return {
        // The format has no field of its own for it; who reads the CV reads the name.
        name: isDoubted ? text('resumeDoubted', {name}) : name,
        awardedAt,
        issuer: isSelfMade ? '' : isDoubted ? sayIssuer(badge, room, true) : issuer.name,
        url: badge.url,
        skills: isDoubted ? [] : skillsOf(badge),
      };
    });
    return jsonResume(rows, this.#hasName ? room.nameIn(content) : '');
  }

  async #page(badges: readonly WallBadge[], content: WallContent): Promise<string> {
    const {room, text, wallText} = this.#options;
    const {language} = room;
    const name = this.#hasName ? room.nameIn(content) : '';
    const {signal} = new AbortController();
    const copied: CopiedBadge[] = [];
    for (const badge of badges) {
      const view = viewOf(badge, room);
      const isDoubted = isDoubtedIn(badge, room);
      const date =
        view.awardedAt === undefined ? '' : wallText('on', {date: formatDate(view.awardedAt, language)});
      copied.push({
        ...{name: nameOf(badge, room), isKey: badge.isKey, trouble: this.#troubleOf(badge)},
        look: isDoubted ? 'doubted' : room.truthOf(badge) === 'expired' ? 'old' : '',
        lines: [date, sayIssuer(badge, room, isDoubted)].filter((line) => line !== ''),
        description: view.description,
        picture: await copyPicture(badge.picture, signal),
        text: badge.parsed.text,
        url: badge.url,
      });
      await breathe();
    }
    return htmlCopy({
      language,
      title: name === '' ? wallText('title') : wallText('titleOf', {name}),
      count: wallText('badges', {n: badges.length}),
      note: text('copyOf', {date: formatDate(new Date().toISOString(), language)}),
      badges: copied,
      words: {file: text('copyFile'), page: text('copyPage')},
      nonce: [...crypto.getRandomValues(new Uint8Array(16))]
        .map((byte) => byte.toString(16).padStart(2, '0'))
        .join(''),
    });
  }

  /** What is not proven says so in words, also where no line of an issuer does. */
  #troubleOf(badge: WallBadge): string {
    const {room, text} = this.#options;
    const said = sayTrouble(badge, room);
    const hasLine = viewOf(badge, room).issuer.name !== '' && badge.award?.isSelfCreated !== true;
    const isSaid = hasLine || !['waiting', 'expired'].includes(room.truthOf(badge));
    if (isSaid || !isDoubtedIn(badge, room)) return said;
    return said === '' ? text('unchecked') : `${said}. ${text('unchecked')}`;
  }

  #say(said: 'saving' | 'saved' | 'saveFailed'): void {
    this.#said = said;
    this.#host.requestUpdate();
  }
}

/** A copy is read long after: what is not checked yet is no more than written, whoever asked for the check. */
function isDoubtedIn(badge: WallBadge, room: WallRoom): boolean {
  return room.truthOf(badge) === 'waiting' || isOnlyWritten(badge, room);
}
