/** What assistive technology is given of the page: its accessibility tree as lines of text, “role name”. Not shipped. */
import {a11ySnapshot} from '@web/test-runner-commands';
import {plain} from './element-harness.js';

interface Node {
  readonly role: string;
  readonly name?: string;
  readonly children?: readonly Node[];
}

export async function spoken(): Promise<string> {
  const snapshot = (await (a11ySnapshot({}) as Promise<unknown>)) as Node;
  return linesOf(snapshot).join('\n');
}

function linesOf({role, name = '', children = []}: Node): string[] {
  return [`${role} ${plain(name)}`, ...children.flatMap(linesOf)];
}
