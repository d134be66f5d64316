/** What `<badge-endorse>` is about: the recommendations of one's own badge, those one is asked to write, or one link. */
import type {EndorsementView, LocalisedText} from '@pepites/recognition';
import {ownAward} from '../badge-display/own-award.js';
import type {BackendContext} from '../context/backend-context.js';

export type EndorseData =
  | {readonly kind: 'signedOut' | 'link' | 'notYetHeld' | 'soonHeld'}
  | {
      readonly kind: 'own';
      readonly award: string;
      readonly badgeName: LocalisedText | undefined;
      readonly items: readonly EndorsementView[];
    }
  | {readonly kind: 'mine'; readonly items: readonly EndorsementView[]};

export interface DataOptions {
  readonly structure: string;
  readonly badge: string;
  readonly award: string;
  readonly link: string;
  readonly signal: AbortSignal;
}

export async function readEndorsements(context: BackendContext, options: DataOptions): Promise<EndorseData> {
  const {structure, badge, link, signal} = options;
  if (link !== '') return {kind: 'link'};
  if (!context.session) return {kind: 'signedOut'};
  if (badge === '' && options.award === '') {
    const {items} = await context.use((client) => client.endorsements.mine({structure}, {signal}));
    return {kind: 'mine', items};
  }
  let {award} = options;
  let badgeName: LocalisedText | undefined;
  if (award === '') {
    const own = await ownAward(context, {structure, badge, signal});
    if (typeof own === 'string') return {kind: own === 'signing' ? 'soonHeld' : 'notYetHeld'};
    ({id: award, badgeName} = own);
  }
  const {items} = await context.use((client) => client.endorsements.list({structure, award}, {signal}));
  return {kind: 'own', award, badgeName: badgeName ?? items[0]?.badgeName, items};
}

/** The token of a link: the whole address may be given, as it was sent. */
export function tokenOfLink(link: string): string {
  return /([\w-]+)\/?$/.exec(link.trim())?.[1] ?? '';
}

/** Will it change by itself soon? */
export function isSettling(data: EndorseData | undefined): boolean {
  if (data?.kind === 'soonHeld') return true;
  return data?.kind === 'own' && data.items.some(({state}) => state === 'accepted');
}
