/**
 * The short version of `npm run bench -- scale`: is everybody answered, and does no statement read a table that grows whole?
 * `--store sqlite|postgres`
 */
import {parseArgs} from 'node:util';
import {printSections} from './measure.ts';
import {benchScale} from './scale.ts';

const {values} = parseArgs({options: {store: {type: 'string', default: 'sqlite'}}});
const stores = [values.store === 'postgres' ? 'PostgreSQL' : 'SQLite'] as const;
const sections = await benchScale({isQuick: true, isCheck: true, counts: [3000], stores});
const targets = sections.flatMap(({lines}) => lines.flatMap(({target}) => target ?? []));
const failed = targets.filter(({isMet}) => !isMet).length;
if (failed > 0) printSections(sections);
console.log(`${targets.length - failed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);
