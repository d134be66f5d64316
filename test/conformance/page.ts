/** The page's side of the run in a browser: asks the server for each case and gives the verdicts back. */
import type {Verdicts} from './case.ts';
import {createJudge} from './judge.ts';

declare global {
  /** Called by the run; cases are numbered from 0. */
  var judgeCases: (count: number) => Promise<Verdicts[]>;
}

const judge = createJudge();

globalThis.judgeCases = async (count) => {
  const all: Verdicts[] = [];
  for (let index = 0; index < count; index++) {
    const input = new Uint8Array(await (await fetch(`/case/${index}`)).arrayBuffer());
    const serve = async (url: string): Promise<string | undefined> => {
      const reply = await fetch(`/case/${index}/document?url=${encodeURIComponent(url)}`);
      return reply.ok ? reply.text() : undefined;
    };
    all.push(await judge({input, serve}));
  }
  return all;
};
