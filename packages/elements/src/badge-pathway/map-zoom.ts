/** How large a map is drawn: its paper is made larger or smaller as a whole, so that nothing on it is drawn or laid out anew. */

export const zooms = [0.5, 0.65, 0.8, 1, 1.25, 1.5] as const;

export type Zoom = (typeof zooms)[number];

/** Class of the plan at a zoom; none at the usual one. */
export const zoomClass = (zoom: Zoom): string => (zoom === 1 ? '' : `zoom-${zoom * 100}`);

/** The next one. @param by 1: larger; -1: smaller; the last one stays */
export function zoomFrom(zoom: Zoom, by: 1 | -1): Zoom {
  return zooms[zooms.indexOf(zoom) + by] ?? zoom;
}

/** Shows a map at a zoom; what was in the middle of its frame stays there. */
export function showZoom(plan: HTMLElement, zoom: Zoom): void {
  const frame = plan.parentElement;
  const was = plan.offsetWidth;
  const middle = (frame?.clientWidth ?? 0) / 2;
  const at = frame?.scrollLeft ?? 0;
  for (const each of zooms) if (each !== 1) plan.classList.toggle(zoomClass(each), each === zoom);
  // From right to left it is scrolled to below 0.
  if (frame && at !== 0)
    frame.scrollLeft = ((Math.abs(at) + middle) * (plan.offsetWidth / was) - middle) * Math.sign(at);
}
