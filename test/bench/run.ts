/**
 * `npm run bench -- credentials|elements|pathway|request|review|scale|server [--quick] [--json FILE]`: measures, and says which targets are met.
 * `scale` takes `--count 1000,20000` (how many badges are stored) and `--store sqlite|postgres` too.
 */
import {writeFile} from 'node:fs/promises';
import {cpus} from 'node:os';
import {parseArgs} from 'node:util';
import {benchCredentials} from './credentials.ts';
import {printSections} from './measure.ts';
import {benchElements} from './elements.ts';
import {benchPathway} from './pathway.ts';
import {benchRequest} from './request.ts';
import {benchReview} from './review.ts';
import {benchScale} from './scale.ts';
import {benchServer} from './server.ts';

const benches = {
  credentials: benchCredentials,
  elements: benchElements,
  pathway: benchPathway,
  request: benchRequest,
  review: benchReview,
  scale: benchScale,
  server: benchServer,
};

const {values, positionals} = parseArgs({
  allowPositionals: true,
  options: {
    quick: {type: 'boolean', default: false},
    json: {type: 'string'},
    count: {type: 'string'},
    store: {type: 'string'},
  },
});
const [name = ''] = positionals;
if (!Object.hasOwn(benches, name)) {
  console.error(`Which bench? ${Object.keys(benches).join(', ')}`);
  process.exit(2);
}
const stores = {sqlite: ['SQLite'], postgres: ['PostgreSQL']} as const;
const counts = values.count?.split(',').map(Number);
const isStore = (text: string): text is keyof typeof stores => Object.hasOwn(stores, text);
if (
  counts?.some((count) => !Number.isInteger(count) || count < 1000) === true ||
  (values.store !== undefined && !isStore(values.store)) ||
  (name !== 'scale' && (counts ?? values.store) !== undefined)
) {
  console.error('--count 1000,20000 (1000 or more) and --store sqlite|postgres go with scale');
  process.exit(2);
}
const machine = `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'unknown'}`;
console.log(machine);
const sections = await benches[name as keyof typeof benches]({
  isQuick: values.quick,
  counts,
  stores: values.store !== undefined && isStore(values.store) ? stores[values.store] : undefined,
});
printSections(sections);
const targets = sections.flatMap(({lines}) => lines.flatMap(({target}) => target ?? []));
console.log(`\n${targets.filter(({isMet}) => isMet).length} of ${targets.length} targets met`);
if (values.json !== undefined) {
  await writeFile(values.json, `${JSON.stringify({machine, isQuick: values.quick, sections}, null, 2)}\n`);
}
