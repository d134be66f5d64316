/** The look of a badge's page, on the screen and on paper. */
export const badgeStyle = `:root {
  --late: light-dark(#794f1f, #e8be7e);
  --late-soft: light-dark(#fbf0d9, #392d1a);
  --no: light-dark(#9b2d21, #f79e8c);
  --no-soft: light-dark(#feece9, #44241f);
  --yes: light-dark(#185d39, #7cd49f);
  --line-strong: light-dark(#6d7582, #868c99);
}
.holder { font-size: 1.0625em; margin: 0 0 0.75em; }
.badge header { display: flex; flex-wrap: wrap; gap: 1em 1.25em; align-items: center; margin: 0 0 1em; }
.badge header > div { flex: 1 1 12em; min-inline-size: 0; }
.badge header p, .badge header h1 { margin: 0; }
.badge .picture { margin: 0; inline-size: 7.5em; }
.badge h1 { font-size: 1.25em; }
.badge ul { margin: 0 0 1em; padding-inline-start: 1.25em; }
.badge li { margin: 0 0 0.25em; max-width: 34em; }
.truth { display: flex; gap: 0.625em; align-items: flex-start; }
.mark { flex: none; inline-size: 1.5em; block-size: 1.5em; color: var(--yes); }
.mark .glyph { stroke: var(--surface); }
.truth.late, .truth.no, .truth.unsure { padding: 0.75em; border-radius: 0.5em; background: var(--surface-quiet); }
.truth.late { background: var(--late-soft); }
.truth.no { background: var(--no-soft); }
.late .mark { color: var(--late); }
.no .mark { color: var(--no); }
.no .mark .glyph { stroke: var(--no-soft); }
.unsure .mark { color: var(--ink-quiet); }
dl { margin: 0; display: grid; gap: 0.25em; }
dl > div { display: flex; flex-wrap: wrap; gap: 0 0.5em; }
dt { color: var(--ink-quiet); }
dd { margin: 0; }
blockquote, figure { margin: 0; }
figure { margin: 0 0 1em; }
figure:last-child { margin: 0; }
.evidence h3 { font-size: 1em; margin: 1em 0 0.25em; }
.written { white-space: pre-wrap; }
.photo { display: block; max-inline-size: 100%; block-size: auto; max-block-size: 28em; border-radius: 0.5em; }
audio { display: block; inline-size: min(100%, 24em); margin: 0 0 0.5em; }
.address { display: flex; flex-wrap: wrap; gap: 1em 1.25em; align-items: center; margin: 1.5em 0; }
.address > div { flex: 1 1 14em; min-inline-size: 0; }
.address p { margin: 0 0 0.25em; }
.qr { flex: none; inline-size: 8em; block-size: 8em; border-radius: 0.25em; }
.printed-address { font-size: 0.9375em; line-height: 1.4; }
badge-display { display: block; margin: 0 0 1em; }
.sharing .actions { display: flex; flex-wrap: wrap; gap: 0.5em; align-items: center; }
@media (scripting: enabled) { .sharing .actions { min-block-size: max(2.75em, 44px); } }
.button {
  font: inherit;
  min-block-size: max(2.75em, 44px);
  padding: 0.5em 1em;
  color: var(--action);
  background: var(--surface);
  border: 1px solid var(--line-strong);
  border-radius: 0.5em;
  cursor: pointer;
}
.button[hidden] { display: none; }
.button:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; }
.links { list-style: none; margin: 0 0 0.75em; padding: 0; display: flex; flex-wrap: wrap; gap: 0 1.25em; }
.links a, .files a { display: inline-block; padding: 0.625em 0; min-block-size: 44px; }
.files { display: flex; flex-wrap: wrap; gap: 0 1.25em; max-width: none; border-block-start: 1px solid var(--line); padding-block-start: 0.75em; margin-block-start: 1.5em; }
.print-only { display: none; }
.embed { padding: 0.75em; background: var(--surface); }
.embed .badge header { margin: 0; align-items: flex-start; flex-wrap: nowrap; }
.embed .badge header > div { flex: 1 1 0; }
.embed .badge .picture { inline-size: 5.5em; }
.embed .badge h1 { font-size: 1.0625em; }
.truth-line { display: flex; gap: 0.375em; align-items: center; }
.truth-line .mark { inline-size: 1.25em; block-size: 1.25em; }
@media (forced-colors: active) {
  .mark, .late .mark, .no .mark, .unsure .mark { color: CanvasText; }
  .mark .glyph, .no .mark .glyph { stroke: Canvas; }
  .truth.late, .truth.no, .truth.unsure { border: 1px solid CanvasText; }
}
@page { size: A5; margin: 12mm; }
@page long { size: A4; margin: 16mm; }
@media print {
  :root { color-scheme: light; }
  body { background: #fff; color: #000; padding: 0; font-size: 10.5pt; }
  .screen-only { display: none; }
  .print-only { display: block; }
  .card { border: 0; padding: 0; margin: 0; background: none; }
  .badge .picture { inline-size: 38mm; }
  .badge, .address, .evidence h3, .evidence p { break-inside: avoid; }
  .address { flex-wrap: nowrap; margin: 4mm 0 0; padding-block-start: 3mm; border-block-start: 0.3mm solid #000; break-inside: avoid; }
  .address h2 { font-size: 1em; }
  .qr { inline-size: 28mm; block-size: 28mm; }
  .long { page: long; }
  .evidence, .recommendations { margin-block-start: 5mm; }
  figure { break-inside: avoid; }
  .photo { max-block-size: 45mm; }
  a { color: inherit; }
}
`;
