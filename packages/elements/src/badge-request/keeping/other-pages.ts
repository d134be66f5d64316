/** Other pages of the same site that have the same draft open: they tell each other what they keep and send. */

export type PageNews =
  /** Opened here; those who have it open too answer `here`. */
  | {readonly kind: 'opened' | 'here' | 'left' | 'changed'; readonly place: string}
  /** Sent, or erased. */
  | {readonly kind: 'gone'; readonly place: string; readonly id: string};

type Message = PageNews & {readonly from: string};

const channelName = 'pepites-drafts';

export class OtherPages {
  readonly #me: string;
  readonly #onNews: (news: PageNews) => void;
  readonly #present = new Map<string, Set<string>>();
  #channel: BroadcastChannel | undefined;

  /** @param me an id of this element's own */
  constructor(me: string, onNews: (news: PageNews) => void) {
    this.#me = me;
    this.#onNews = onNews;
  }

  /** Is the draft of this place open elsewhere too? A page that was killed says no goodbye, and still counts. */
  areAt(place: string): boolean {
    return (this.#present.get(place)?.size ?? 0) > 0;
  }

  listen(): void {
    if (this.#channel || typeof BroadcastChannel !== 'function') return;
    this.#channel = new BroadcastChannel(channelName);
    this.#channel.onmessage = ({data}: MessageEvent<Message>) => {
      this.#hear(data);
    };
  }

  close(): void {
    this.#channel?.close();
    this.#channel = undefined;
    this.#present.clear();
  }

  tell(news: PageNews): void {
    this.#channel?.postMessage({...news, from: this.#me} satisfies Message);
  }

  #hear(message: Message): void {
    const {kind, place, from} = message;
    const there = this.#present.get(place) ?? new Set<string>();
    if (kind === 'left') there.delete(from);
    else there.add(from);
    this.#present.set(place, there);
    this.#onNews(message);
  }
}
