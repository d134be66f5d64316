/** What stands above the badge’s name: it is asked for, it has been, or it is there. */
import type {ScreenOptions} from '../screen.js';
import {whyClosed} from './closed-screen.js';

export function titleOf(options: ScreenOptions): string {
  const {badge, flow, text, assisted} = options;
  const {draft, screen, stage} = flow;
  const kind = {
    ask: draft?.isQueued || screen.kind === 'sending' ? 'sent' : 'ask',
    waiting: 'sent',
    more: 'sent',
    declined: 'sent',
    coming: 'held',
    held: 'held',
  } as const;
  const now = kind[stage.kind];
  const isAsked = badge.mode === 'reviewed' || badge.mode === 'automaticOnRequest';
  if (now === 'ask' && (!isAsked || whyClosed(options) !== undefined)) return text('titleBadge');
  return assisted ? text(`with.title.${now}`, {name: assisted.name}) : text(`title.${now}`);
}
