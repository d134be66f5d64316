/** The scripts and the style of pages with forms: files of `packages/server/browser`, served as they are. */
import {readFileSync} from 'node:fs';
import type {Hono} from 'hono';
import {pageFile} from './layout.js';

const scripts = [
  'backend',
  'page',
  'sign-in-form',
  'pop-up',
  'invitation',
  'start',
  'sheet',
  'consent',
  'connections',
  'hosts',
];

/** Beside `src` and `dist` alike: both lie three folders above this file. */
const folder = new URL('../../../browser/', import.meta.url);

export function addPageFiles(app: Hono): void {
  for (const name of scripts) {
    const text = readFileSync(new URL(`${name}.js`, folder), 'utf8');
    app.get(`/pages/${name}.js`, () => pageFile(text, 'text/javascript'));
  }
  const style = readFileSync(new URL('forms.css', folder), 'utf8');
  app.get('/pages/forms.css', () => pageFile(style, 'text/css'));
}
