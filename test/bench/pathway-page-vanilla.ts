/** A page without any library: a list of links whose boxes stand where they are told, and lines in one SVG. */
import type {SceneMap, SceneStep} from './pathway-page-scene.ts';

const map = JSON.parse(document.getElementById('map')?.textContent ?? '') as SceneMap;

const picture = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
picture.setAttribute('width', String(map.width));
picture.setAttribute('height', String(map.height));
picture.setAttribute('aria-hidden', 'true');
for (const {path} of map.edges) {
  const line = document.createElementNS('http://www.w3.org/2000/svg', 'path');
  line.setAttribute('d', path);
  picture.append(line);
}
const list = document.createElement('ol');
list.append(...map.steps.map(boxOf));
document.querySelector('main')?.append(picture, list);

function boxOf({title, words, image, href, x, y, width, height}: SceneStep): HTMLElement {
  const box = document.createElement('li');
  box.className = 'step';
  box.style.cssText = `left:${x}px;top:${y}px;width:${width}px;height:${height}px`;
  const link = document.createElement('a');
  link.href = href;
  link.textContent = title;
  const state = document.createElement('span');
  state.textContent = words;
  if (image !== undefined) {
    const badge = document.createElement('img');
    badge.src = image;
    badge.alt = '';
    box.append(badge);
  }
  box.append(link, state);
  return box;
}
