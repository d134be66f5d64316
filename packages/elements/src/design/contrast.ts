/** How well two colours can be told apart, as WCAG 2 counts it. */

/** A colour written as `#RRGGBB`. */
export type HexColour = `#${string}`;

/** @see https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
export function luminanceOf(colour: HexColour): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((value) => {
    const channel = value / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** 1 to 21. @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
export function contrastOf(one: HexColour, other: HexColour): number {
  const [darker = 0, lighter = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** `share` of `other` in `one`: 0 to 1. */
export function mixed(one: HexColour, other: HexColour, share: number): HexColour {
  const others = channelsOf(other);
  const channels = channelsOf(one).map((value, i) =>
    Math.round(value + ((others[i] ?? 0) - value) * share)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${channels.join('').toUpperCase()}`;
}

/** Red, green and blue, 0 to 255. */
export function channelsOf(colour: HexColour): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}
