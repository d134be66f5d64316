/** Sharing the badge of the opened step: its links are read when asked for, made, copied, sent and ended. */
import {html, type LitElement, nothing, type TemplateResult} from 'lit';
import type {StepView} from '../pathway-view.js';
import {type ActOptions, type AwardOf, textIn} from './act-options.js';
import type {Act, ActRun} from './act-run.js';
import {renderSharePanel} from './share-panel.js';
import {Sharing} from './sharing.js';

export class ShareDesk {
  readonly #host: LitElement;
  readonly #run: ActRun;
  #sharing: Sharing | undefined;

  constructor(host: LitElement, run: ActRun) {
    this.#host = host;
    this.#run = run;
  }

  forget(): void {
    this.#sharing = undefined;
  }

  /** What has to be read before there is anything to see. */
  reading(of: AwardOf, {context}: ActOptions): Act {
    return {
      meanwhile: (text) => text('shareReading'),
      run: async (signal) => {
        const sharing = await Sharing.read(context, of, signal);
        this.#sharing = sharing;
        return (text) => text(sharing.link ? 'linkReady' : 'shareReady');
      },
      then: '#act-title',
    };
  }

  render({badge}: StepView, options: ActOptions): TemplateResult | typeof nothing {
    const sharing = this.#sharing;
    if (!sharing) return nothing;
    const {context, language} = options;
    const title = badge?.name[language] ?? badge?.name.fr ?? '';
    return html`${renderSharePanel(sharing, {
      text: textIn(options),
      language,
      giver: badge?.structureName ?? '',
      isBusy: this.#run.isRunning,
      onScope: (scope) => {
        sharing.scope = scope;
        this.#run.say(sharing.link ? (text) => text('linkReady') : undefined);
      },
      onMake: () => {
        this.#run.do({
          meanwhile: (text) => text('making'),
          run: async (signal) => {
            await sharing.make(context, signal);
            return (text) => text('linkReady');
          },
          then: '#share-copy',
        });
      },
      onCopy: (url) => void this.#copy(url),
      onSend: (url) => {
        // The person may close the sheet of their device without sending anything.
        navigator.share({title, url}).catch(() => undefined);
      },
      onEnd: () => {
        this.#run.do({
          meanwhile: (text) => text('ending'),
          run: async (signal) => {
            const isRenewed = await sharing.end(context, signal);
            return (text) => text(isRenewed ? 'renewed' : 'ended');
          },
          then: '#act-title',
        });
      },
    })}`;
  }

  async #copy(url: string): Promise<void> {
    try {
      await navigator.clipboard.writeText(url);
      this.#run.say((text) => text('copied'));
    } catch {
      // Not every page may write there: the link is chosen, for the person to copy.
      this.#host.renderRoot.querySelector<HTMLInputElement>('#share-link')?.select();
      this.#run.say((text) => text('copyByHand'));
    }
  }
}
