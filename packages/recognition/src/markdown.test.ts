import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import fc from 'fast-check';
import {processorTime} from '../../../test/support/processor-time.js';
import {findMarkdownFaults, parseMarkdown} from './markdown.js';

describe('parseMarkdown', () => {
  it('reads paragraphs, lists, emphasis and links', () => {
    const text =
      'Deux *mots* et\n**un** [lien](https://example.org/a).\n\n- un\n- deux\n  suite\n\n1. premier';
    assert.deepEqual(parseMarkdown(text), [
      {
        kind: 'paragraph',
        inlines: [
          {kind: 'text', text: 'Deux '},
          {kind: 'emphasis', text: 'mots'},
          {kind: 'text', text: ' et '},
          {kind: 'strong', text: 'un'},
          {kind: 'text', text: ' '},
          {kind: 'link', text: 'lien', url: 'https://example.org/a'},
          {kind: 'text', text: '.'},
        ],
      },
      {
        kind: 'list',
        isOrdered: false,
        items: [[{kind: 'text', text: 'un'}], [{kind: 'text', text: 'deux suite'}]],
      },
      {kind: 'list', isOrdered: true, items: [[{kind: 'text', text: 'premier'}]]},
    ]);
  });

  it('makes no link of what is not https', () => {
    for (const url of [
      'javascript:alert(1)',
      'http://example.org',
      'data:text/html,x',
      'https://a@b.example',
    ])
      assert.deepEqual(
        parseMarkdown(`[x](${url})`).flatMap((block) => (block.kind === 'paragraph' ? block.inlines : [])),
        [{kind: 'text', text: `[x](${url})`}],
      );
  });

  it('never links elsewhere than to https, whatever the text', () => {
    const pieces = fc.constantFrom(
      '[',
      ']',
      '(',
      ')',
      '*',
      '_',
      'javascript:',
      'https://a.b/',
      '\n',
      '- ',
      'x',
    );
    fc.assert(
      fc.property(fc.array(pieces, {maxLength: 40}), (parts) => {
        const links = parseMarkdown(parts.join(''))
          .flatMap((block) => (block.kind === 'list' ? block.items.flat() : block.inlines))
          .flatMap((one) => (one.kind === 'link' ? [one.url] : []));
        return links.every((url) => url.startsWith('https://'));
      }),
    );
  });

  it('takes time as the text is long, and no more, whatever it begins and does not end', () => {
    for (const piece of ['[', '[a](', '[a](b', '*', '**a', '_', '_a*', '- [']) {
      const start = processorTime();
      parseMarkdown(piece.repeat(200_000));
      assert.ok(processorTime() - start < 2000, piece);
    }
  });
});

describe('findMarkdownFaults', () => {
  it('takes the subset', () => {
    assert.deepEqual(findMarkdownFaults('Un *mot*.\n\n- a < b\n- [c](https://example.org)'), []);
  });

  it('names what others would read as more than text', () => {
    for (const [text, fault] of [
      ['<b>x</b>', 'HTML'],
      ['![x](https://example.org/a.png)', 'IMAGE'],
      ['# Titre', 'HEADING'],
      ['a\n---', 'HEADING'],
      ['`x`', 'CODE'],
      ['> x', 'QUOTE'],
      ['| a | b |', 'TABLE'],
      ['[x](http://example.org)', 'LINK_NOT_HTTPS'],
      ['[x]: http://example.org', 'LINK_NOT_HTTPS'],
    ] as const)
      assert.ok(findMarkdownFaults(text).includes(fault), text);
  });
});
