/** Sharing the badge of the opened step: its links are read when asked for, made and ended. */
import {html, nothing, type TemplateResult} from 'lit';
import type {StepView} from '../pathway-view.js';
import {type ActOptions, type AwardOf, textIn} from './act-options.js';
import type {Act, ActRun} from './act-run.js';
import {renderSharePanel} from './share-panel.js';
import {Sharing} from './sharing.js';

export class ShareDesk {
  readonly #run: ActRun;
  #sharing: Sharing | undefined;

  constructor(run: ActRun) {
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
        const [sharing] = await Promise.all([
          Sharing.read(context, of, signal),
          import('../../badge-share/badge-share.js'),
        ]);
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
          then: '#act-title',
        });
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
}
