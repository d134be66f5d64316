/** Bytes that a map costs a page, minified and gzipped: ours and those of others. */
import type {Browser} from 'playwright-core';
import {weigh} from '../support/bundle.ts';
import {atMost, type Line, type Section} from './measure.ts';
import {visit} from './pathway-page-cold.ts';
import type {Site, SiteName} from './pathway-page-sites.ts';

export async function measurePathwayBytes(
  browser: Browser,
  {url, sites}: {readonly url: string; readonly sites: Readonly<Record<SiteName, Site>>},
): Promise<Section> {
  const own = await weigh('packages/elements/src/badge-pathway/badge-pathway.ts');
  const layout = await weigh('packages/recognition/src/layout.ts');
  const elk = await weigh('node_modules/elkjs/lib/elk.bundled.js');
  const drawn: Line[] = [];
  for (const name of ['ours', 'oursByLoader', 'litDagre', 'reactFlow', 'script'] as const) {
    const site = sites[name];
    const {fetched} = await visit(browser, site, {url});
    const files = fetched.flatMap((path) => site.files.get(path.slice(site.folder.length + 1)) ?? []);
    const what = `${site.name}: all until its map is drawn, ${files.length} files`;
    drawn.push({what, value: files.reduce((sum, {weight}) => sum + weight, 0), unit: 'bytes'});
  }
  return {
    title: 'Bytes of a map, minified and gzipped',
    lines: [
      atMost('<badge-pathway> at once, with Lit', own.eager, 'bytes', 13_000),
      {what: 'its layout, of what it loads on demand', value: layout.eager, unit: 'bytes'},
      ...drawn,
      {what: 'elkjs, which draws nothing by itself', value: elk.eager, unit: 'bytes'},
    ],
  };
}
