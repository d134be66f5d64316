/**
 * A wall as one file that needs nothing else: no script, no address that is loaded, pictures and badges inside. All of it is text of
 * people and of issuers: everything is escaped, and the file’s own policy forbids the rest. Pure.
 */

export interface CopiedBadge {
  readonly name: string;
  readonly isKey: boolean;
  /** Date and giver, as sentences. */
  readonly lines: readonly string[];
  /** What is wrong with it; empty where nothing is. */
  readonly trouble: string;
  /** `doubted`: nobody here vouches for it, so that it has no colours and no title. `old`: it is over. */
  readonly look: '' | 'doubted' | 'old';
  readonly description: string;
  /** A `data:` address; undefined where there is none. */
  readonly picture: string | undefined;
  /** The badge as it was packed: JSON text or compact JWS. */
  readonly text: string;
  readonly url: string | undefined;
}

export interface HtmlCopy {
  readonly language: string;
  readonly title: string;
  readonly count: string;
  readonly note: string;
  readonly badges: readonly CopiedBadge[];
  readonly words: {readonly file: string; readonly page: string};
  /** Of this file alone: lets its own style through, and no other. */
  readonly nonce: string;
}

const style = `:root{color-scheme:light dark;--ink:light-dark(#1a2332,#efece7);--quiet:light-dark(#495160,#b9bec7);--line:light-dark(#d7d4ce,#3b414c);--surface:light-dark(#fefdfc,#171c24);--action:light-dark(#204a8b,#9ac2f8);--no:light-dark(#9b2d21,#f79e8c)}
*{box-sizing:border-box}
body{margin:0 auto;padding:2em 1.25em;max-width:62em;background:var(--surface);color:var(--ink);font:max(1em,16px)/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5em;line-height:1.25;margin:0}
h2{font-size:1.0625em;line-height:1.25;margin:0 0 .25em}
:is(h1,h2,p){text-wrap:pretty}
p{margin:0}
.quiet{color:var(--quiet)}
.trouble{color:var(--no);font-weight:700}
.doubted .trouble{color:inherit}
ul{list-style:none;margin:2em 0;padding:0;display:grid;gap:2em;grid-template-columns:repeat(auto-fill,minmax(min(100%,13em),1fr))}
li.key{grid-column:1/-1;display:flex;flex-wrap:wrap;gap:1.5em;align-items:center;padding-block-end:1.5em;border-block-end:1px solid var(--line)}
li.key>div{flex:1 1 14em;min-inline-size:0}
img,.none{display:block;inline-size:7.5em;block-size:7.5em;object-fit:contain;margin:0 0 .75em}
li.key :is(img,.none){inline-size:9em;block-size:9em;margin:0}
.none path{fill:none;stroke:var(--quiet);stroke-width:2.5}
:is(.doubted,.old) img{filter:grayscale(1) opacity(.85)}
.doubted img{padding:.75em;border:2px dashed var(--quiet);border-radius:1em}
li:not(.key,.doubted)>:is(img,.none){margin-inline-start:-.5em}
.doubted h2{color:var(--quiet);font-weight:400}
a{color:var(--action);text-underline-offset:.2em;display:inline-block;padding:.5em 0;margin-inline-end:1em}
a:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
@page{size:A4;margin:12mm}
@media print{:root{color-scheme:light}body{padding:0;font-size:10pt}ul{grid-template-columns:repeat(4,1fr);gap:4mm;margin:4mm 0}img,.none{inline-size:22mm;block-size:22mm;margin:0 0 1mm}li.key :is(img,.none){inline-size:32mm;block-size:32mm}li{break-inside:avoid}a,.about{display:none}}`;

const noPicture =
  '<svg class="none" viewBox="0 0 120 120" aria-hidden="true"><path d="M53.9 7Q60 3.5 66.1 7L102.9 28.3Q108.9 31.8 108.9 38.8L108.9 81.2Q108.9 88.2 102.9 91.8L66.1 113Q60 116.5 53.9 113L17.1 91.8Q11.1 88.2 11.1 81.2L11.1 38.7Q11.1 31.7 17.1 28.2Z"/></svg>';

/** The text of an HTML document. */
export function htmlCopy(copy: HtmlCopy): string {
  const {language, title, count, note, badges, nonce} = copy;
  const policy = `default-src 'none'; img-src data:; style-src 'nonce-${nonce}'; base-uri 'none'; form-action 'none'`;
  return `<!doctype html>
<html lang="${escape(language)}" dir="${language === 'ar' ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escape(policy)}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(title)}</title>
<style nonce="${escape(nonce)}">${style}</style>
</head>
<body>
<main>
<h1 dir="auto">${escape(title)}</h1>
<p class="quiet">${escape(count)}</p>
<p class="quiet">${escape(note)}</p>
<ul>
${badges.map((badge, i) => badgeOf(badge, i, copy)).join('\n')}
</ul>
</main>
</body>
</html>
`;
}

function badgeOf(badge: CopiedBadge, index: number, {words}: HtmlCopy): string {
  const {name, lines, trouble, look, description, picture, url} = badge;
  const isJson = /^\s*[{[]/.test(badge.text);
  const file = `data:application/${isJson ? 'json' : 'octet-stream'};base64,${toBase64(badge.text)}`;
  const image =
    picture !== undefined && /^data:image\//.test(picture)
      ? `<img src="${escape(picture)}" alt="">`
      : noPicture;
  const page =
    url !== undefined && /^https?:\/\//.test(url)
      ? `<a href="${escape(url)}" rel="noreferrer noopener">${escape(words.page)}</a>`
      : '';
  return `<li class="${look}${badge.isKey ? ' key' : ''}">${image}<div>
<h2><bdi>${escape(name)}</bdi></h2>
${trouble === '' ? '' : `<p class="trouble">${escape(trouble)}</p>`}
${lines.map((line) => `<p class="quiet" dir="auto">${escape(line)}</p>`).join('')}
${description === '' ? '' : `<p class="about"><bdi>${escape(description)}</bdi></p>`}
<p><a href="${file}" download="badge-${index + 1}.${isJson ? 'json' : 'jwt'}">${escape(words.file)}</a>${page}</p>
</div></li>`;
}

/** For text and for attributes in double quotes. */
function escape(text: string): string {
  return text.replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}

function toBase64(text: string): string {
  let binary = '';
  for (const byte of new TextEncoder().encode(text)) binary += String.fromCharCode(byte);
  return btoa(binary);
}
