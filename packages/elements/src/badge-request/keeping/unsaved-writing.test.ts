import {aTimeout, expect} from '@open-wc/testing';
import {UnsavedWriting} from './unsaved-writing.js';

describe('UnsavedWriting', () => {
  it('is to be kept after a pause, and every three seconds where there is none', () => {
    let now = 0;
    const unsaved = new UnsavedWriting({onLate: () => undefined, now: () => now});
    const waits: number[] = [];
    for (; now <= 3200; now += 200) waits.push(unsaved.add());
    expect(waits.slice(0, 14).every((wait) => wait === 400)).to.equal(true);
    expect(waits.slice(14)).to.deep.equal([200, 0, 0]);
    unsaved.settle();
    expect(unsaved.add()).to.equal(400);
    unsaved.settle();
  });

  it('is said only once it takes long, and no more once it is kept', async () => {
    let told = 0;
    const unsaved = new UnsavedWriting({onLate: () => (told += 1), saidAfterMs: 30});
    unsaved.add();
    expect([unsaved.isThere, unsaved.isLate]).to.deep.equal([true, false]);
    await aTimeout(60);
    expect([unsaved.isThere, unsaved.isLate, told]).to.deep.equal([true, true, 1]);
    unsaved.settle();
    expect([unsaved.isThere, unsaved.isLate]).to.deep.equal([false, false]);
    unsaved.add();
    unsaved.settle();
    await aTimeout(60);
    expect(told).to.equal(1);
  });
});
