/** The structure as one file: taken along, and put back in place after a look at what it changes. */
import {button, field, form, h} from './dom.js';
import {forgetPlan, propose} from './plan.js';
import {saveFile} from './save-file.js';
import {fetchFile} from './session.js';
import {words} from './words.js';

const text = words.definition;
/** What a call may hold, images being a third larger in it. */
const mostBytes = 850_000;

export function drawDefinition() {
  const plan = h('div');
  const files = field({
    label: text.files,
    help: text.filesHelp,
    control: h('input', {
      type: 'file',
      multiple: true,
      accept: '.yaml,.yml,.json,.png,.jpg,.jpeg,.webp,.svg',
    }),
  });
  const see = async () => {
    const chosen = [...(files.control.files ?? [])];
    const file = chosen.find(({name}) => /\.(?:ya?ml|json)$/i.test(name));
    if (!file) return files.refuse(text.noYaml);
    if (chosen.reduce((sum, {size}) => sum + size, 0) > mostBytes) return files.refuse(text.tooLarge);
    const definition = await file.text();
    await propose({text: definition, images: await imagesOf(definition, chosen)}, plan, 'definition');
  };
  return h(
    'div',
    h('p', text.intro),
    h(
      'section',
      {class: 'card'},
      h('h2', text.exportTitle),
      h('p', text.exportWhy),
      button(text.download, async () => saveFile(await fetchFile('definition/file'), 'pepites.zip')),
    ),
    h('h2', text.importTitle),
    form({send: text.see, act: see, onEdit: () => forgetPlan(plan)}, h('p', text.importWhy), files.node),
    plan,
  );
}

/** A browser tells the names of files, not their folders: an image is meant wherever its name ends a path of the definition. @param {string} definition @param {readonly File[]} files */
async function imagesOf(definition, files) {
  /** @type {Map<string, string>} */
  const images = new Map();
  for (const file of files.filter(({name}) => /\.(?:png|jpe?g|webp|svg)$/i.test(name))) {
    const pattern = new RegExp(`[\\w./-]*${file.name.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')}`, 'g');
    const encoded = await base64Of(file);
    for (const [path] of definition.matchAll(pattern))
      if (path === file.name || path.endsWith(`/${file.name}`)) images.set(path, encoded);
  }
  return [...images].map(([path, image]) => ({path, image}));
}

/** @param {File} file */
async function base64Of(file) {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let binary = '';
  for (const byte of bytes) binary += String.fromCharCode(byte);
  return btoa(binary);
}
