/** The colours of badges: enamels, what is drawn on them, and the metal around them. */
import {channelsOf, type HexColour} from './contrast.js';

/** The plate’s colour. The first six are those of the badges that structures give. */
export const enamels = {
  fir: '#1E5A45',
  blue: '#22508F',
  brick: '#A2452C',
  slate: '#3A475C',
  teal: '#16636A',
  walnut: '#5B4630',
  plum: '#6B2E57',
  rose: '#A83A5B',
  straw: '#F1D37E',
  sky: '#BFD9EE',
  sage: '#C3DCC0',
  ivory: '#FBF4E4',
} as const satisfies Record<string, HexColour>;

/** What is drawn on the plate: its lines, and the areas inside them. */
export const inks = {
  ivory: {line: '#FBF4E4', area: '#EBC871'},
  gold: {line: '#F2CF78', area: '#FBF4E4'},
  night: {line: '#1A2332', area: '#FEFDFC'},
} as const satisfies Record<string, {line: HexColour; area: HexColour}>;

interface Metal {
  /** The line around the rim and the plate. */
  readonly edge: HexColour;
  /** Its sides, from the one that turns away from the light to the one that faces it. */
  readonly tones: readonly [away: number, colour: HexColour][];
}

/** Flat tones; the light comes from the upper left. */
export const metals = {
  brass: {
    edge: '#80581A',
    tones: [
      [-1, '#9A6E24'],
      [-0.45, '#B38430'],
      [0.4, '#D6AE52'],
      [0.6, '#E2BE68'],
      [1, '#F1D792'],
    ],
  },
  steel: {
    edge: '#4A5561',
    tones: [
      [-1, '#66727F'],
      [-0.45, '#83909C'],
      [0.4, '#B7C1CA'],
      [0.6, '#CCD4DB'],
      [1, '#E9EEF2'],
    ],
  },
  copper: {
    edge: '#6A3A1E',
    tones: [
      [-1, '#854A29'],
      [-0.45, '#A05D36'],
      [0.4, '#CB8860'],
      [0.6, '#DB9F78'],
      [1, '#F0C3A4'],
    ],
  },
} as const satisfies Record<string, Metal>;

export type Enamel = keyof typeof enamels;
export type Ink = keyof typeof inks;
export type MetalName = keyof typeof metals;

export const basicColours = [
  'black',
  'white',
  'grey',
  'red',
  'orange',
  'brown',
  'yellow',
  'green',
  'blue',
  'purple',
  'pink',
] as const;
export type BasicColour = (typeof basicColours)[number];

/** The everyday word for a colour that somebody mixed themselves. */
export function basicColourOf(colour: HexColour): BasicColour {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((value) => value / 255);
  const most = Math.max(red, green, blue);
  const least = Math.min(red, green, blue);
  const lightness = (most + least) / 2;
  const spread = most - least;
  if (lightness < 0.09) return 'black';
  if (lightness > 0.95) return 'white';
  if (spread / (1 - Math.abs(2 * lightness - 1)) < 0.12) return 'grey';
  const turn =
    most === red
      ? ((green - blue) / spread + 6) % 6
      : most === green
        ? (blue - red) / spread + 2
        : (red - green) / spread + 4;
  const degrees = turn * 60;
  if (degrees < 16 || degrees >= 345) return lightness > 0.68 ? 'pink' : 'red';
  if (degrees < 45) return lightness < 0.42 ? 'brown' : 'orange';
  if (degrees < 68) return 'yellow';
  if (degrees < 170) return 'green';
  if (degrees < 258) return 'blue';
  return degrees < 315 ? 'purple' : 'pink';
}
