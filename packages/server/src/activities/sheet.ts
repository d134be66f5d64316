/** The identification sheet as one A4 document: activities, the badges that they develop, occupations and skills, who does what. */
import {createHash} from 'node:crypto';
import type {Activity, Role} from '@pepites/recognition';
import {html, Html} from '../http/pages/html.js';
import {longDate} from '../notifications/long-date.js';

const style = `@page{size:A4;margin:14mm}
*{box-sizing:border-box}
body{margin:0 auto;max-width:190mm;padding:6mm 4mm;font:11pt/1.45 system-ui,sans-serif;color:#1a2332;background:#fff}
h1{font-size:18pt;line-height:1.25;margin:0}
h2{font-size:13pt;margin:0 0 2mm}
h3{font-size:10pt;margin:0 0 1mm;color:#495160}
p{margin:0 0 2mm}
.quiet{color:#495160}
section{border-top:1px solid #1a2332;padding:4mm 0;margin-top:5mm;break-inside:avoid}
.columns{display:grid;grid-template-columns:repeat(3,minmax(0,1fr));gap:5mm}
ul{margin:0;padding-left:4.5mm}
li{overflow-wrap:anywhere;margin-bottom:1mm}
@media (max-width:34em){.columns{grid-template-columns:1fr}}`;
const styleHash = createHash('sha256').update(style).digest('base64');

const roleNames: Readonly<Record<Role, string>> = {
  examiner: 'Examinateur ou examinatrice',
  adviser: 'Conseiller ou conseillère',
  lead: 'Référent ou référente badges',
  manager: 'Direction',
  supervisor: 'Encadrant ou encadrante technique',
  externalExaminer: 'Examinateur ou examinatrice de l’extérieur',
  peer: 'Pair',
  networkAdmin: 'Réseau',
};

/** UTF-8 HTML that loads nothing, runs nothing and holds no token: it can be saved, sent and printed. */
export function activitiesSheet(options: {
  readonly structureName: string;
  readonly activities: readonly Activity[];
  readonly now: Date;
}): Uint8Array {
  const {structureName, activities, now} = options;
  const policy = `default-src 'none'; style-src 'sha256-${styleHash}'`;
  const document = html`<!doctype html>
    <html lang="fr">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="content-security-policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <title>Nos activités et nos badges – ${structureName}</title>
        ${styleElement()}
      </head>
      <body>
        <h1>Nos activités et nos badges</h1>
        <p class="quiet">${structureName}, ${longDate(now.toISOString())}</p>
        ${
          activities.length === 0
            ? html`<p>Aucune activité n’est notée pour le moment.</p>`
            : activities.map(activitySection)
        }
      </body>
    </html> `;
  return new TextEncoder().encode(document.text);
}

/** Byte for byte what the policy has the hash of, so past the escaping: nothing in it comes from anybody. */
function styleElement(): Html {
  return new Html(`<style>${style}</style>`);
}

function activitySection(activity: Activity): Html {
  const {title, description, alignments, badges, duties} = activity;
  return html`<section>
    <h2>${title.fr}</h2>
    ${description ? html`<p>${description.fr}</p>` : undefined}
    <div class="columns">
      <div>
        <h3>Les badges</h3>
        ${listOf(badges.map(({name}) => html`<li>${name.fr}</li>`))}
      </div>
      <div>
        <h3>Métiers et compétences</h3>
        ${listOf(
          alignments.map(
            ({name, framework, code}) =>
              html`<li>${name}${suffix([framework, code].filter((one) => one !== undefined).join(' '))}</li>`,
          ),
        )}
      </div>
      <div>
        <h3>Qui fait quoi</h3>
        ${listOf(duties.map(({role, name, does}) => html`<li>${name ?? roleNames[role]}${'\u00a0: '}${does}</li>`))}
      </div>
    </div>
  </section>`;
}

function listOf(items: readonly Html[]): Html {
  return items.length === 0
    ? html`<p class="quiet">Pas encore noté.</p>`
    : html`<ul>
        ${items}
      </ul>`;
}

function suffix(text: string): string {
  return text === '' ? '' : ` (${text})`;
}
