/** The path of a link: straight through levels, bent between them, so that it runs over no step and crosses no more than it must. */

/** A piece along the levels, where it is across. */
export interface Run {
  readonly from: number;
  readonly to: number;
  readonly across: number;
}

/** The `d` of an SVG path; `isDown`: the levels go down, else sideways. */
export function pathThrough(runs: readonly Run[], isDown: boolean): string {
  const point = (along: number, across: number): string =>
    isDown ? `${across} ${along}` : `${along} ${across}`;
  let path = '';
  let drawnTo: number | undefined;
  for (const [index, {from, to, across}] of runs.entries()) {
    const before = runs[index - 1];
    if (!before) {
      path = `M${point(from, across)}`;
      drawnTo = from;
    } else if (before.across !== across) {
      if (drawnTo !== before.to) path += (isDown ? 'V' : 'H') + String(before.to);
      const middle = (before.to + from) / 2;
      path += `C${point(middle, before.across)} ${point(middle, across)} ${point(from, across)}`;
      drawnTo = from;
    }
    if (index === runs.length - 1 && drawnTo !== to) path += (isDown ? 'V' : 'H') + String(to);
  }
  return path;
}
