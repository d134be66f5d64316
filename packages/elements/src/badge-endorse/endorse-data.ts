/** What `<badge-endorse>` is about: the recommendations of one's own badge, those one is asked to write, or one link. */
import {type BadgeRequest, type EndorsementView, isOpen, type LocalisedText} from '@pepites/recognition';
import {ownAward} from '../badge-display/own-award.js';
import type {BackendContext} from '../context/backend-context.js';

/** What the holder asks to be recommended for: a badge that they hold, or have asked for. */
export type Recommended = {readonly award: string} | {readonly request: string};

export type EndorseData =
  | {readonly kind: 'signedOut' | 'link' | 'notYetHeld' | 'soonHeld'}
  | {
      readonly kind: 'own';
      readonly of: Recommended;
      readonly badgeName: LocalisedText | undefined;
      readonly items: readonly EndorsementView[];
    }
  | {readonly kind: 'mine'; readonly items: readonly EndorsementView[]};

export interface DataOptions {
  readonly structure: string;
  readonly badge: string;
  readonly award: string;
  /** Of the person's own, while it is examined; goes before the others. */
  readonly request: string;
  readonly link: string;
  readonly signal: AbortSignal;
}

export async function readEndorsements(context: BackendContext, options: DataOptions): Promise<EndorseData> {
  const {structure, badge, request, link, signal} = options;
  if (link !== '') return {kind: 'link'};
  if (!context.session) return {kind: 'signedOut'};
  if (request !== '') return readOfRequest(context, {structure, request, signal});
  if (badge === '' && options.award === '') {
    const {items} = await context.use((client) => client.endorsements.mine({structure}, {signal}));
    return {kind: 'mine', items};
  }
  let {award} = options;
  let badgeName: LocalisedText | undefined;
  if (award === '') {
    const own = await ownAward(context, {structure, badge, signal});
    if (own === 'signing') return {kind: 'soonHeld'};
    if (typeof own === 'string') {
      const asked = await openRequest(context, options);
      if (!asked) return {kind: 'notYetHeld'};
      return readOfRequest(context, {structure, request: asked.id, badgeName: asked.badgeName, signal});
    }
    ({id: award, badgeName} = own);
  }
  const {items} = await context.use((client) => client.endorsements.list({structure, award}, {signal}));
  return {kind: 'own', of: {award}, badgeName: badgeName ?? items[0]?.badgeName, items};
}

async function readOfRequest(
  context: BackendContext,
  of: {
    readonly structure: string;
    readonly request: string;
    readonly badgeName?: LocalisedText;
    readonly signal: AbortSignal;
  },
): Promise<EndorseData> {
  const {structure, request, badgeName, signal} = of;
  const {items} = await context.use((client) =>
    client.endorsements.listForRequest({structure, request}, {signal}),
  );
  return {kind: 'own', of: {request}, badgeName: badgeName ?? items[0]?.badgeName, items};
}

/** A badge that was asked for may be recommended before it is held. */
async function openRequest(
  context: BackendContext,
  {structure, badge, signal}: Pick<DataOptions, 'structure' | 'badge' | 'signal'>,
): Promise<BadgeRequest | undefined> {
  const {items} = await context.use((client) => client.me.requests({structure}, {signal}));
  return items.find((request) => request.badge === badge && isOpen(request.state));
}

/** The token of a link: the whole address may be given, as it was sent. */
export function tokenOfLink(link: string): string {
  return /([\w-]+)\/?$/.exec(link.trim())?.[1] ?? '';
}

/** Will it change by itself soon? */
export function isSettling(data: EndorseData | undefined): boolean {
  if (data?.kind === 'soonHeld') return true;
  if (data?.kind !== 'own') return false;
  return data.items.some(({state, request}) => state === 'accepted' && request === undefined);
}
