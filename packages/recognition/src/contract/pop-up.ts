/** The pop-up by which a page signs somebody in on an origin that the structure has not registered. */
import * as v from 'valibot';
import {sessionSchema} from './resources.js';

/** What the pop-up says to the page that opened it, by `postMessage`, to that page's origin and no other. */
export const popUpMessageSchema = v.variant('type', [
  v.object({type: v.literal('pepites:session'), state: v.string(), session: sessionSchema}),
  v.object({type: v.literal('pepites:refused'), state: v.string()}),
]);

export type PopUpMessage = v.InferOutput<typeof popUpMessageSchema>;

/**
 * Where the pop-up is opened. Listen for a `PopUpMessage` whose `event.origin` is the backend's and whose `state` is the one given here.
 * @param page.state made at random by the page, up to 200 characters: tells the answer to this pop-up from another's
 */
export function popUpUrl(
  backend: string,
  page: {readonly structure: string; readonly origin: string; readonly state: string},
): string {
  return `${backend.replace(/\/+$/, '')}/sign-in?${new URLSearchParams({...page}).toString()}`;
}
