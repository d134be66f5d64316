/** What strangers may write, and what is left behind: for the tests of elements that show other people's data. Not shipped. */

/** Each would say so in `hacked`, were it ever read as HTML, as script, or as an address. */
export const attacks = [
  '<img src=x onerror="hacked.push(1)">',
  '"><svg onload=hacked.push(2)>',
  "'><script>hacked.push(3)</script>",
  '</p></section><iframe srcdoc="<script>parent.hacked.push(4)</script>"></iframe>',
  'javascript:hacked.push(5)',
  '${hacked.push(6)}{{hacked.push(7)}}',
  '<style>*{background:url(https://evil.example/x)}</style><a href="javascript:hacked.push(8)">clic</a>',
  '\u202e<details open ontoggle=hacked.push(9)>',
  '" autofocus onfocus="hacked.push(11)" x="',
] as const;

/** No link leads to one of these, and no picture is asked for at one. */
export const hostileAddresses = [
  'javascript:hacked.push(20)',
  ' java\nscript:hacked.push(21)',
  'data:text/html,<script>parent.hacked.push(22)</script>',
  'data:image/svg+xml,<svg xmlns="http://www.w3.org/2000/svg" onload="hacked.push(23)"/>',
  'http://evil.example/plain',
  '//evil.example/relative',
  'https://user:secret@evil.example/',
  'blob:https://evil.example/x',
  'vbscript:hacked.push(24)',
  'file:///etc/passwd',
] as const;

const foreign =
  'script, iframe, math, style, object, embed, [onerror], [onload], [onfocus], [ontoggle], [srcdoc]';

/** What must not be in a shadow root, as its HTML; the element's own style sheets are adopted, so that any `style` is a stranger's. */
export function harmfulIn(root: ShadowRoot): string[] {
  const links = [...root.querySelectorAll('a[href]')].filter(
    (link) => !/^(?:https?:|[/#.?])/.test(link.getAttribute('href') ?? ''),
  );
  return [...root.querySelectorAll(foreign), ...links].map((each) => each.outerHTML.slice(0, 120));
}

/** Addresses on other origins that the page asked for meanwhile. */
export async function foreignRequests(act: () => Promise<void>): Promise<string[]> {
  const seen: string[] = [];
  const observer = new PerformanceObserver((list) => {
    for (const {name} of list.getEntries()) seen.push(name);
  });
  observer.observe({type: 'resource'});
  try {
    await act();
    seen.push(...observer.takeRecords().map(({name}) => name));
  } finally {
    observer.disconnect();
  }
  return seen
    .filter((url) => URL.canParse(url) && !['data:', 'blob:'].includes(new URL(url).protocol))
    .filter((url) => new URL(url).origin !== location.origin);
}

/** Listeners on window and document, and timers, that `act` began and did not end, by name. */
export async function countListeners(act: () => Promise<void>): Promise<string[]> {
  const open: string[] = [];
  const undo: (() => void)[] = [];
  for (const target of [window, document]) {
    const add = target.addEventListener.bind(target) as (...args: unknown[]) => void;
    const remove = target.removeEventListener.bind(target) as (...args: unknown[]) => void;
    Object.assign(target, {
      addEventListener: (...args: unknown[]) => {
        open.push(String(args[0]));
        add(...args);
      },
      removeEventListener: (...args: unknown[]) => {
        const index = open.indexOf(String(args[0]));
        if (index >= 0) open.splice(index, 1);
        remove(...args);
      },
    });
    undo.push(() => {
      delete (target as {addEventListener?: unknown}).addEventListener;
      delete (target as {removeEventListener?: unknown}).removeEventListener;
    });
  }
  try {
    await act();
  } finally {
    for (const each of undo) each();
  }
  return open;
}
