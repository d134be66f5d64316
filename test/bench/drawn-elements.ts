/** What it costs a server to draw an element: bytes, and milliseconds of processor for each. */
import {gzipSync} from 'node:zlib';
import {verify} from '@pepites/credentials/verify.js';
import {
  renderCatalog,
  renderDisplay,
  renderPathway,
  renderSupporters,
  renderWall,
} from '../../packages/elements/src/server.ts';
import {catalogBadges} from '../../packages/elements/src/testing/catalog-samples.ts';
import {signedBadge} from '../../packages/elements/src/testing/signed-badge.ts';
import {leDome} from '../support/pathways/sample-pathways.ts';
import {processorTime} from '../support/processor-time.ts';

export interface DrawingCost {
  readonly what: string;
  readonly bytes: number;
  readonly gzippedBytes: number;
  /** Of the processor, for one drawing; the least of several rounds. */
  readonly ms: number;
}

const rounds = 5;
const drawingsInRound = 20;

export async function measureDrawing(): Promise<DrawingCost[]> {
  const now = new Date('2026-11-26T10:00:00Z');
  const checked = {by: 'badges.example.fr', at: now};
  const six = await Promise.all([1, 2, 3, 4, 5, 6].map((number) => signedBadge({number})));
  const verdict = await verify(JSON.stringify(six[0]?.credential), {
    now,
    fetchDocument: () => Promise.reject(new Error('Not asked')),
  });
  const credential = six[0]?.credential ?? {};
  const supporters = [...Array(50).keys()].map((n) => ({
    name: `Personne ${n}`,
    since: '2026-03-02T10:00:00Z',
  }));
  const badge = {name: {fr: 'Je soutiens'}, imageUrl: ''};
  const drawings: Readonly<Record<string, () => Promise<string>>> = {
    'display, card': () => renderDisplay({credential, checked: {...checked, verdict}}),
    'display, row': () =>
      renderDisplay({credential, checked: {...checked, verdict}, attributes: {form: 'row'}}),
    'wall of 6': () => renderWall({items: six.map((one) => ({...one, verdict})), checked}),
    [`catalogue of ${catalogBadges.length}`]: () => renderCatalog({badges: catalogBadges}),
    'supporters, 50': () => renderSupporters({badge, supporters}),
    'pathway of 28': () => renderPathway({definition: leDome()}),
  };
  const costs: DrawingCost[] = [];
  for (const [what, draw] of Object.entries(drawings)) {
    const html = await draw();
    let ms = Infinity;
    for (let round = 0; round < rounds; round++) {
      const started = processorTime();
      for (let i = 0; i < drawingsInRound; i++) await draw();
      ms = Math.min(ms, (processorTime() - started) / drawingsInRound);
    }
    costs.push({what, bytes: Buffer.byteLength(html), gzippedBytes: gzipSync(html).length, ms});
  }
  return costs;
}
