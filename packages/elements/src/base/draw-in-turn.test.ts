import {aTimeout, expect} from '@open-wc/testing';
import {drawInTurn} from './draw-in-turn.js';

const nothing = (): Promise<void> => Promise.resolve();

/** Keeps the processor busy. */
function work(ms: number): void {
  const ends = performance.now() + ms;
  let now = 0;
  while (now < ends) now = performance.now();
}

describe('drawInTurn', () => {
  it('draws at once where nobody else draws', () => {
    let isDrawn = false;
    void drawInTurn(() => {
      isDrawn = true;
      return nothing();
    }, nothing);
    expect(isDrawn).to.equal(true);
  });

  it('draws in the order in which they come, and lets the page have its turn between', async () => {
    const told: string[] = [];
    const all = [1, 2, 3, 4, 5].map((one) =>
      drawInTurn(() => {
        work(15);
        told.push(`drawn ${one}`);
        return nothing();
      }, nothing),
    );
    const {port1, port2} = new MessageChannel();
    port1.onmessage = () => told.push('page');
    port2.postMessage(0);
    await Promise.all(all);
    port1.close();
    expect(told.filter((one) => one !== 'page')).to.deep.equal([1, 2, 3, 4, 5].map((one) => `drawn ${one}`));
    expect(told.indexOf('page')).to.be.below(told.indexOf('drawn 5'));
  });

  it('lets the page show what was drawn before it draws much more', async () => {
    let frames = 0;
    let isOver = false;
    const count = (): void => {
      frames++;
      if (!isOver) requestAnimationFrame(count);
    };
    requestAnimationFrame(count);
    const drawnAt: number[] = [];
    await Promise.all(
      Array.from({length: 20}, () =>
        drawInTurn(() => {
          work(9);
          drawnAt.push(frames);
          return nothing();
        }, nothing),
      ),
    );
    isOver = true;
    const most = Math.max(...drawnAt.map((frame) => drawnAt.filter((one) => one === frame).length));
    expect(most).to.be.at.most(3);
  });

  it('draws more at a time where the page takes long to show anything', async () => {
    const sized = document.createElement('div');
    document.body.append(sized);
    // As a page of thousands: each frame is dear.
    const dear = new ResizeObserver(() => {
      work(60);
    });
    dear.observe(sized);
    let frames = 0;
    let isOver = false;
    const grow = (): void => {
      frames++;
      sized.style.height = `${frames}px`;
      if (!isOver) requestAnimationFrame(grow);
    };
    requestAnimationFrame(grow);
    const drawnAt: number[] = [];
    await Promise.all(
      Array.from({length: 60}, () =>
        drawInTurn(() => {
          work(4);
          drawnAt.push(frames);
          return nothing();
        }, nothing),
      ),
    );
    isOver = true;
    dear.disconnect();
    sized.remove();
    const most = Math.max(...drawnAt.map((frame) => drawnAt.filter((one) => one === frame).length));
    expect(most).to.be.within(7, 16);
  }).timeout(10_000);

  it('does not wait for one that waits for something else, and gives each its own result', async () => {
    let answer = (_: string): void => undefined;
    const late = drawInTurn(
      () =>
        new Promise<string>((resolve) => {
          answer = resolve;
        }),
      nothing,
    );
    expect(await drawInTurn(() => Promise.resolve('second'), nothing)).to.equal('second');
    answer('first');
    expect(await late).to.equal('first');
  });

  it('goes on after one that fails, which is told', async () => {
    const failing = drawInTurn(() => Promise.reject(new Error('No')), nothing);
    const next = drawInTurn(() => Promise.resolve('next'), nothing);
    let told = '';
    await failing.catch((error: unknown) => (told = String(error)));
    expect([told, await next]).to.deep.equal(['Error: No', 'next']);
    await aTimeout(0);
  });
});
