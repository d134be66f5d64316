/** The people of the demo: what they have asked for, what was answered, so that every screen has something to show. */
import type {Operator} from '@pepites/server';
import {createBadgeClient} from '@pepites/sdk';
import sharp from 'sharp';

type BadgeClient = ReturnType<typeof createBadgeClient>;

interface World {
  readonly backend: string;
  readonly operator: Pick<Operator, 'createClaimCode'>;
}

/** A page of a structure: the origin decides whether a session opens there. */
interface Page {
  readonly structure: string;
  readonly origin: string;
}

const saules = 'les-trois-saules';
const examiner = 'driss@trois-saules.example';

/** Through the doors that they have: a claim code or a one-time code, then the API. */
export async function bringPeople(world: World, siae: string): Promise<void> {
  const page = {structure: saules, origin: siae};
  const driss = await withEmail(world, page, examiner);

  const sami = await withClaimCode(world, page, 'Sami');
  await ask(sami, page, {
    badge: 'je-m-engage',
    answers: await engaged(sami, 'J’ai planté 200 salades avec l’équipe.'),
  });
  await sami.proposals.create({
    structure: saules,
    proposalId: crypto.randomUUID(),
    title: 'Je sais tailler un arbre',
    why: 'On le fait tous les hivers, et cela ne se voit nulle part.',
    skills: ['Choisir les branches à couper', 'Utiliser la scie sans danger'],
    examples: 'Les pommiers du verger, en janvier.',
  });

  const lina = await withClaimCode(world, page, 'Lina');
  const request = await ask(lina, page, {badge: 'baba-entreprise', answers: rights('Les congés.')});
  await driss.reviews.decide({
    structure: saules,
    request,
    version: await versionOf(driss, request),
    revision: 1,
    answer: 'missing',
    message: 'Pouvez-vous raconter un devoir en plus\u202f? Par exemple, les habits de sécurité.',
    reopened: ['un-devoir'],
    noConflict: true,
  });

  const marek = await withClaimCode(world, page, 'Marek');
  await earn(marek, driss, page, 'je-m-engage', await engaged(marek, 'J’ai rangé l’atelier tout seul.'));

  const fatou = await withClaimCode(world, page, 'Fatou');
  await earn(
    fatou,
    driss,
    page,
    'je-m-engage',
    await engaged(fatou, 'J’ai accueilli une nouvelle collègue.'),
  );
  await earn(fatou, driss, page, 'baba-entreprise', rights('La pause et les congés.'));
  const talk = ['projet', 'en-parler', 'prochaine-etape'].map((question) => ({question, agreed: true}));
  await earn(fatou, driss, page, 'comun-gant', talk);

  const claire = await withClaimCode(world, page, 'Claire');
  await ask(claire, page, {badge: 'je-soutiens', displayName: 'Claire', listed: true});
  // She supports the structure herself, and so does the farm that she speaks for.
  const farm = await claire.organisations.create({structure: saules, name: 'La ferme du Bec'});
  await ask(claire, page, {badge: 'je-soutiens', organisation: farm.id, listed: true});

  await describeActivities(await withEmail(world, page, 'ines@trois-saules.example'));
  await bringToLeDome(world);
}

/** Le Dôme has no site here: its people use the backend's own pages. */
async function bringToLeDome(world: World): Promise<void> {
  const page = {structure: 'le-dome', origin: world.backend};
  const mael = await withEmail(world, page, 'mael@le-dome.example');
  const zoe = await withClaimCode(world, page, 'Zoé');
  const done = (text: string) => [{question: 'fait', text}];
  for (const step of ['vu', 'manipule', 'cao', 'initie', 'depanne', 'projet'])
    await earn(zoe, mael, page, `laser-${step}`, done('J’ai découpé les pièces d’une lampe en bois.'));
  for (const step of ['vu', 'manipule'])
    await earn(zoe, mael, page, `vinyle-${step}`, done('J’ai découpé des lettres pour une vitrine.'));
  await ask(zoe, page, {badge: 'enthousiaste'});
  await ask(zoe, page, {badge: 'vinyle-cao', answers: done('J’ai dessiné un autocollant.')});
}

async function describeActivities(lead: BadgeClient): Promise<void> {
  const {id: member} = await lead.me.get({structure: saules});
  await lead.activities.create({
    structure: saules,
    activity: 'maraichage',
    title: {fr: 'Maraîchage', en: 'Market gardening'},
    description: {fr: 'Semer, planter, récolter, préparer les paniers.'},
    alignments: [
      {
        name: 'Horticulture et maraîchage',
        code: 'A1414',
        framework: 'ROME',
        url: 'https://candidat.francetravail.fr/metierscope/fiche-metier/A1414',
      },
      {
        name: 'travailler en équipe',
        framework: 'ESCO',
        url: 'http://data.europa.eu/esco/skill/60c78287-22eb-4103-9c8c-28deaa460da0',
      },
    ],
    badges: ['je-m-engage', 'baba-entreprise'],
    duties: [
      {role: 'supervisor', does: 'voit le travail et propose le badge'},
      {role: 'lead', member, does: 'met les badges à jour'},
    ],
  });
  await lead.activities.create({
    structure: saules,
    activity: 'nettoyage',
    title: {fr: 'Nettoyage de bureaux', en: 'Office cleaning'},
    alignments: [{name: 'Nettoyage de locaux', code: 'K2204', framework: 'ROME'}],
    badges: ['je-m-engage'],
    duties: [{role: 'adviser', does: 'remplit la demande avec la personne'}],
  });
}

type Answers = NonNullable<Parameters<BadgeClient['requests']['submit']>[0]['answers']>;

async function engaged(person: BadgeClient, story: string): Promise<Answers> {
  const photo = await person.files.upload({structure: saules, file: await photoOfWork()});
  return [
    {question: 'reussite', text: story},
    {question: 'a-l-heure', agreed: true},
    {question: 'photo-travail', files: [photo.id]},
    {question: 'envie', text: 'Je voudrais travailler dehors.'},
  ];
}

/** Rows of salad under a sky, drawn: nobody’s photo. */
async function photoOfWork(): Promise<Blob> {
  const salad = (x: number, y: number, r: number): string =>
    `<circle cx="${x}" cy="${y}" r="${r}" fill="#6FA84F"/><circle cx="${x}" cy="${y}" r="${r * 0.55}" fill="#93C46B"/>`;
  const rows = [330, 410, 510].flatMap((y, row) =>
    Array.from({length: 7}, (_, place) => salad(60 + place * 115 + row * 18, y, 20 + row * 12)),
  );
  const drawing = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600"><rect width="800" height="600" fill="#CFE3EE"/><path fill="#8AA58A" d="M0 270Q200 190 400 250T800 230V600H0Z"/><path fill="#7A5A3C" d="M0 290H800V600H0Z"/>${rows.join('')}</svg>`;
  const bytes = await sharp(Buffer.from(drawing)).jpeg({quality: 82}).toBuffer();
  return new Blob([new Uint8Array(bytes)], {type: 'image/jpeg'});
}

const rights = (right: string): Answers => [
  {question: 'un-droit', text: right},
  {question: 'un-devoir', text: 'Prévenir quand je suis en retard.'},
  {question: 'a-qui-parler', choices: ['conseillere']},
];

interface Asked {
  readonly badge: string;
  readonly answers?: Answers;
  readonly displayName?: string;
  readonly listed?: boolean;
  readonly organisation?: string;
}

async function ask(person: BadgeClient, {structure}: Page, asked: Asked): Promise<string> {
  const {id} = await person.requests.submit({
    structure,
    requestId: crypto.randomUUID(),
    consent: true,
    ...asked,
  });
  return id;
}

/** Asks, and is told yes. Signing follows by itself. */
async function earn(
  person: BadgeClient,
  by: BadgeClient,
  page: Page,
  badge: string,
  answers: Answers,
): Promise<void> {
  const {structure} = page;
  const request = await ask(person, page, {badge, answers});
  const {criteria} = await by.badges.get({structure, badge});
  await by.reviews.decide({
    structure,
    request,
    version: await versionOf(by, request, structure),
    revision: 1,
    answer: 'yes',
    criteriaMet: criteria.map((_, index) => index),
    noConflict: true,
  });
}

async function versionOf(by: BadgeClient, request: string, structure = saules): Promise<number> {
  return (await by.requests.get({structure, request})).version;
}

async function withClaimCode({backend, operator}: World, page: Page, name: string): Promise<BadgeClient> {
  const {structure} = page;
  const claimCode = await operator.createClaimCode({structure, displayName: name});
  return signedIn(backend, page, async (client) => client.signIn.withClaimCode({structure, claimCode}));
}

/** Signed in on a page with the code of a message. */
export async function withEmail(
  {backend}: Pick<World, 'backend'>,
  page: Page,
  email: string,
): Promise<BadgeClient> {
  const {structure} = page;
  return signedIn(backend, page, async (client) => {
    await client.signIn.sendCode({structure, email});
    return client.signIn.withCode({structure, email, code: await codeFor(backend, email)});
  });
}

/** Where a developer reads it: the inbox of a trial. */
async function codeFor(backend: string, email: string): Promise<string> {
  const reply = await fetch(`${backend}/dev/inbox`, {headers: {accept: 'application/json'}});
  const {items} = (await reply.json()) as {items: {to: string; subject: string}[]};
  const message = items.find(({to, subject}) => to === email && /^\d{6} /.test(subject));
  if (!message) throw new Error(`No code for ${email} in the inbox.`);
  return message.subject.slice(0, 6);
}

/** A client that calls as a page on this origin does, with the session that `signIn` opened. */
export async function signedIn(
  backend: string,
  {origin}: Page,
  signIn: (client: BadgeClient) => Promise<{readonly token: string}>,
): Promise<BadgeClient> {
  const session: {token?: string} = {};
  const client = createBadgeClient({
    backend,
    token: () => session.token,
    fetch: (request) => {
      const fromPage = new Request(request);
      fromPage.headers.set('origin', origin);
      return fetch(fromPage);
    },
  });
  session.token = (await signIn(client)).token;
  return client;
}
