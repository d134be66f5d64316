/** What stands above the badge’s name: it is asked for, it has been, or it is there. */
import type {ScreenOptions} from '../screen.js';

export function titleOf({badge, flow, text, assisted}: ScreenOptions): string {
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
  if (now === 'ask' && badge.mode !== 'reviewed' && badge.mode !== 'automaticOnRequest')
    return text('titleBadge');
  return assisted ? text(`with.title.${now}`, {name: assisted.name}) : text(`title.${now}`);
}
