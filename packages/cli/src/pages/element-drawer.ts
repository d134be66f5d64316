/** Joins the elements to the backend: its pages have them drawn, before any script. Loaded with the first page that shows one. */
import type {ElementDrawer} from '@pepites/server';

export const elementDrawer: ElementDrawer = {
  display: async (drawing) => (await import('@pepites/elements/server.js')).renderDisplay(drawing),
  wall: async (drawing) => (await import('@pepites/elements/server.js')).renderWall(drawing),
};
