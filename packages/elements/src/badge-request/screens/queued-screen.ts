/** Sent by the person, not gone yet: that nothing is lost, what happens next, and one button. */
import {html, nothing, type TemplateResult} from 'lit';
import {unsureMark} from '../../art/marks.js';
import type {ScreenOptions} from '../screen.js';
import {renderAnswerList} from './answer-list.js';
import {renderKept, screenHeading} from './parts.js';

export function renderQueued(options: ScreenOptions): TemplateResult {
  const {flow, sender, text} = options;
  const {title, sentences, button} = wordsOf(options);
  return html`<div class="truth">
      ${unsureMark()}
      <div>
        ${screenHeading(options, title)}
        <p>${sentences.join(' ')}</p>
      </div>
    </div>
    <div class="foot">
      <button class="button primary wide" type="button" part="button" @click=${() => void sender.send()}>
        ${button}
      </button>
    </div>
    ${
      flow.questions.length > 0
        ? html`<details>
            <summary>${text('reread')}</summary>
            ${renderAnswerList(options)}
            <div>${renderKept(options)}</div>
          </details>`
        : nothing
    }`;
}

interface QueuedWords {
  readonly title: string;
  readonly sentences: readonly string[];
  readonly button: string;
}

function wordsOf({flow, sender, text, isSignedIn}: ScreenOptions): QueuedWords {
  const title = text('queuedWaits');
  if (!isSignedIn && !sender.isOffline)
    return {title, sentences: [text('queuedSignIn')], button: text('sendNow')};
  const because = {network: 'offline', backend: 'noAnswerYet', turn: 'tooManyNow'} as const;
  const isOffline = sender.queuedBecause === 'network';
  const next = !isSignedIn ? 'queuedSignInLater' : isOffline ? 'queuedNetwork' : 'queuedLater';
  return {
    title,
    sentences: [
      text(because[sender.queuedBecause]),
      text('queuedSafe'),
      text(next),
      // It leaves by itself from here only.
      ...(flow.keeping === 'kept' && !isSignedIn ? [] : [text('offlineInMemory'), ...sayClosed(flow, text)]),
    ],
    button: text('retry'),
  };
}

/** What becomes of the answers where the page is closed before they have left. */
function sayClosed({keeping}: ScreenOptions['flow'], text: ScreenOptions['text']): string[] {
  if (keeping === 'unsaved') return [];
  return [text(keeping === 'kept' ? 'closedKept' : 'closedLost')];
}
