import {expect, waitUntil} from '@open-wc/testing';
import type {ReactiveControllerHost} from 'lit';
import {newBadge} from '../../testing/request-harness.js';
import {rememberDeviceOwner} from './device-owner.js';
import {DraftKeeper} from './draft-keeper.js';

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
    keeper.change((draft) => ({...draft, displayName: 'Sami B. T.'}));
    await saving;
    expect([keeper.hasUnsaved, keeper.keeping]).to.deep.equal([true, 'kept']);
    await waitUntil(() => !keeper.hasUnsaved, 'kept', {timeout: 4000});
    const again = new DraftKeeper(host, {onGone: () => undefined});
    await again.open({place: `|${badge.structure}|${badge.id}`, badge}, undefined);
    expect(again.draft?.displayName).to.equal('Sami B. T.');
  });
});
