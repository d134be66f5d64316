import {expect, waitUntil} from '@open-wc/testing';
import type {BadgeRequest, RequestReview} from '@pepites/recognition';
import {backendError} from '../testing/samples.js';
import {guestCode, guestLink, type ReviewBackend} from '../testing/review-backend.js';
import {plain} from '../testing/element-harness.js';
import {fullBackend, openReview, staff} from '../testing/review-harness.js';

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
      'S’il manque des réponses, la demande attend.',
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
        'Il manque encore le « Oui » de Paula.',
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
        'Il manque encore la réponse de Paula.',
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
    await harness.choose('La personne dit un droit');
    await harness.choose('Oui');
    await harness.choose('Je n’ai pas écrit');
    await harness.press('Envoyer ma réponse');
    await waitUntil(() => harness.one('[role="status"]').textContent.includes('Il faut encore'));
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
    await harness.choose('La personne dit un droit');
    await harness.choose('Oui');
    await harness.write('Bravo Malika !');
    await harness.choose('Je n’ai pas écrit');
    backend.put({...backend.requests[0]!, version: 2, reviews: [driss]});
    await harness.press('Envoyer ma réponse');
    await harness.shows('Pendant ce temps : Driss a dit oui. Votre réponse est gardée.');
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
    await harness.choose('La personne dit un droit');
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

describe('<badge-review> and who knows the person', () => {
  it('asks once more, hands over, says so to the page, and opens the next', async () => {
    const backend = fullBackend(2);
    const harness = await openReview(backend);
    const heard: string[] = [];
    harness.provider.addEventListener('badge-review-handed-over', ({request}) => heard.push(request));
    await harness.open();
    const {id} = backend.requests.find(({earnerName}) => earnerName === 'Malika T.')!;
    await harness.press('Je suis trop proche de cette personne');
    expect(harness.root.activeElement!.id).to.equal('hand-over');
    await expect(harness.element).to.be.accessible();
    await harness.press('Non, je réponds');
    expect(harness.root.activeElement!.getAttribute('data-focus')).to.equal('know');
    await harness.press('Je suis trop proche de cette personne');
    await harness.press('Oui, passer à quelqu’un d’autre');
    await harness.shows('Demande de Youssef B.');
    expect(harness.one('[role="status"]').textContent).to.contain('Quelqu’un d’autre répondra.');
    expect(heard).to.deep.equal([id]);
    expect(backend.callsOf('reviews.handOver')).to.have.length(1);
  });

  it('says what the rule says where somebody wrote the evidence', async () => {
    const backend = fullBackend(1);
    const harness = await openReview(backend);
    await harness.open();
    await harness.choose('La personne dit un droit');
    await harness.choose('Oui');
    await harness.choose('Je n’ai pas écrit');
    backend.refuseWith = 'CONFLICT_OF_INTEREST';
    await harness.press('Envoyer ma réponse');
    await harness.shows('Vous êtes trop proche de cette personne. Passez la demande à quelqu’un d’autre.');
    // One way on: what would be refused again is not offered.
    expect(harness.words).not.to.contain('Envoyer ma réponse');
    await expect(harness.element).to.be.accessible();
    backend.refuseWith = undefined;
    await harness.press('Passer à quelqu’un d’autre');
    await waitUntil(() => backend.callsOf('reviews.handOver').length === 1);
  });
});

describe('<badge-review> for somebody with a link', () => {
  const enter = async (harness: Awaited<ReturnType<typeof openReview>>, code = guestCode): Promise<void> => {
    await harness.write('Claire Petit', '#name');
    await harness.write(code, '#code');
    await harness.press('Entrer');
  };

  it('asks for a name and the code, then shows the one request and takes one answer', async () => {
    const backend = fullBackend(1);
    const harness = await openReview(backend, {link: guestLink});
    await expect(harness.element).to.be.accessible();
    await harness.press('Entrer');
    await harness.shows('Écrivez votre nom.');
    await harness.shows('Écrivez les 6 chiffres du code.');
    expect(harness.root.activeElement!.id).to.equal('name');
    await expect(harness.element).to.be.accessible();
    await enter(harness, '000000');
    await harness.shows('Ce n’est pas le bon code.');
    await expect(harness.element).to.be.accessible();
    await enter(harness, ' 123 456 ');
    await harness.shows('Ma réponse');
    expect(harness.provider.context.session === undefined).to.equal(true);
    expect(harness.words).not.to.contain('Plus tard');
    await waitUntil(() => harness.root.querySelector('img.photo'));
    await harness.choose('La personne dit un droit');
    await harness.choose('Oui');
    await harness.choose('Je n’ai pas écrit');
    await harness.press('Envoyer ma réponse');
    await harness.shows('Merci, votre réponse est envoyée.');
    expect(backend.requests[0]!.state).to.equal('approved');
    await expect(harness.element).to.be.accessible();
  });

  it('lets the guest leave it to others', async () => {
    const backend = fullBackend(1);
    const harness = await openReview(backend, {link: guestLink});
    await enter(harness);
    await harness.shows('Ma réponse');
    await harness.press('Je suis trop proche de cette personne');
    await harness.press('Oui, passer à quelqu’un d’autre');
    await harness.shows('Merci de l’avoir dit.');
    expect(backend.callsOf('examination.handOver')).to.have.length(1);
  });

  it('asks for the code again when time is over, and keeps what was written', async () => {
    const backend = fullBackend(1);
    const harness = await openReview(backend, {link: guestLink});
    await enter(harness);
    await harness.shows('Ma réponse');
    await harness.choose('Pas encore');
    await harness.write('Continuez encore un mois.');
    await harness.choose('Je n’ai pas écrit');
    backend.refuseWith = 'SESSION_ENDED';
    await harness.press('Envoyer ma réponse');
    await harness.shows('Votre connexion est terminée.');
    backend.refuseWith = undefined;
    await harness.press('Entrer');
    await harness.shows('Ma réponse');
    expect(harness.one('#message', HTMLTextAreaElement).value).to.equal('Continuez encore un mois.');
  });

  it('says that a request is over', async () => {
    const backend = fullBackend(1);
    backend.put({...backend.requests[0]!, state: 'approved'});
    const harness = await openReview(backend, {link: guestLink});
    await enter(harness);
    await harness.shows('Cette demande est terminée.');
    await expect(harness.element).to.be.accessible();
  });
});

describe('<badge-review> for peers', () => {
  it('asks somebody whose badge makes them a peer, then has them sign in once more', async () => {
    const backend = fullBackend(1);
    backend.refuseQueueWith = 'FORBIDDEN';
    backend.consent = {isGiven: false, badges: ['entre-pairs']};
    Object.assign(backend.client.me, {signOut: () => Promise.resolve()});
    const harness = await openReview(backend, {roles: []});
    await harness.shows('Voulez-vous aider d’autres personnes ?');
    await expect(harness.element).to.be.accessible();
    await harness.press('Oui, je veux bien');
    await harness.shows('Connectez-vous encore une fois pour commencer.');
    await expect(harness.element).to.be.accessible();
    await harness.press('Me connecter de nouveau');
    await harness.shows('Connectez-vous pour voir les demandes.');
  });

  it('lets a peer stop', async () => {
    const backend = fullBackend(1);
    backend.consent = {isGiven: true, badges: ['entre-pairs']};
    const harness = await openReview(backend, {roles: ['peer']});
    await harness.press('Je ne veux plus examiner');
    await harness.shows('Voulez-vous aider d’autres personnes ?');
  });
});

describe('<badge-review> on a page that the structure did not register', () => {
  it('says so, and leads to the backend’s own page', async () => {
    const backend = fullBackend(1);
    Object.assign(backend.client.reviews, {
      queue: () => Promise.reject(backendError('ORIGIN_NOT_REGISTERED')),
    });
    const harness = await openReview(backend);
    harness.element.structure = 'les-trois-saules';
    await harness.shows('Ce site n’est pas inscrit auprès de la structure.');
    await expect(harness.element).to.be.accessible();
    harness.provider.backend = 'https://badges.example/api';
    await harness.provider.updateComplete;
    harness.provider.context.setSession(staff);
    await harness.shows('Ici, on ne peut pas répondre.');
    await harness.shows('Répondre sur badges.example');
    expect(harness.one('a.button', HTMLAnchorElement).href).to.equal(
      'https://badges.example/api/examine?structure=les-trois-saules',
    );
    await expect(harness.element).to.be.accessible();
  });
});
