/** The page's side of the bench of `<badge-request>`: sixty questions, and how long each act takes to be seen. */
import type {Badge, Form, Question} from '@pepites/recognition';
import '../../packages/elements/src/badge-backend/badge-backend.js';
import '../../packages/elements/src/badge-request/badge-request.js';
import {rememberDeviceOwner} from '../../packages/elements/src/badge-request/keeping/device-owner.js';
import {MemoryBackend, reviewedBadge} from '../../packages/elements/src/testing/request-backend.js';
import {session} from '../../packages/elements/src/testing/samples.js';

const options = ['jamais', 'parfois', 'souvent', 'toujours'].map((value) => ({value, label: {fr: value}}));

/** Words, choices and scales, every fourth one asked because of another. */
function manyQuestions(count: number): Form {
  const questions = Array.from({length: count}, (_, i): Question => {
    const asked = {id: `q${i}`, label: {fr: `Que faites-vous à l’atelier, jour ${i + 1} ?`}, required: false};
    switch (i % 4) {
      case 0:
        return {...asked, type: 'choice', options};
      case 1:
        return {...asked, type: 'longText', maxLength: 4000};
      case 2:
        return {...asked, type: 'shortText', maxLength: 200};
      default:
        return {...asked, type: 'scale', options, showIf: {question: `q${i - 3}`, is: 'souvent'}};
    }
  });
  return {version: 1, questions};
}

declare global {
  var benchRequest: {
    readonly open: (layout: 'steps' | 'page', count: number) => Promise<void>;
    /** Milliseconds from each act of the person to the frame that shows it; emptied when it is read. */
    readonly latencies: () => number[];
    /** The latest of them, once there is one. */
    readonly latency: () => Promise<number>;
    /** Puts the focus into the field of the nth act, or says where its click goes. */
    readonly aim: (layout: 'steps' | 'page', act: number) => {x: number; y: number} | undefined;
  };
}

let seen: number[] = [];
for (const type of ['keydown', 'click', 'change'])
  addEventListener(
    type,
    ({timeStamp, isTrusted}) => {
      if (!isTrusted) return;
      requestAnimationFrame(() => {
        const {port1, port2} = new MessageChannel();
        port1.onmessage = () => {
          port1.close();
          seen.push(performance.now() - timeStamp);
        };
        port2.postMessage(0);
      });
    },
    {capture: true},
  );

globalThis.benchRequest = {
  open: async (layout, count) => {
    rememberDeviceOwner('mine');
    const badge: Badge = {...reviewedBadge(manyQuestions(count)), structure: `bench-${layout}-${count}`};
    const backend = new MemoryBackend([badge]);
    const provider = document.createElement('badge-backend');
    provider.structure = badge.structure;
    provider.client = backend.client;
    const element = document.createElement('badge-request');
    element.badge = badge.id;
    element.layout = layout;
    provider.append(element);
    document.body.replaceChildren(provider);
    provider.context.setSession(session);
    while (!element.shadowRoot?.querySelector('.foot button')) await new Promise((go) => setTimeout(go, 10));
  },
  latency: async () => {
    while (seen.length === 0) await new Promise((go) => setTimeout(go, 5));
    // Of a click: also what it changes.
    await new Promise((go) => setTimeout(go, 20));
    return Math.max(...seen);
  },
  aim: (layout, act) => {
    const root = document.querySelector('badge-request')?.shadowRoot;
    const fields = [...(root?.querySelectorAll<HTMLElement>('textarea, input[type="text"]') ?? [])];
    const choices = [...(root?.querySelectorAll<HTMLElement>('label.choice') ?? [])];
    const next = root?.querySelector<HTMLElement>('form button[type="submit"]');
    // On single screens every second act is the way to the next one.
    const isNext = layout === 'steps' && act % 2 === 1;
    const field = fields[act % fields.length];
    if (!isNext && field && (layout === 'steps' || act % 3 !== 2)) {
      field.focus();
      return undefined;
    }
    const target = isNext ? next : choices[(act * 7) % choices.length];
    target?.scrollIntoView({block: 'center'});
    const {left = 0, top = 0, width = 0, height = 0} = target?.getBoundingClientRect() ?? {};
    return {x: left + width / 2, y: top + height / 2};
  },
  latencies: () => {
    const all = seen;
    seen = [];
    return all;
  },
};
