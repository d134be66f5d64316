/** A badge of one's own and the links to it: what they show, making one, ending one. */
import type {Award, Share, ShareScope} from '@pepites/recognition';
import {CodedError} from '../../base/coded-error.js';
import type {BackendContext} from '../../context/backend-context.js';
import {codeOf} from '../../text/error-key.js';
import type {AwardOf} from './act-options.js';

export const scopes = ['minimal', 'full', 'evidence'] as const satisfies readonly ShareScope[];

export class Sharing {
  readonly of: AwardOf;
  readonly award: Award;
  /** False on a page that the structure has not registered: there is the link that the badge has from the start, and no other. */
  readonly makesLinks: boolean;
  scope: ShareScope = 'minimal';
  #links: readonly Share[];

  private constructor(of: AwardOf, award: Award, links: readonly Share[] | undefined) {
    this.of = of;
    this.award = award;
    this.makesLinks = links !== undefined;
    this.#links = links ?? [];
  }

  /** Reads only: a link is made when the person asks for one. */
  static async read(context: BackendContext, of: AwardOf, signal: AbortSignal): Promise<Sharing> {
    const {structure} = of;
    const [award, links] = await context.use((client) =>
      Promise.all([
        client.me.awards({structure}, {signal}).then(({items}) => items.find(({id}) => id === of.award)),
        client.shares.list(of, {signal}).then(
          ({items}) => items,
          (error: unknown) => {
            if (codeOf(error) === 'ORIGIN_NOT_REGISTERED') return undefined;
            throw error;
          },
        ),
      ]),
    );
    if (!award) throw new CodedError('AWARD_UNKNOWN', `No award ${of.award} among the person’s own`);
    return new Sharing(of, award, links);
  }

  /** The open link that shows as much as was chosen, the newest first. */
  get link(): (Pick<Share, 'url'> & Partial<Share>) | undefined {
    const {pageUrl} = this.award;
    if (!this.makesLinks) return pageUrl === undefined ? undefined : {url: pageUrl};
    return this.#links.find(({scope, state}) => scope === this.scope && state === 'open');
  }

  async make(context: BackendContext, signal: AbortSignal): Promise<void> {
    const made = await context.use((client) =>
      client.shares.create({...this.of, scope: this.scope}, {signal}),
    );
    this.#links = [made, ...this.#links];
  }

  /** @returns is there another one in its place? The badge's own link is replaced by a new one. */
  async end(context: BackendContext, signal: AbortSignal): Promise<boolean> {
    const share = this.link?.id;
    if (share === undefined) return false;
    this.#links = await context.use(async (client) => {
      await client.shares.revoke({...this.of, share}, {signal});
      return (await client.shares.list(this.of, {signal})).items;
    });
    return this.link !== undefined;
  }
}
