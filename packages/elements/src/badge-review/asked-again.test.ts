import {expect} from '@open-wc/testing';
import {shortForm} from '../testing/request-backend.js';
import {questionsToReopen} from './asked-again.js';

const {questions} = shortForm;
const criteria = [
  {fr: 'La personne dit un droit au travail.'},
  {fr: 'La personne dit un devoir au travail.'},
  {fr: 'La personne sait à qui parler.'},
];

describe('questionsToReopen', () => {
  it('proposes the question whose words go with a criterion that is not ticked', () => {
    expect(questionsToReopen({criteria, criteriaMet: [0, 1], questions})).to.deep.equal(['whom']);
    expect(questionsToReopen({criteria, criteriaMet: [1, 2], questions})).to.deep.equal(['right']);
  });

  it('proposes nothing where all is ticked, or no words meet', () => {
    expect(questionsToReopen({criteria, criteriaMet: [0, 1, 2], questions})).to.deep.equal([]);
    expect(questionsToReopen({criteria: [{fr: 'Autre chose.'}], criteriaMet: [], questions})).to.deep.equal(
      [],
    );
  });
});
