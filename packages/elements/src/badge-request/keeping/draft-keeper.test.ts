import {expect, waitUntil} from '@open-wc/testing';
import type {ReactiveControllerHost} from 'lit';
import {newBadge} from '../../testing/request-harness.js';
import {rememberDeviceOwner} from './device-owner.js';
import {DraftKeeper} from './draft-keeper.js';
import {OtherPages} from './other-pages.js';

const host: ReactiveControllerHost = {
  addController: () => undefined,
  removeController: () => undefined,
  requestUpdate: () => undefined,
  updateComplete: Promise.resolve(true),
};

describe('DraftKeeper', () => {
  it('keeps what is written before the draft is found, on a slow device', async () => {
    const badge = newBadge();
    const keeper = new DraftKeeper(host, {onGone: () => undefined});
    const opening = keeper.open({place: `|${badge.structure}|${badge.id}`, badge}, undefined);
    // Once it is known for which place; the device has not answered yet.
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve();
    expect(keeper.draft).to.equal(undefined);
    keeper.change((draft) => ({...draft, displayName: 'Sami B.'}));
    await opening;
    expect(keeper.draft?.displayName).to.equal('Sami B.');
  });

  it('says at once that what was written last is not kept yet, while what was before is', async () => {
    rememberDeviceOwner('mine');
    const badge = newBadge();
    const keeper = new DraftKeeper(host, {onGone: () => undefined});
    await keeper.open({place: `|${badge.structure}|${badge.id}`, badge}, undefined);
    expect(keeper.hasUnsaved).to.equal(false);
    keeper.change((draft) => ({...draft, displayName: 'Sami'}));
    expect(keeper.hasUnsaved).to.equal(true);
    await keeper.flush();
    expect([keeper.hasUnsaved, keeper.keeping]).to.deep.equal([false, 'kept']);
    keeper.change((draft) => ({...draft, displayName: 'Sami B.'}));
    const saving = keeper.flush();
    await begun();
    keeper.change((draft) => ({...draft, displayName: 'Sami B. T.'}));
    await saving;
    expect([keeper.hasUnsaved, keeper.keeping]).to.deep.equal([true, 'kept']);
    await waitUntil(() => !keeper.hasUnsaved, 'kept', {timeout: 4000});
    const again = new DraftKeeper(host, {onGone: () => undefined});
    await again.open({place: `|${badge.structure}|${badge.id}`, badge}, undefined);
    expect(again.draft?.displayName).to.equal('Sami B. T.');
  });

  it('holds as unsaved what waits for its turn while what was before it is being kept', async () => {
    rememberDeviceOwner('mine');
    const {keeper, write} = await openKeeper();
    const first = write('Sami');
    await begun();
    const second = write('Sami B.');
    await first;
    expect([keeper.hasUnsaved, keeper.keeping]).to.deep.equal([true, 'kept']);
    await second;
    expect([keeper.hasUnsaved, keeper.keeping]).to.deep.equal([false, 'kept']);
  });

  it('keeps all that waits at once: other pages are told once', async () => {
    rememberDeviceOwner('mine');
    const {keeper, place, badge, write} = await openKeeper();
    const heard: string[] = [];
    const others = new OtherPages('another page', (news) => {
      if (news.place === place) heard.push(news.kind);
    });
    others.listen();
    keeper.hostConnected();
    const first = write('Sami');
    await begun();
    await Promise.all([first, write('Sami B.'), write('Sami B. T.')]);
    expect(keeper.hasUnsaved).to.equal(false);
    keeper.hostDisconnected();
    await waitUntil(() => heard.includes('left'));
    others.close();
    expect(heard.filter((kind) => kind === 'changed')).to.have.length(2);
    const again = new DraftKeeper(host, {onGone: () => undefined});
    await again.open({place, badge}, undefined);
    expect(again.draft?.displayName).to.equal('Sami B. T.');
  });

  it('loses nothing of what is written while it leaves for another place', async () => {
    rememberDeviceOwner('mine');
    const {keeper, place, badge, write} = await openKeeper();
    void write('Sami');
    const elsewhere = newBadge();
    const leaving = keeper.open(
      {place: `|${elsewhere.structure}|${elsewhere.id}`, badge: elsewhere},
      undefined,
    );
    await begun();
    keeper.change((draft) => ({...draft, displayName: 'Sami B.'}));
    await leaving;
    expect(keeper.draft?.displayName).to.equal('');
    await keeper.open({place, badge}, undefined);
    expect(keeper.draft?.displayName).to.equal('Sami B.');
  });

  it('does not bring back what was erased while the person says whose device it is', async () => {
    rememberDeviceOwner('mine');
    const {keeper, place, badge, write} = await openKeeper();
    keeper.change((draft) => ({...draft, displayName: 'Sami', consent: true}));
    const said = keeper.setOwner('mine');
    await Promise.all([said, write('')]);
    const again = new DraftKeeper(host, {onGone: () => undefined});
    await again.open({place, badge}, undefined);
    expect([again.draft?.displayName, keeper.draft?.displayName]).to.deep.equal(['', '']);
  });

  it('leaves nothing on a device that turns out to be shared, while it was being written to', async () => {
    rememberDeviceOwner('mine');
    const {keeper, place, badge, write} = await openKeeper();
    await Promise.all([write('Sami'), write('Sami B.'), keeper.setOwner('shared'), write('Sami B. T.')]);
    expect([keeper.draft?.displayName, keeper.keeping]).to.deep.equal(['Sami B. T.', 'inPage']);
    rememberDeviceOwner('mine');
    const again = new DraftKeeper(host, {onGone: () => undefined});
    await again.open({place, badge}, undefined);
    expect(again.draft?.displayName).to.equal('');
  });
});

async function openKeeper() {
  const badge = newBadge();
  const place = `|${badge.structure}|${badge.id}`;
  const keeper = new DraftKeeper(host, {onGone: () => undefined});
  await keeper.open({place, badge}, undefined);
  const write = (displayName: string): Promise<void> => {
    keeper.change((draft) => ({...draft, displayName}));
    return keeper.flush();
  };
  return {keeper, place, badge, write};
}

/** The device is being written to, and has not answered yet. */
const begun = (): Promise<void> => Promise.resolve();
