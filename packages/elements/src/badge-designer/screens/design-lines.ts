/** The lines of what can be chosen: each says what is chosen, and opens. One stands open at a time. */
import {html, nothing, type TemplateResult} from 'lit';
import {live} from 'lit/directives/live.js';
import {
  type BadgeDesign,
  badgeGrounds,
  badgeLevels,
  badgeShapeKinds,
  enamelColour,
  hasRoomForWords,
  isHexColour,
  keysOf,
  maxDesignText,
} from '../../design/badge-design.js';
import {enamels, inks, metals} from '../../design/colours.js';
import {faultOf} from '../../design/design-faults.js';
import {iconOf} from '../../design/icons.js';
import type {ScreenOptions} from '../designer-screens.js';
import {
  emptySwatch,
  enamelSwatch,
  groundSwatch,
  iconSwatch,
  inkSwatch,
  levelSwatch,
  metalSwatch,
  shapeSwatch,
  textSwatch,
} from '../swatches.js';
import {renderIcons} from './icon-choices.js';
import {renderRadios} from './radio-choices.js';
import {valueOf} from './screen-parts.js';

interface Line {
  readonly part: keyof BadgeDesign;
  /** What is chosen, in words and as a small picture. */
  readonly choice: string;
  readonly swatch: TemplateResult;
  readonly render: (options: ScreenOptions) => TemplateResult;
}

export function renderLines(options: ScreenOptions): TemplateResult[] {
  return [...mainLines(options), ...plateLines(options)].map((line) => renderLine(options, line));
}

function mainLines({flow, text, language, picture, chooser}: ScreenOptions): Line[] {
  const {design} = flow;
  const {shape, enamel, ink, metal} = design;
  const icon = iconOf(design.icon);
  return [
    {part: 'shape', choice: text(`shape.${shape}`), swatch: shapeSwatch(shape), render: renderShapes},
    {
      part: 'enamel',
      choice: text(`enamel.${isHexColour(enamel) ? 'own' : enamel}`),
      swatch: enamelSwatch(enamelColour(design)),
      render: renderEnamels,
    },
    {
      part: 'icon',
      choice: icon ? chooser.names.nameOf(icon, language) : text('noIcon'),
      swatch: icon ? iconSwatch(picture.shapeOf(icon.id)) : emptySwatch(),
      render: renderIcons,
    },
    {part: 'ink', choice: text(`ink.${ink}`), swatch: inkSwatch(design, ink), render: renderInks},
    {
      part: 'metal',
      choice: text(`metal.${metal}`),
      swatch: metalSwatch(metals[metal]),
      render: renderMetals,
    },
  ];
}

/** What a key badge has no room for. */
function plateLines({flow, text}: ScreenOptions): Line[] {
  const {design} = flow;
  const {ground, level} = design;
  if (!hasRoomForWords(design)) return [];
  return [
    {
      part: 'ground',
      choice: text(`ground.${ground}`),
      swatch: groundSwatch(design, ground),
      render: renderGrounds,
    },
    {
      part: 'level',
      choice: text(`level.${level}`),
      swatch: levelSwatch(design, level),
      render: renderLevels,
    },
    {
      part: 'text',
      choice: design.text.trim() || text('noText'),
      swatch: textSwatch(design),
      render: renderText,
    },
  ];
}

function renderLine(options: ScreenOptions, {part, choice, swatch, render}: Line): TemplateResult {
  const {flow, text, host} = options;
  const isOpen = flow.openPart === part;
  return html`<details
    class="line"
    ?open=${isOpen}
    @toggle=${({currentTarget}: Event) => {
      if (!(currentTarget instanceof HTMLDetailsElement)) return;
      if (currentTarget.open === (flow.openPart === part)) return;
      flow.openPart = currentTarget.open ? part : '';
      host.requestUpdate();
    }}
  >
    <summary>
      ${swatch}<span
        >${text(`part.${part}`)} <span class="chosen"><bdi>${choice}</bdi></span></span
      >
    </summary>
    ${isOpen ? html`<div class="inside">${render(options)}</div>` : nothing}
  </details>`;
}

function renderShapes(options: ScreenOptions): TemplateResult {
  const {flow, text, purpose} = options;
  const kinds = badgeShapeKinds.filter((kind) => kind !== 'key' || purpose !== 'own');
  return html`${renderRadios({
    name: 'shape',
    label: text('part.shape'),
    chosen: flow.design.shape,
    choose: (shape) => {
      flow.change({shape});
    },
    choices: kinds.map((kind) => ({value: kind, label: text(`shape.${kind}`), swatch: shapeSwatch(kind)})),
  })}
  ${purpose === 'own' ? nothing : html`<p class="hint small">${text('shape.keyHint')}</p>`}`;
}

function renderEnamels(options: ScreenOptions): TemplateResult {
  const {flow, text} = options;
  const {enamel} = flow.design;
  return html`${renderRadios({
      name: 'enamel',
      label: text('part.enamel'),
      chosen: enamel,
      choose: (value) => {
        flow.change({enamel: value});
      },
      choices: keysOf(enamels).map((value) => ({
        value,
        label: text(`enamel.${value}`),
        swatch: enamelSwatch(enamels[value]),
      })),
    })}
    <div class="own-colour">
      <label class="label" for="own-colour">${text('ownColour')}</label>
      <input
        id="own-colour"
        type="color"
        .value=${live(isHexColour(enamel) ? enamel : enamels[enamel])}
        @input=${(event: Event) => {
          const value = valueOf(event);
          if (isHexColour(value)) flow.change({enamel: value});
        }}
      />
    </div>`;
}

function renderInks({flow, text}: ScreenOptions): TemplateResult {
  const {design} = flow;
  return renderRadios({
    name: 'ink',
    label: text('part.ink'),
    chosen: design.ink,
    choose: (ink) => {
      flow.change({ink});
    },
    choices: keysOf(inks).map((value) => ({
      value,
      label: text(`ink.${value}`),
      swatch: inkSwatch(design, value),
      warning: faultOf({...design, ink: value}) ? text('refusedInk') : undefined,
    })),
  });
}

function renderMetals({flow, text}: ScreenOptions): TemplateResult {
  return renderRadios({
    name: 'metal',
    label: text('part.metal'),
    chosen: flow.design.metal,
    choose: (metal) => {
      flow.change({metal});
    },
    choices: keysOf(metals).map((value) => ({
      value,
      label: text(`metal.${value}`),
      swatch: metalSwatch(metals[value]),
    })),
  });
}

function renderGrounds({flow, text}: ScreenOptions): TemplateResult {
  return renderRadios({
    name: 'ground',
    label: text('part.ground'),
    chosen: flow.design.ground,
    choose: (ground) => {
      flow.change({ground});
    },
    choices: badgeGrounds.map((value) => ({
      value,
      label: text(`ground.${value}`),
      swatch: groundSwatch(flow.design, value),
    })),
  });
}

function renderLevels({flow, text}: ScreenOptions): TemplateResult {
  return html`${renderRadios({
      name: 'level',
      label: text('part.level'),
      chosen: flow.design.level,
      choose: (level) => {
        flow.change({level});
      },
      choices: badgeLevels.map((value) => ({
        value,
        label: text(`level.${value}`),
        swatch: levelSwatch(flow.design, value),
      })),
    })}
    <p class="hint small">${text('levelHint')}</p>`;
}

function renderText({flow, text}: ScreenOptions): TemplateResult {
  return html`<label class="label" for="text">${text('text')}</label>
    <input
      class="field"
      id="text"
      type="text"
      maxlength=${maxDesignText}
      autocomplete="off"
      aria-describedby="text-hint"
      .value=${live(flow.design.text)}
      @input=${(event: Event) => {
        flow.change({text: valueOf(event)});
      }}
    />
    <p class="hint small" id="text-hint">${text('textHint', {n: maxDesignText})}</p>`;
}
