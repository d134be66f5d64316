/** The look of the backend's own pages: plain workshop furniture around the elements. */
export const stylesheet = `:root {
  color-scheme: light dark;
  --surface: light-dark(#fefdfc, #171c24);
  --surface-quiet: light-dark(#f6f3ef, #212731);
  --ink: light-dark(#1a2332, #efece7);
  --ink-quiet: light-dark(#495160, #b9bec7);
  --line: light-dark(#d7d4ce, #3b414c);
  --action: light-dark(#204a8b, #9ac2f8);
  --no: light-dark(#9b2d21, #f79e8c);
  --focus: light-dark(#1a2332, #f6d56b);
}
* { box-sizing: border-box; }
body {
  margin: 0;
  padding: 1.5em 1.25em 3em;
  background: var(--surface-quiet);
  color: var(--ink);
  font: max(1em, 16px) / 1.5 system-ui, sans-serif;
  overflow-wrap: anywhere;
}
main { max-width: 68em; margin-inline: auto; }
main.narrow { max-width: 38em; }
h1 { font-size: 1.375em; line-height: 1.25; margin: 0 0 1em; text-wrap: pretty; }
h2 { font-size: 1.0625em; line-height: 1.3; margin: 0 0 0.5em; }
p { max-width: 34em; margin: 0 0 1em; }
a { color: var(--action); }
a:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
a.button {
  display: inline-block;
  min-block-size: 44px;
  padding: 0.5em 1.25em;
  border-radius: 0.5em;
  background: var(--action);
  color: var(--surface);
  font-weight: 600;
  text-align: center;
  text-decoration: none;
}
.card {
  background: var(--surface);
  border: 1px solid var(--line);
  border-radius: 0.75em;
  padding: 1.25em;
  margin: 0 0 1em;
}
.quiet { color: var(--ink-quiet); }
.message { white-space: pre-wrap; font: inherit; margin: 0; }
.list { list-style: none; margin: 0; padding: 0; }
.list a { display: block; padding: 0.75em 0; min-height: 44px; }
.picture { display: block; inline-size: 7.5em; block-size: auto; margin: 0 0 1em; }
badge-backend { display: block; }
.place { color: var(--ink-quiet); margin: 0 0 0.75em; }
`;

/** The shape of a badge: enamel in a rim of brass. */
export const icon = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32">
  <path fill="#c99a3a" d="M16 1 29 8.5v15L16 31 3 23.5v-15z"/><path fill="#1e5a45" d="M16 5 25.5 10.5v11L16 27 6.5 21.5v-11z"/>
</svg>`;
