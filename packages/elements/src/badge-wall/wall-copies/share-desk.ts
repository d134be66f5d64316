/** The person’s links to several of their badges: chosen, made, copied, sent and ended. */
import type {NewWall, Wall} from '@pepites/recognition';
import type {TemplateResult} from 'lit';
import {BadgeWallSharedEvent, BadgeWallUnsharedEvent} from '../../events/wall-act-events.js';
import {wallCopiesFr} from '../../messages/wall-copies.fr.js';
import {errorKey} from '../../text/error-key.js';
import type {WallBadge, WallContent} from '../wall-badge.js';
import type {RoomHost} from '../wall-room.js';
import type {CopiesOptions} from './copies-desk.js';
import {renderSharePanel} from './share-panel.js';

/** How long a link lasts, in months; 0: until it is ended. */
export const durations = [1, 3, 12, 0] as const;
export type Duration = (typeof durations)[number];

export class ShareDesk {
  readonly #host: RoomHost;
  readonly #options: CopiesOptions;
  readonly #chosen = new Set<string>();
  #showsName = false;
  #months: Duration = 3;
  #links: readonly Wall[] = [];
  #isBusy = false;
  /** May links be made here at all? */
  #isReady = false;
  #said = '';
  #failed = '';

  constructor(host: RoomHost, options: CopiesOptions) {
    this.#host = host;
    this.#options = options;
  }

  async read(): Promise<void> {
    // What passes a link on is loaded while they are asked for.
    import('../../badge-share/badge-share.js').catch(() => undefined);
    await this.#run(async (client, structure) => {
      this.#links = (await client.walls.list({structure})).items;
      this.#isReady = true;
    });
  }

  render(content: WallContent, onClose: () => void): TemplateResult {
    const {text, room} = this.#options;
    return renderSharePanel({
      text,
      language: room.language,
      level: room.headingLevel + 1,
      badges: shareable(content),
      nameOf: ({parsed}) => parsed.view.name || this.#options.wallText('unnamed'),
      isChosen: ({award}) => award !== undefined && this.#chosen.has(award.id),
      showsName: this.#showsName,
      months: this.#months,
      links: this.#links.filter(({state}) => state === 'open'),
      ...{isBusy: this.#isBusy, isReady: this.#isReady, said: this.#said, failed: this.#failed},
      onChoose: (badges, isChosen) => {
        for (const {award} of badges) {
          if (award && isChosen) this.#chosen.add(award.id);
          else if (award) this.#chosen.delete(award.id);
        }
        this.#host.requestUpdate();
      },
      onName: (showsName) => {
        this.#showsName = showsName;
        this.#host.requestUpdate();
      },
      onMonths: (months) => {
        this.#months = months;
        this.#host.requestUpdate();
      },
      onMake: () => void this.#make(content),
      onEnd: (link) => void this.#end(link),
      onClose,
    });
  }

  async #make(content: WallContent): Promise<void> {
    const awards = shareable(content).flatMap(({award}) =>
      award && this.#chosen.has(award.id) ? [award.id] : [],
    );
    if (awards.length === 0) {
      this.#tell('', this.#options.text('chooseOne'));
      return;
    }
    const made = await this.#run(async (client, structure) => {
      const wish: NewWall = {
        awards,
        showsName: this.#showsName,
        ...(this.#months > 0 && {endsAt: monthsFromNow(this.#months)}),
      };
      const wall = await client.walls.create({structure, ...wish});
      this.#links = [wall, ...this.#links];
      return wall;
    });
    if (!made) return;
    this.#tell(this.#options.text('made'));
    this.#host.dispatchEvent(new BadgeWallSharedEvent(made));
    await this.#focus('#links-title');
  }

  async #end({id}: Wall): Promise<void> {
    const hasEnded = await this.#run(async (client, structure) => {
      await client.walls.revoke({structure, wall: id});
      this.#links = this.#links.filter((link) => link.id !== id);
      return true;
    });
    if (hasEnded !== true) return;
    this.#tell(this.#options.text('ended'));
    this.#host.dispatchEvent(new BadgeWallUnsharedEvent(id));
    await this.#focus('#copies-title');
  }

  async #run<T>(
    act: (
      client: Parameters<Parameters<CopiesOptions['backend']['use']>[0]>[0],
      structure: string,
    ) => Promise<T>,
  ): Promise<T | undefined> {
    if (this.#isBusy) return undefined;
    this.#isBusy = true;
    this.#tell('');
    const {backend, text} = this.#options;
    try {
      return await backend.use((client) => act(client, backend.structure));
    } catch (error) {
      this.#failed = text(errorKey(wallCopiesFr, error));
      return undefined;
    } finally {
      this.#isBusy = false;
      this.#host.requestUpdate();
    }
  }

  #tell(said: string, failed = ''): void {
    this.#said = said;
    this.#failed = failed;
    this.#host.requestUpdate();
  }

  async #focus(selector: string): Promise<void> {
    await this.#host.updateComplete;
    this.#host.renderRoot.querySelector<HTMLElement>(selector)?.focus();
  }
}

/** What was taken back, suspended, or is past its date is not shown to others by a new link. */
function shareable({badges}: WallContent): readonly WallBadge[] {
  return badges.filter(
    ({award}) => award?.state === 'issued' && award.isExpired !== true && award.suspendedAt === undefined,
  );
}

function monthsFromNow(months: number): string {
  const end = new Date();
  end.setMonth(end.getMonth() + months);
  return end.toISOString();
}
