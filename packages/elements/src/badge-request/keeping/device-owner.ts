/** Whose device is this? Said by the person, and remembered: "mine" on the device, "shared" for as long as the tab is open. */

export type DeviceOwner = 'mine' | 'shared';

const key = 'pepites-device';

/** @returns `undefined` until the person has said it */
export function deviceOwner(): DeviceOwner | undefined {
  if (read(() => sessionStorage) === 'shared') return 'shared';
  return read(() => localStorage) === 'mine' ? 'mine' : undefined;
}

/** Somebody who says "shared" speaks for this tab only: the next person is asked again. */
export function rememberDeviceOwner(owner: DeviceOwner): void {
  if (owner === 'mine') {
    write(() => localStorage, 'mine');
    write(() => sessionStorage, undefined);
  } else {
    write(() => localStorage, undefined);
    write(() => sessionStorage, 'shared');
  }
}

/** Storage may be refused altogether: then the question is asked on every page. */
function read(storage: () => Storage): string | null {
  try {
    return storage().getItem(key);
  } catch {
    return null;
  }
}

function write(storage: () => Storage, value: string | undefined): void {
  try {
    if (value === undefined) storage().removeItem(key);
    else storage().setItem(key, value);
  } catch {
    // The keeper knows the answer for this page.
  }
}
