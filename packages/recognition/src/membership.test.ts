import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {type Role, roles} from './definition.js';
import {checkRoleChange, grantableRoles} from './membership.js';

const someRoles = fc.subarray([...roles]);
const answers = (some: readonly Role[]) => some.includes('manager') || some.includes('lead');

describe('changing roles', () => {
  it('lets a lead make everybody but a manager or a network’s administrator', () => {
    const grantable = grantableRoles(['lead'], 'ACI', roles);
    assert.deepEqual(
      roles.filter((role) => !grantable.includes(role)),
      ['manager', 'networkAdmin'],
    );
    assert.equal(grantableRoles(['networkAdmin'], 'network', roles).length, roles.length);
    assert.equal(grantableRoles(['networkAdmin'], 'ACI', roles).includes('networkAdmin'), false);
    assert.deepEqual(grantableRoles(['adviser', 'examiner'], 'ACI', roles), []);
  });

  it('never leaves a structure without somebody who answers for it, and gives nobody more than they may', () => {
    fc.assert(
      fc.property(
        someRoles,
        someRoles,
        someRoles,
        fc.array(someRoles, {maxLength: 3}),
        (own, before, after, others) => {
          const grantable = grantableRoles(own, 'ACI', roles);
          const refused = checkRoleChange({before, after, grantable, others});
          if (refused !== undefined) return;
          const all = [after, ...others];
          assert.ok(!answers(before) || all.some(answers));
          for (const role of after) assert.ok(before.includes(role) || grantable.includes(role), role);
        },
      ),
    );
  });

  it('says which of the two it is', () => {
    const grantable = grantableRoles(['lead'], 'ACI', roles);
    const change = (before: Role[], after: Role[], others: Role[][]) =>
      checkRoleChange({before, after, grantable, others});
    assert.equal(change(['lead'], ['examiner'], [['adviser']]), 'LAST_MANAGER');
    assert.equal(change(['lead'], [], [['manager']]), undefined);
    assert.equal(change(['manager'], [], [['lead']]), 'FORBIDDEN');
    assert.equal(change(['manager', 'adviser'], ['manager', 'examiner'], []), undefined);
    assert.equal(change(['examiner'], ['adviser'], []), undefined);
  });
});
