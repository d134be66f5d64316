/** The scripts and the style of pages with forms: files of `packages/server/browser`, served as they are. */
import {readdirSync, readFileSync} from 'node:fs';
import type {Hono} from 'hono';
import {pageFile} from './layout.js';

const styles = ['forms', 'console'];

/** Beside `src` and `dist` alike: both lie three folders above this file. */
const folder = new URL('../../../browser/', import.meta.url);

export function addPageFiles(app: Hono): void {
  for (const name of scriptsIn('').concat(scriptsIn('console/'))) {
    const text = readFileSync(new URL(name, folder), 'utf8');
    app.get(`/pages/${name}`, () => pageFile(text, 'text/javascript'));
  }
  for (const name of styles) {
    const text = readFileSync(new URL(`${name}.css`, folder), 'utf8');
    app.get(`/pages/${name}.css`, () => pageFile(text, 'text/css'));
  }
}

function scriptsIn(place: string): string[] {
  return readdirSync(new URL(place, folder))
    .filter((name) => name.endsWith('.js'))
    .map((name) => place + name);
}
