import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {checkFile, fileKindOf, maxFileBytes} from './files.js';

describe('checkFile', () => {
  it('takes what the kind allows, up to the limit', () => {
    assert.equal(checkFile('photo', {mediaType: 'image/jpeg', bytes: maxFileBytes}), undefined);
    assert.equal(checkFile('voice', {mediaType: 'audio/webm;codecs=opus', bytes: 1}), undefined);
    assert.equal(checkFile('file', {mediaType: 'application/pdf', bytes: 1}), undefined);
  });

  it('refuses other types, a picture that can hold scripts among them, and what is too large', () => {
    assert.equal(checkFile('photo', {mediaType: 'image/svg+xml', bytes: 1}), 'FILE_TYPE_REFUSED');
    assert.equal(checkFile('voice', {mediaType: '', bytes: 1}), 'FILE_TYPE_REFUSED');
    assert.equal(checkFile('photo', {mediaType: 'image/png', bytes: maxFileBytes + 1}), 'FILE_TOO_LARGE');
  });
});

describe('fileKindOf', () => {
  it('tells photos and recordings from documents', () => {
    assert.deepEqual(['image/png', 'audio/mp4', 'application/pdf'].map(fileKindOf), [
      'photo',
      'voice',
      'file',
    ]);
  });
});
