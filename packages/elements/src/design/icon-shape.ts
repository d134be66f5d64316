/** A picture for a badge, in a box of 256: the areas inside it, and its lines, each as the data of an SVG path. */
export type IconShape = readonly [area: string, line: string];

/** Edge of the box that a picture is drawn in. */
export const iconBox = 256;
