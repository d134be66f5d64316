/** Which screen is shown: the one that is open, else the one that says where the request stands. */
import {html, type TemplateResult} from 'lit';
import type {BackendContext} from '../../context/backend-context.js';
import type {ScreenOptions} from '../screen.js';
import {renderCheck} from './check-screen.js';
import {renderClosed, whyClosed} from './closed-screen.js';
import {renderDevice, renderErase} from './device-screen.js';
import {renderAutomatic, renderIntro, renderNotAsked} from './intro-screen.js';
import {renderNote} from './kept.js';
import {renderPage, renderQuestion} from './question-screen.js';
import {renderQueued} from './queued-screen.js';
import {renderName, renderSending, renderSignIn} from './sending-screens.js';
import {renderDeclined, renderMore, renderWaiting} from './status-screen.js';
import {renderSuccess} from './success-screen.js';
import {renderWith} from './with-screen.js';

export function renderScreen(options: ScreenOptions, context: () => BackendContext): TemplateResult {
  const {screen, draft} = options.flow;
  const why = whyClosed(options);
  switch (screen.kind) {
    case 'question':
      return renderQuestion(options, screen.id);
    case 'page':
      return renderPage(options);
    case 'check':
      if (draft?.isQueued) return renderQueued(options);
      if (why !== undefined) return renderClosed(options, why);
      return html`${renderNote(options)} ${renderCheck(options)}`;
    case 'device':
      return renderDevice(options);
    case 'erase':
      return renderErase(options);
    case 'signIn':
      return renderSignIn(options, screen, context);
    case 'name':
      return renderName(options);
    case 'sending':
      return renderSending(options, screen.progress);
    case 'intro':
    case 'withdraw':
      return html`${renderNote(options)} ${renderStage(options, context)}`;
  }
}

function renderStage(options: ScreenOptions, context: () => BackendContext): TemplateResult {
  const {badge, flow, text} = options;
  const {stage} = flow;
  const why = whyClosed(options);
  switch (stage.kind) {
    case 'waiting':
      return options.assisted
        ? renderWith(options, stage, options.assisted)
        : renderWaiting(options, stage, context);
    case 'more':
      return renderMore(options, stage);
    case 'declined':
      return renderDeclined(options, stage);
    case 'coming':
      return renderSuccess(options);
    case 'held':
      return renderSuccess(options, stage.award);
    case 'ask':
      if (badge.mode !== 'reviewed' && badge.mode !== 'automaticOnRequest') return renderNotAsked(options);
      if (why !== undefined) return renderClosed(options, why);
      if (!flow.draft) return html`<p class="waiting">${text('waiting')}</p>`;
      if (badge.mode === 'reviewed') return renderIntro(options);
      return flow.draft.isQueued ? renderQueued(options) : renderAutomatic(options);
  }
}
