import {expect} from '@open-wc/testing';
import type {ReactiveControllerHost} from 'lit';
import {newBadge} from '../../testing/request-harness.js';
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
});
