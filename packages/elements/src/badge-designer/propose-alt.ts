/** What the image of a badge shows, in short sentences: a first proposal, which the person edits. */
import {type BadgeDesign, hasRoomForWords, isHexColour} from '../design/badge-design.js';
import {basicColourOf} from '../design/colours.js';
import type {designerFr} from '../messages/designer.fr.js';
import type {Text} from '../text/messages.js';

export interface AltOptions {
  readonly text: Text<typeof designerFr>;
  /** What the picture is called; undefined: there is none. */
  readonly icon: string | undefined;
}

export function proposeAlt(design: BadgeDesign, {text, icon}: AltOptions): string {
  const isKey = design.shape === 'key';
  const sentences = [
    text('alt.base', {
      shape: text(`alt.shape.${design.shape}`),
      enamel: enamelWord(design, text),
      metal: text(`metal.${design.metal}`).toLowerCase(),
    }),
  ];
  if (icon !== undefined) sentences.push(text(isKey ? 'alt.icon.key' : 'alt.icon', {icon}));
  if (hasRoomForWords(design)) {
    if (design.level > 0) sentences.push(text('alt.level', {n: design.level}));
    const words = design.text.trim();
    if (words !== '') sentences.push(text('alt.text', {text: words}));
  }
  return sentences.join(' ');
}

/** In small letters, for the middle of a sentence. */
export function enamelWord({enamel}: BadgeDesign, text: Text<typeof designerFr>): string {
  if (isHexColour(enamel)) return text(`colour.${basicColourOf(enamel)}`);
  return text(`enamel.${enamel}`).toLowerCase();
}
