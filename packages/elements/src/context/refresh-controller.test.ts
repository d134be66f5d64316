import {aTimeout, expect} from '@open-wc/testing';
import type {ReactiveController, ReactiveControllerHost} from 'lit';
import {RefreshController} from './refresh-controller.js';

class Host implements ReactiveControllerHost {
  controllers: ReactiveController[] = [];
  readonly updateComplete = Promise.resolve(true);

  addController(controller: ReactiveController): void {
    this.controllers.push(controller);
  }

  removeController(): void {
    this.controllers = [];
  }

  requestUpdate(): void {
    for (const controller of this.controllers) controller.hostUpdated?.();
  }
}

describe('RefreshController', () => {
  it('refreshes while something is pending, and stops when nothing is', async () => {
    const host = new Host();
    let isPending = true;
    let refreshes = 0;
    const controller = new RefreshController(host, {
      isPending: () => isPending,
      isLive: () => true,
      refresh: () => {
        refreshes += 1;
        isPending = refreshes < 3;
      },
      everyMs: 5,
    });
    controller.hostConnected();
    host.requestUpdate();
    host.requestUpdate();
    await aTimeout(60);
    expect(refreshes).to.equal(3);
    controller.hostDisconnected();
  });

  it('is quiet once the element is taken out', async () => {
    const host = new Host();
    let refreshes = 0;
    const controller = new RefreshController(host, {
      isPending: () => true,
      isLive: () => true,
      refresh: () => (refreshes += 1),
      everyMs: 5,
    });
    controller.hostConnected();
    host.requestUpdate();
    controller.hostDisconnected();
    document.dispatchEvent(new Event('visibilitychange'));
    await aTimeout(30);
    expect(refreshes).to.equal(0);
  });
});
