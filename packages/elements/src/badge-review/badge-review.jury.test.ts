import {expect, waitUntil} from '@open-wc/testing';
import type {BadgeRequest, RequestReview} from '@pepites/recognition';
import type {ReviewBackend} from '../testing/review-backend.js';
import {plain} from '../testing/element-harness.js';
import {fullBackend, openReview} from '../testing/review-harness.js';

const driss: RequestReview = {
  examinerName: 'Driss',
  answer: 'yes',
  message: 'Je l’ai vue travailler.',
  criteriaMet: [0],
  reopened: [],
  revision: 1,
  at: '2026-11-24T09:00:00Z',
};

function juryBackend(more: Partial<BadgeRequest>): ReviewBackend {
  const backend = fullBackend(1);
  backend.put({...backend.requests[0]!, quorum: {min: 2}, ...more});
  return backend;
}

describe('<badge-review> in a jury', () => {
  it('says how many must say yes, who has answered and what, and who has not', async () => {
    const harness = await openReview(
      juryBackend({
        quorum: {min: 2, stances: {peer: 1, professional: 1}, decider: 'tie'},
        reviews: [driss],
        examiners: [
          {name: 'Léna', stance: 'professional', isDecider: true, hasAnswered: false},
          {name: 'Driss', stance: 'professional', isDecider: false, hasAnswered: true},
          {name: 'Paula', stance: 'peer', isDecider: false, hasAnswered: false},
        ],
      }),
    );
    await harness.open();
    for (const words of [
      'Il faut 2 réponses « Oui ».',
      'L’une doit venir d’un collègue.',
      'L’une doit venir de l’équipe.',
      'Un seul « Pas encore » suffit : pas de badge cette fois.',
      'Un seul « Il manque » suffit : après, tout le monde répond de nouveau.',
      '1 réponse est déjà là.',
      'Driss a dit oui. Je l’ai vue travailler.',
      'Paula (collègue) n’a pas encore répondu.',
      'S’il y a égalité, Léna décide.',
    ])
      expect(harness.words).to.contain(words);
    await expect(harness.element).to.be.accessible();
  });

  it('says nothing of a jury where one examiner decides alone', async () => {
    const harness = await openReview(juryBackend({quorum: {min: 1}}));
    await harness.open();
    expect(harness.words).not.to.contain('Qui décide');
  });

  it('tells the one who decides last that it is their turn', async () => {
    const backend = juryBackend({
      quorum: {min: 2, vote: 'majority', decider: 'tie'},
      waitsFor: 'decider',
      reviews: [driss, {...driss, examinerName: 'Nadège', answer: 'notYet', at: '2026-11-24T10:00:00Z'}],
    });
    const harness = await openReview(backend, {roles: ['lead']});
    await harness.open();
    const rules = harness.all('.rules li').map((each) => plain(each.textContent));
    expect(rules).to.deep.equal([
      'Il faut 2 réponses. Entre « Oui » et « Pas encore », la plus donnée gagne.',
      'S’il y a égalité, une personne décide.',
      'Un seul « Il manque » suffit : après, tout le monde répond de nouveau.',
      'Tant que les réponses ne sont pas toutes là, la demande attend.',
    ]);
    expect(harness.one('.tie').textContent).to.match(/Il y a égalité\.[^]*C’est à vous de décider\./);
    await expect(harness.element).to.be.accessible();
  });

  it('says of a tie who decides, to those who do not', async () => {
    const examiner = {name: 'Léna', stance: 'professional' as const, isDecider: true, hasAnswered: false};
    const votes = [driss, {...driss, examinerName: 'Nadège', answer: 'notYet' as const}];
    const quorum = {min: 2, vote: 'majority' as const};
    for (const [more, words] of [
      [{quorum: {...quorum, decider: 'tie'}, examiners: [examiner]}, 'Léna décide.'],
      [{quorum: {...quorum, decider: 'tie'}}, 'Une autre personne décide.'],
      [{quorum}, 'Quelqu’un d’autre va répondre aussi.'],
    ] as const) {
      const backend = juryBackend({waitsFor: 'decider', reviews: votes, ...(more as Partial<BadgeRequest>)});
      backend.notForMe.add(backend.requests[0]!.id);
      const harness = await openReview(backend, {roles: ['lead']});
      await harness.press('Examiner');
      await harness.shows('Il y a égalité.');
      expect(harness.one('.tie').textContent).to.contain(words);
      harness.provider.remove();
    }
  });

  it('says under each answer what happens then, alone and among others', async () => {
    const alone = await openReview(fullBackend(1));
    await alone.open();
    expect(alone.one('#answer-yes-then').textContent).to.equal('Malika T. reçoit le badge.');
    expect(alone.one('#answer-missing-then').textContent).to.contain('Malika T. complète');
    const input = alone.one('input[value=yes]', HTMLInputElement);
    expect(input.getAttribute('aria-describedby')).to.equal('answer-yes-then');
    const among = await openReview(juryBackend({}));
    await among.open();
    expect(plain(among.one('#answer-yes-then').textContent)).to.equal('Il faut encore 1 « Oui ».');
    expect(plain(among.one('#answer-missing-then').textContent)).to.contain(
      'tout le monde répond de nouveau',
    );
    expect(plain(among.one('#answer-notYet-then').textContent)).to.contain('Votre « Pas encore » suffit');
  });

  it('says by name whose answer is missing after one’s own, and who decides then', async () => {
    const as = (name: string, stance: 'peer' | 'professional', more = {}) => ({
      ...{name, stance, isDecider: false, hasAnswered: false, ...more},
    });
    const [answered, me] = [as('Driss', 'professional', {hasAnswered: true}), as('Nadège', 'professional')];
    const lena = as('Léna', 'professional', {isDecider: true});
    const no = {...driss, examinerName: 'Paula', answer: 'notYet' as const};
    const majority = {min: 3, vote: 'majority'} as const;
    const cases: [Partial<BadgeRequest>, yes: string, notYet: string][] = [
      [
        {
          quorum: {min: 2, stances: {peer: 1}},
          reviews: [driss],
          examiners: [answered, me, as('Paula', 'peer')],
        },
        'On attend encore le « Oui » de Paula.',
        'Votre « Pas encore » suffit',
      ],
      [{quorum: {min: 2}, reviews: [driss]}, 'Malika T. reçoit le badge.', 'Votre « Pas encore » suffit'],
      [
        {quorum: {min: 2}, reviews: [driss], needsConfirmation: true},
        'Malika T. doit encore confirmer sa demande.',
        'Votre « Pas encore » suffit',
      ],
      [
        {quorum: {...majority, decider: 'always'}, reviews: [driss, no], examiners: [answered, me, lena]},
        'Ensuite, Léna décide.',
        'Pas de badge cette fois.',
      ],
      [
        {
          quorum: {min: 2, vote: 'majority', decider: 'tie'},
          reviews: [driss],
          examiners: [answered, me, lena],
        },
        'Malika T. reçoit le badge.',
        'Il y aura égalité : Léna décidera.',
      ],
      [
        {quorum: majority, reviews: [driss], examiners: [answered, me, as('Paula', 'professional')]},
        'Malika T. reçoit le badge.',
        'On attend encore la réponse de Paula.',
      ],
      [{quorum: majority}, 'Il faut encore 2 réponses.', 'Il faut encore 2 réponses.'],
    ];
    for (const [more, yes, notYet] of cases) {
      const harness = await openReview(juryBackend(more));
      await harness.open();
      expect(plain(harness.one('#answer-yes-then').textContent)).to.contain(yes);
      expect(plain(harness.one('#answer-notYet-then').textContent)).to.contain(notYet);
      harness.provider.remove();
    }
  }).timeout(20_000);

  it('says after a vote that others are still awaited', async () => {
    const backend = juryBackend({});
    const {decide} = backend.client.reviews;
    Object.assign(backend.client.reviews, {
      decide: async (...args: Parameters<typeof decide>) => {
        await decide(...args);
        return backend.put({...backend.requests[0]!, state: 'inReview', waitsFor: 'examiners'});
      },
    });
    const harness = await openReview(backend);
    await harness.open();
    await harness.tickAll();
    await harness.choose('Oui');
    await harness.choose('Je n’ai pas écrit');
    await harness.press('Envoyer ma réponse');
    await waitUntil(() =>
      harness.one('[role="status"]').textContent.includes('attend encore d’autres réponses'),
    );
  });

  it('keeps what was answered to an earlier sending apart', async () => {
    const harness = await openReview(
      juryBackend({revision: 2, quorum: {min: 1}, reviews: [{...driss, answer: 'missing'}]}),
    );
    await harness.open();
    expect(harness.words).to.contain('Réponse à un envoi précédent');
    expect(harness.words).not.to.contain('Qui décide');
  });
});

describe('<badge-review> when another examiner is faster', () => {
  it('says what they answered, keeps the message, and sends it when asked again', async () => {
    const backend = juryBackend({});
    const harness = await openReview(backend);
    await harness.open();
    await harness.tickAll();
    await harness.choose('Oui');
    await harness.write('Bravo Malika !');
    await harness.choose('Je n’ai pas écrit');
    backend.put({...backend.requests[0]!, version: 2, reviews: [driss]});
    await harness.press('Envoyer ma réponse');
    await harness.shows(
      'Pendant ce temps : Driss a dit oui. Votre réponse n’est pas partie. Elle est gardée',
    );
    await harness.shows('Avec « Oui » : Malika T. reçoit le badge.');
    expect(harness.root.activeElement!.getAttribute('data-focus')).to.equal('problem');
    expect(backend.requests[0]!.reviews).to.deep.equal([driss]);
    await expect(harness.element).to.be.accessible();
    await harness.press('Envoyer ma réponse');
    await harness.shows('Aucune demande n’attend.');
    expect(backend.requests[0]!.reviews.map(({examinerName}) => examinerName)).to.deep.equal([
      'Driss',
      'Nadège',
    ]);
  });

  it('says that the person took the request back, or sent it again', async () => {
    const backend = juryBackend({});
    const harness = await openReview(backend);
    await harness.open();
    await harness.tickAll();
    await harness.choose('Oui');
    await harness.choose('Je n’ai pas écrit');
    backend.put({...backend.requests[0]!, version: 2, revision: 2});
    await harness.press('Envoyer ma réponse');
    await harness.shows('La personne a envoyé de nouvelles réponses.');
    backend.put({...backend.requests[0]!, version: 3, state: 'withdrawn'});
    await harness.press('Envoyer ma réponse');
    await harness.shows('La personne a repris sa demande.');
    await harness.shows('Votre réponse n’est pas partie.');
    await expect(harness.element).to.be.accessible();
  });
});
