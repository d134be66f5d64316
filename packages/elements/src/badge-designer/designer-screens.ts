/** All that `<badge-designer>` draws and does once it is on the page; loaded as one part. */
import type {Award} from '@pepites/recognition';
import type {LitElement, TemplateResult} from 'lit';
import type {BackendController} from '../context/backend-controller.js';
import {designerFr} from '../messages/designer.fr.js';
import {boxStyles} from '../styles/box.styles.js';
import {disclosureStyles} from '../styles/disclosure.styles.js';
import {fieldStyles} from '../styles/field.styles.js';
import {iconStyles} from '../styles/icon.styles.js';
import {pickerStyles} from '../styles/picker.styles.js';
import {selectStyles} from '../styles/select.styles.js';
import type {Language, Text} from '../text/messages.js';
import {choiceStyles} from './choices.styles.js';
import {DesignerKeeper} from './designer-keeper.js';
import type {Aim, DesignerFlow} from './designer-flow.js';
import {DesignerPicture} from './designer-picture.js';
import {designerStyles} from './designer.styles.js';
import {IconChooser} from './icon-chooser.js';
import {ObjectUrls} from '../base/object-urls.js';
import {DesignShelf} from './design-shelf.js';
import {EvidenceForm} from './evidence-form.js';
import {KeptDesign} from './kept-design.js';
import {renderCheck} from './screens/check-screen.js';
import {renderDone} from './screens/done-screen.js';
import {renderDraw} from './screens/draw-screen.js';
import {renderEvidence} from './screens/evidence-screen.js';
import {renderRecommendation} from './screens/recommendation-screen.js';
import {renderShelf} from './screens/shelf-screen.js';
import {renderWords} from './screens/words-screen.js';

/** What lives as long as the element does. */
export interface DesignerParts {
  readonly picture: DesignerPicture;
  readonly keeper: DesignerKeeper;
  readonly kept: KeptDesign;
  readonly renderScreen: (
    options: Omit<ScreenOptions, 'text' | 'chooser' | 'evidence' | 'shelf' | 'kept' | 'urls'>,
  ) => TemplateResult;
}

/** What the screens are made with. */
export interface ScreenOptions {
  readonly host: LitElement;
  readonly flow: DesignerFlow;
  readonly picture: DesignerPicture;
  readonly keeper: DesignerKeeper;
  readonly chooser: IconChooser;
  readonly evidence: EvidenceForm;
  readonly shelf: DesignShelf;
  readonly kept: KeptDesign;
  /** Of chosen files. */
  readonly urls: ObjectUrls;
  readonly text: Text<typeof designerFr>;
  readonly language: Language;
  readonly purpose: Aim;
  readonly headingLevel: number;
  readonly backend: BackendController;
  /** The structure’s badge that gets the image. */
  readonly badge: string;
  /** The new badge of one’s own, once the backend has it. */
  readonly award: Award | undefined;
  readonly announce: (sentence: string) => void;
}

export const designerWords = {
  fr: designerFr,
  en: async () => (await import('../messages/designer.en.js')).designerEn,
  es: async () => (await import('../messages/designer.es.js')).designerEs,
  ar: async () => (await import('../messages/designer.ar.js')).designerAr,
  uk: async () => (await import('../messages/designer.uk.js')).designerUk,
};

export const screenStyles = [
  fieldStyles,
  selectStyles,
  boxStyles,
  iconStyles,
  disclosureStyles,
  choiceStyles,
  pickerStyles,
  designerStyles,
];

const screens = {
  draw: renderDraw,
  words: renderWords,
  check: renderCheck,
  done: renderDone,
  evidence: renderEvidence,
  recommendation: renderRecommendation,
  shelf: renderShelf,
} as const;

export function makeParts(host: LitElement, text: Text<typeof designerFr>): DesignerParts {
  const picture = new DesignerPicture(host);
  const keeper = new DesignerKeeper(host);
  const chooser = new IconChooser(host, picture);
  const evidence = new EvidenceForm(host);
  const shelf = new DesignShelf(host);
  const kept = new KeptDesign(host);
  const urls = new ObjectUrls(host);
  return {
    picture,
    keeper,
    kept,
    renderScreen: (options) => {
      const {flow, purpose, backend, badge} = options;
      const place = [backend.context.backend, backend.structure, purpose, badge].join('|');
      // A form keeps its own: the browser brings it back.
      const isInForm = 'form' in host && host.form !== null;
      if (!isInForm) kept.follow(flow, place, backend.session?.person.id);
      return screens[flow.screen]({...options, text, chooser, evidence, shelf, kept, urls});
    },
  };
}
