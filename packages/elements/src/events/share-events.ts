/** Events of sharing. */

export const shareWays = [
  'device',
  'copy',
  'linkedin-profile',
  'linkedin',
  'facebook',
  'x',
  'whatsapp',
  'email',
  'embed',
  'open',
] as const;
/** `device`: the share sheet of the device. `copy`: the link, copied. `embed`: the code for another site, copied. `open`: the page itself. */
export type ShareWay = (typeof shareWays)[number];

/** Somebody has chosen a way to share, and nothing has left yet; cancelled, nothing does. */
export class BadgeShareEvent extends Event {
  readonly way: ShareWay;
  /** Of the page that is shared. */
  readonly url: string;

  constructor(way: ShareWay, url: string) {
    super('badge-share', {bubbles: true, composed: true, cancelable: true});
    this.way = way;
    this.url = url;
  }
}

declare global {
  interface HTMLElementEventMap {
    'badge-share': BadgeShareEvent;
  }
}
