/** Sharing the badge of the opened step: its links are read when asked for, made and ended. */
import {html, type LitElement, nothing, type TemplateResult} from 'lit';
import {ShareWays, shareWords} from '../../badge-share/share-ways.js';
import {LaterWords} from '../../text/later-words.js';
import type {StepView} from '../pathway-view.js';
import {type ActOptions, type AwardOf, textIn} from './act-options.js';
import type {Act, ActRun} from './act-run.js';
import {renderSharePanel} from './share-panel.js';
import {Sharing} from './sharing.js';

const words = new LaterWords(shareWords);

export class ShareDesk {
  readonly #host: LitElement;
  readonly #run: ActRun;
  readonly #ways: ShareWays;
  #sharing: Sharing | undefined;

  constructor(host: LitElement, run: ActRun) {
    this.#host = host;
    this.#run = run;
    this.#ways = new ShareWays(host);
  }

  forget(): void {
    this.#sharing = undefined;
  }

  /** What has to be read before there is anything to see. */
  reading(of: AwardOf, {context, language}: ActOptions): Act {
    return {
      meanwhile: (text) => text('shareReading'),
      run: async (signal) => {
        const [sharing] = await Promise.all([Sharing.read(context, of, signal), words.load(language)]);
        this.#sharing = sharing;
        this.#ways.forget();
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
      renderWays: (shared) =>
        this.#ways.render(shared, {
          text: words.in(language, () => {
            this.#host.requestUpdate();
          }),
          backend: context.backend,
        }),
      isBusy: this.#run.isRunning,
      onScope: (scope) => {
        sharing.scope = scope;
        this.#ways.forget();
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
