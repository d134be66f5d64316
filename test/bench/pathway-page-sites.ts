/** The pages that are measured beside each other, all of one server: ours as a partner writes it, and the others. */
import {type LoopbackServer, onLoopback} from '../support/on-loopback.ts';
import {bundleAsBuilt, bundlePage, bundlePathwayAlone, type PageFile} from '../support/bundle.ts';
import {renderPathway} from '../../packages/elements/src/server.ts';
import type {Scene, SceneMap, SceneStep} from './pathway-page-scene.ts';

export interface Site {
  readonly name: string;
  /** Where it is on the server, between two slashes. */
  readonly folder: string;
  readonly html: string;
  readonly files: ReadonlyMap<string, PageFile>;
  /** The first step's control: in the shadow root of `host`, or in the page. */
  readonly host?: string;
  readonly control: string;
}

export type SiteName =
  'ours' | 'oursByLoader' | 'serverDrawn' | 'script' | 'markup' | 'litDagre' | 'reactFlow';

/** Of the pages that stand their boxes by hand. */
const plainStyle = `
main{position:relative}
svg path{fill:none;stroke:#888;stroke-width:3}
ol{list-style:none}
.step{position:absolute;text-align:center}
.step img{display:block;width:80px;height:80px;margin:auto}
.step span{display:block}`;

/** React Flow wants to be told how large it is. */
const flowStyle = `
main{height:700px}
.step{width:192px;text-align:center}
.step img{display:block;width:80px;height:80px;margin:auto}
.step span{display:block}`;

const ourControl = {host: 'badge-pathway', control: '[data-target]'};

/** The files of ours are made exactly as those for a CDN are: all in one, as the pages beside it have theirs, and by the loader of all elements. */
export async function sitesOf({pathway, progress, map}: Scene): Promise<Record<SiteName, Site>> {
  const data = `<script type="application/json" id="map">${jsonText(map)}</script>`;
  const attributes = {'badge-href': '/badges/{badge}'};
  const own = `<badge-pathway badge-href="${attributes['badge-href']}"><script type="application/json">${jsonText({pathway, progress})}</script></badge-pathway>`;
  const script = (name: string): string => `<script type="module" src="${name}.js"></script>`;
  const alone = await bundlePathwayAlone();
  return {
    ours: {
      name: '<badge-pathway>',
      folder: 'ours',
      html: pageOf(map, script('badge-pathway'), own),
      files: alone,
      ...ourControl,
    },
    oursByLoader: {
      name: '<badge-pathway> by the loader',
      folder: 'ours-by-loader',
      html: pageOf(map, script('badges'), own),
      files: await bundleAsBuilt({badges: 'packages/elements/src/loader.ts'}),
      ...ourControl,
    },
    // Another way to make the page: its links are there before any script, which takes them over as they are.
    serverDrawn: {
      name: '<badge-pathway> drawn by the server',
      folder: 'server-drawn',
      html: pageOf(
        map,
        script('badge-pathway'),
        await renderPathway({definition: pathway, progress, attributes}),
      ),
      files: alone,
      ...ourControl,
    },
    script: {
      name: 'vanilla, by a small script',
      folder: 'script',
      html: pageOf(map, `<style>${plainStyle}</style>${script('pathway-page-vanilla')}`, data),
      files: await bundlePage('test/bench/pathway-page-vanilla.ts'),
      control: '.step a',
    },
    markup: {
      name: 'vanilla, markup without script',
      folder: 'markup',
      html: pageOf(map, `<style>${plainStyle}</style>`, '', markupOf(map)),
      files: new Map(),
      control: '.step a',
    },
    litDagre: {
      name: 'Lit + dagre',
      folder: 'lit-dagre',
      html: pageOf(map, script('pathway-page-lit-dagre'), data),
      files: await bundlePage('test/bench/pathway-page-lit-dagre.ts'),
      host: 'dagre-map',
      control: '.step a',
    },
    reactFlow: {
      name: 'React Flow',
      folder: 'react-flow',
      html: pageOf(
        map,
        `<link rel="stylesheet" href="pathway-page-react-flow.css"><style>${flowStyle}</style>${script('pathway-page-react-flow')}`,
        data,
      ),
      files: await bundlePage('test/bench/pathway-page-react-flow.mjs'),
      control: '.react-flow__node',
    },
  };
}

/** Nothing is kept by the browser. */
export async function serveSites(sites: readonly Site[]): Promise<LoopbackServer> {
  return onLoopback((request, response) => {
    const [, folder, name = ''] = /^\/([^/]+)\/(.*)$/.exec(request.url ?? '') ?? [];
    const site = sites.find((each) => each.folder === folder);
    const contents = name === '' ? site?.html : site?.files.get(`/${name}`)?.contents;
    const type = name === '' ? 'text/html' : name.endsWith('.css') ? 'text/css' : 'text/javascript';
    const headers = {'content-type': `${type}; charset=utf-8`, 'cache-control': 'no-store'};
    response.writeHead(contents === undefined ? 404 : 200, headers).end(contents);
  });
}

function pageOf({title}: SceneMap, head: string, before: string, inside = ''): string {
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><link rel="icon" href="data:,">${head}</head><body>${before}<main>${inside}</main></body></html>`;
}

function markupOf({steps, edges, width, height}: SceneMap): string {
  const lines = edges.map(({path}) => `<path d="${path}"/>`).join('');
  return `<svg width="${width}" height="${height}" aria-hidden="true">${lines}</svg><ol>${steps.map(boxOf).join('')}</ol>`;
}

function boxOf({title, words, image, href, x, y, width, height}: SceneStep): string {
  const picture = image === undefined ? '' : `<img src="${image}" alt="">`;
  return `<li class="step" style="left:${x}px;top:${y}px;width:${width}px;height:${height}px">${picture}<a href="${href}">${title}</a><span>${words}</span></li>`;
}

function jsonText(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}
