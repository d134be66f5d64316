/** Both schema checks on the foreign badges: what may be verified passes both, what is malformed fails one of them. */
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';

import {skipVectors, vectorDocument, vectorRows} from '../../test/vectors.js';
import {checkOpenBadgeSchema} from '../checks/schema.js';
import type {JsonObject} from '../types.js';
import {validateOpenBadgeJson} from './validate-open-badge.js';

/** Formats of the manifest that hold a badge, an endorsement or a record. */
const KNOWN = /^(?:ob3-(?!statuslist)|clr2$|baked-)/;
const isBadge = ({type}: JsonObject) => JSON.stringify(type ?? '').includes('OpenBadgeCredential');

describe('validateOpenBadgeJson and checkOpenBadgeSchema, on foreign files', {skip: skipVectors}, () => {
  const rows = vectorRows().filter(({format}) => KNOWN.test(format));
  for (const {path} of rows.filter(({mayBeVerified}) => mayBeVerified)) {
    it(`accept ${path}`, async (t) => {
      const document = await vectorDocument(path);
      if (document['type'] === 'Assertion') {
        t.skip('Open Badges 2.0');
        return;
      }
      assert.deepEqual(validateOpenBadgeJson(document), []);
      if (isBadge(document)) assert.deepEqual(checkOpenBadgeSchema(document).detail, '');
    });
  }

  for (const {path} of rows.filter(({kind, format}) => kind === 'malformed' && format !== 'baked-svg')) {
    it(`refuse ${path}`, async () => {
      const document = await vectorDocument(path);
      const light = checkOpenBadgeSchema(document);
      assert.ok(light.result === 'fail' || validateOpenBadgeJson(document).length > 0);
    });
  }
});
