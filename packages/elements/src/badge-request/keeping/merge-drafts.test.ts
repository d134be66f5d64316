import {expect} from '@open-wc/testing';
import {type Draft, type DraftAnswer, newDraft} from '../draft.js';
import {ageOf} from './draft-age.js';
import {mergeDrafts} from './merge-drafts.js';

const base: Draft = {
  ...newDraft('place', () => 'kept', new Date('2026-11-20T09:00:00Z')),
  answers: [
    {question: 'a', text: 'Un'},
    {question: 'b', text: 'Deux'},
  ],
};
const withAnswers = (...answers: DraftAnswer[]): Draft => ({...base, answers});
const textsOf = ({answers}: Draft): (string | undefined)[] => answers.map(({text}) => text);
const file = (id: string, more: object = {}) =>
  ({id, name: id, mediaType: 'image/png', kind: 'photo', ...more}) as const;

describe('mergeDrafts', () => {
  it('has what each page changed, and what neither did', () => {
    const mine = withAnswers({question: 'a', text: 'Un, ici'}, {question: 'b', text: 'Deux'});
    const theirs = withAnswers(
      {question: 'a', text: 'Un'},
      {question: 'b', text: 'Deux, là-bas'},
      {question: 'c', text: 'Trois'},
    );
    expect(textsOf(mergeDrafts(base, mine, theirs))).to.deep.equal(['Un, ici', 'Deux, là-bas', 'Trois']);
    expect(mergeDrafts(base, {...mine, consent: true}, theirs).consent).to.equal(true);
    expect(mergeDrafts({...base, consent: true}, {...mine, consent: true}, theirs).consent).to.equal(false);
  });

  it('loses no words where both wrote to the same question', () => {
    const merged = (mine: string, theirs: string): string | undefined =>
      textsOf(
        mergeDrafts(
          base,
          withAnswers({question: 'a', text: mine}),
          withAnswers({question: 'a', text: theirs}),
        ),
      )[0];
    expect(merged('Ici', 'Là')).to.equal('Là\nIci');
    expect(merged('Là et ici', 'Là')).to.equal('Là et ici');
    expect(merged('', 'Là')).to.equal('Là');
    expect(merged('2026-10-12', '2026-10-13')).to.equal('2026-10-12');
    expect(
      textsOf(mergeDrafts(undefined, {...base, id: 'mine'}, withAnswers({question: 'a', text: 'Là'})))[0],
    ).to.equal('Là\nUn');
  });

  it('has the files that either added, without those that either took out, and knows what was uploaded', () => {
    const [one, two, three] = [file('1'), file('2'), file('3')];
    const of = (...files: ReturnType<typeof file>[]): Draft => withAnswers({question: 'a', files});
    const blob = new Blob(['x']);
    const merged = mergeDrafts(of(one), of(one, file('2', {blob})), of(three, file('1', {fileId: 'stored'})));
    expect(merged.answers[0]?.files?.map(({id}) => id)).to.deep.equal(['3', '1', '2']);
    expect(merged.answers[0]?.files?.[1]?.fileId).to.equal('stored');
    expect(merged.answers[0]?.files?.[2]?.blob).to.equal(blob);
    expect(mergeDrafts(of(one), of(two), of(one, three)).answers[0]?.files?.map(({id}) => id)).to.deep.equal([
      '3',
      '2',
    ]);
  });

  it('is kept under the id that is kept already', () => {
    expect(mergeDrafts(undefined, {...base, id: 'other'}, base).id).to.equal('kept');
  });
});

describe('ageOf a draft', () => {
  const now = new Date('2026-11-26T09:00:00Z');

  it('is old after fourteen days', () => {
    expect(ageOf('2026-11-13T09:00:00Z', now)).to.equal('fresh');
    expect(ageOf('2026-11-12T08:59:59Z', now)).to.equal('old');
  });

  it('is unknown where a clock was wrong: better kept than lost', () => {
    for (const at of ['1970-01-01T00:03:00Z', '2031-01-01T00:00:00Z', 'no date']) {
      expect(ageOf(at, now), at).to.equal('unknown');
    }
    expect(ageOf('2026-11-20T09:00:00Z', new Date('1970-01-02T00:00:00Z'))).to.equal('unknown');
  });
});
