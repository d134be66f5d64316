/** The badge is the person’s: the badge itself, large; and where to see it, once it is signed. */
import {safeUrl} from '@pepites/credentials/safe-url.js';
import {type Award, inLanguage} from '@pepites/recognition';
import {html, nothing, type TemplateResult} from 'lit';
import {medallion} from '../../art/medallion.js';
import type {ScreenOptions} from '../screen.js';
import {screenHeading} from './parts.js';

/** `award`: absent while the badge is being signed, and where it is another person’s. */
export function renderSuccess(options: ScreenOptions, award?: Award): TemplateResult {
  const {badge, text, language, assisted, pictureOf, elsewhere} = options;
  const pageUrl = safeUrl(award?.pageUrl);
  const words = assisted ? text('with.ready', {name: assisted.name}) : text('ready');
  return html`<div class="success">
    ${medallion({
      imageUrl: pictureOf(badge.imageUrl),
      alt: inLanguage(badge.imageAlt, language),
      isKey: badge.mode === 'keyBadge',
    })}
    ${screenHeading(options, words)}
    ${
      pageUrl
        ? html`<p>${text('readyNext')}</p>
            <a class="button primary wide" part="button" href=${pageUrl}>${text('seeBadge')}</a>`
        : sayNext(options)
    }
    ${elsewhere.render(award)}
  </div>`;
}

/** Where there is nothing to press. */
function sayNext({flow, text, assisted}: ScreenOptions): TemplateResult | typeof nothing {
  if (assisted) return html`<p>${text('with.readyNext', {name: assisted.name})}</p>`;
  return flow.stage.kind === 'coming' ? html`<p>${text('comingHint')}</p>` : nothing;
}
