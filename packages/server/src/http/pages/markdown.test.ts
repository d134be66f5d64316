import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {renderMarkdown} from './markdown.js';

const shown = (markdown: string): string =>
  renderMarkdown(markdown)
    .map(({text}) => text.replaceAll(/\s+/g, ' '))
    .join('');

describe('criteria on a page', () => {
  it('are lists, paragraphs, emphasis and links, in their order', () => {
    assert.equal(
      shown('- un\n- **deux**\n\nEt *puis*, [là](https://a.example/b).\n\n1. trois').replaceAll('> <', '><'),
      '<ul><li>un</li><li><strong>deux</strong></li></ul><p>Et <em>puis</em>, ' +
        '<a href="https://a.example/b" rel="noopener noreferrer nofollow ugc">là</a>.</p><ol><li>trois</li></ol>',
    );
  });

  it('never carry markup or another scheme of their own', () => {
    const text = shown(
      '<img src=x onerror=alert(1)> **<b>** [x](javascript:alert(1)) [y](https://a.example/"onclick="x)',
    );
    assert.doesNotMatch(text, /<(?!\/?(?:p|strong|a|em)\b)|href="javascript|"onclick="/);
  });
});
