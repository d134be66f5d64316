/** An element that a server may have drawn: the nodes that are there when its script arrives stay, and nothing moves. */
import {BadgeElement} from './badge-element.js';

export abstract class ServerDrawnElement extends BadgeElement {
  /** Has a server drawn the nodes, and are they still as it left them? */
  protected isServerDrawn = false;

  /** All that the server had when it drew: the first picture here is then the same. */
  protected abstract prepare(): Promise<void>;

  /** The server's own styles hold until there are all of ours: half of them would move what is drawn. */
  protected override createRenderRoot(): HTMLElement | DocumentFragment {
    this.isServerDrawn = this.shadowRoot !== null;
    return this.shadowRoot ?? super.createRenderRoot();
  }

  /** Where a part cannot be loaded, what the server has drawn stays: it is read, and its links lead on. */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.isServerDrawn) {
      const [{takeOver}] = await Promise.all([import('./take-over.js'), this.prepare()]);
      await this.loadWords();
      takeOver(this.renderRoot, this.render(), this.renderOptions);
      this.isServerDrawn = false;
    }
    await super.scheduleUpdate();
  }
}
