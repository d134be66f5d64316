/** Gives an element's own backend to the elements in its shadow root: an inner sign-in is then a sign-in for the outer element. */
import type {ContextEvent} from '@lit/context';
import {backendContext, type BackendContext} from './backend-context.js';

/** Listener for `context-request` on a node around the inner elements. */
export function shareContext(current: () => BackendContext): (event: Event) => void {
  return (event) => {
    if (!isBackendRequest(event)) return;
    event.stopPropagation();
    event.callback(current());
  };
}

function isBackendRequest(event: Event): event is ContextEvent<typeof backendContext> {
  return 'context' in event && event.context === backendContext && 'callback' in event;
}
