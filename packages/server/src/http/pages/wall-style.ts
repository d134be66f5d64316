/** The look of a page with several badges, on the screen and on one sheet of paper. */
export const wallStyle = `.wall-page { background: var(--surface); }
badge-wall { display: block; }
.wall { list-style: none; margin: 0 0 1.5em; padding: 0; display: grid; gap: 1.25em 1.5em; grid-template-columns: repeat(auto-fill, minmax(min(100%, 18em), 1fr)); }
.wall li { display: flex; gap: 1em; align-items: center; }
.wall li > div { flex: 1 1 0; min-inline-size: 0; }
.wall h2, .wall p { margin: 0; }
.wall img { display: block; inline-size: 6em; block-size: auto; }
.address { display: flex; flex-wrap: wrap; gap: 1em 1.25em; align-items: center; margin: 2em 0 0; padding-block-start: 1.25em; border-block-start: 1px solid var(--line); }
.address > div { flex: 1 1 14em; min-inline-size: 0; }
.address p { margin: 0 0 0.25em; }
.qr { flex: none; inline-size: 7em; block-size: 7em; border-radius: 0.25em; }
.printed-address { font-size: 0.9375em; line-height: 1.4; }
@page { size: A4; margin: 12mm; }
@media print {
  :root { color-scheme: light; }
  body, .wall-page { background: #fff; color: #000; padding: 0; font-size: 10pt; }
  main { max-width: none; }
  .wall { grid-template-columns: repeat(3, minmax(0, 1fr)); gap: 5mm; }
  .wall li, .address { break-inside: avoid; }
  .wall img { inline-size: 18mm; }
  .address { flex-wrap: nowrap; margin: 4mm 0 0; padding-block-start: 3mm; border-block-start: 0.3mm solid #000; }
  .qr { inline-size: 24mm; block-size: 24mm; }
  a { color: inherit; }
}
`;
