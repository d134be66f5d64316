/** A badge into a picture of 1 MB and out of it, beside a plain copy of the bytes. */
import {bakePng, extract} from '@pepites/credentials/bake.js';
import {plainPng} from '../support/carriers.ts';
import type {BadgeMaker} from './badges.ts';
import {median, timesOf, type Section} from './measure.ts';

export async function measureImages(maker: BadgeMaker, {runs}: {readonly runs: number}): Promise<Section> {
  const text = JSON.stringify((await maker.make('small', 0, 1))[0]);
  const png = plainPng(1024, 1023, 0);
  const baked = bakePng(png, text);
  const time = async (run: () => unknown): Promise<number> => {
    await timesOf(5, run);
    return median(await timesOf(runs, run));
  };
  return {
    title: `A PNG of ${png.length.toLocaleString('en')} bytes (median of ${runs})`,
    lines: [
      {what: 'a plain copy', value: await time(() => png.slice()), unit: 'ms'},
      {what: 'bake', value: await time(() => bakePng(png, text)), unit: 'ms'},
      {what: 'unbake', value: await time(() => extract(baked)), unit: 'ms'},
    ],
  };
}
