/** What "ask for this badge" does when the page does not say otherwise: the page's address for it, else the nearest request form. */

const requestTag = 'badge-request';

export interface RequestTarget {
  readonly step: string;
  readonly badge: string;
  /** Pattern with `{badge}` and `{step}`; empty when the page has none. */
  readonly href: string;
}

/** Leads to `href`, or to a `<badge-request>` in the same `<badge-backend>`, which is given the badge. */
export function followRequest(from: Element, {step, badge, href}: RequestTarget): void {
  if (href !== '') {
    location.assign(fillHref(href, {step, badge}));
    return;
  }
  const form = formsNear(from).find((each) => each.getAttribute('badge') === badge) ?? formsNear(from)[0];
  if (!form) return;
  form.setAttribute('badge', badge);
  form.hidden = false;
  form.scrollIntoView({block: 'start'});
  form.focus();
}

followRequest.canFollow = (from: Element): boolean => formsNear(from).length > 0;

/** The pattern with its placeholders filled. */
export function fillHref(
  pattern: string,
  values: {readonly step: string; readonly badge: string; readonly person?: string},
): string {
  return pattern
    .replaceAll('{badge}', encodeURIComponent(values.badge))
    .replaceAll('{step}', encodeURIComponent(values.step))
    .replaceAll('{person}', encodeURIComponent(values.person ?? ''));
}

function formsNear(from: Element): HTMLElement[] {
  return [...(from.closest('badge-backend')?.querySelectorAll<HTMLElement>(requestTag) ?? [])];
}
