/** What strangers write in every text, address and picture of a badge, of version 2 and of version 3. */
import {aTimeout, expect, fixture, fixtureCleanup, html, waitUntil} from '@open-wc/testing';
import type {JsonObject} from '@pepites/credentials';
import {attacks, foreignRequests, harmfulIn, hostileAddresses} from '../testing/hostile.js';
import type {BadgeDisplayElement} from './badge-display.element.js';
import './badge-display.js';

const svg = `<svg xmlns="http://www.w3.org/2000/svg" onload="hacked.push(30)"><script>hacked.push(31)</script>
  <image href="https://evil.example/in-svg.png"/><foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="hacked.push(32)"/></foreignObject></svg>`;
const scriptedPicture = `data:image/svg+xml,${encodeURIComponent(svg)}`;

/** As a text may be written: plain, in a language, in several. */
const textsOf = (text: string): unknown[] => [
  text,
  {'@value': text, '@language': 'fr'},
  [
    {'@value': text, '@language': 'en'},
    {'@value': text, '@language': text},
  ],
];

function badge3(text: unknown, url: string, picture: string): JsonObject {
  const profile = {
    id: url,
    type: ['Profile'],
    name: text,
    url,
    description: text,
    image: {id: picture, caption: text},
  };
  return {
    '@context': ['https://www.w3.org/ns/credentials/v2', 'https://evil.example/context.json', url],
    id: url,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: text,
    issuer: {
      ...profile,
      otherIdentifier: [{identifierType: 'ext:LinkedIn:organizationId', identifier: text}],
    },
    validFrom: text,
    awardedDate: text,
    validUntil: '2999-01-01T00:00:00Z',
    image: {id: picture, caption: text},
    credentialSchema: [{id: url, type: '1EdTechJsonSchemaValidator2019'}],
    credentialStatus: {id: url, type: 'BitstringStatusListEntry', statusListCredential: url},
    refreshService: {id: url, type: '1EdTechCredentialRefresh'},
    termsOfUse: {id: url, type: 'x'},
    credentialSubject: {
      id: url,
      achievement: {
        id: url,
        type: ['Achievement'],
        name: text,
        description: text,
        criteria: {id: url, narrative: text},
        image: {id: picture, caption: text},
        inLanguage: text,
        creator: {...profile, id: `${url}#other`},
        related: [
          {id: url, type: ['Related'], inLanguage: 'en'},
          {id: url, inLanguage: text},
        ],
        alignment: [
          {type: ['Alignment'], targetName: text, targetUrl: url, targetCode: text, targetFramework: text},
        ],
        tag: [text],
      },
    },
    evidence: [{id: url, type: ['Evidence'], name: text, description: text, narrative: text, genre: text}],
    endorsement: [
      {
        '@context': ['https://evil.example/endorsement.json'],
        id: url,
        type: ['VerifiableCredential', 'EndorsementCredential'],
        issuer: profile,
        credentialSubject: {id: url, endorsementComment: text},
      },
    ],
    endorsementJwt: [text, url],
    proof: {
      type: 'DataIntegrityProof',
      cryptosuite: text,
      verificationMethod: url,
      proofValue: text,
      created: text,
    },
  };
}

function badge2(text: unknown, url: string, picture: string): JsonObject {
  return {
    '@context': 'https://w3id.org/openbadges/v2',
    id: url,
    type: 'Assertion',
    issuedOn: text,
    expires: '2999-01-01T00:00:00Z',
    image: {id: picture, caption: text},
    recipient: {type: 'email', hashed: false, identity: text},
    verification: {type: 'hosted', startsWith: url},
    narrative: text,
    evidence: [url, {id: url, type: 'Evidence', name: text, description: text, narrative: text}],
    endorsement: [url, {id: url, type: 'Endorsement', claim: {endorsementComment: text}}],
    badge: {
      id: url,
      type: 'BadgeClass',
      name: text,
      description: text,
      '@language': 'fr',
      image: {id: picture, caption: text},
      criteria: {id: url, narrative: text},
      alignment: [{targetName: text, targetUrl: url, targetCode: text, targetFramework: text}],
      related: [{id: url, '@language': 'en'}],
      issuer: {id: url, type: 'Issuer', name: text, url, email: text, image: picture},
    },
  };
}

async function show(
  credential: JsonObject | string,
  form: BadgeDisplayElement['form'],
  verify: BadgeDisplayElement['verify'] = 'none',
): Promise<BadgeDisplayElement> {
  fixtureCleanup();
  const root = await fixture(
    html`<div lang="en">
      <badge-display
        form=${form}
        verify=${verify}
        page="https://badges.exemple.fr/b/1"
        .credential=${credential}
      ></badge-display>
    </div>`,
  );
  const element = root.querySelector('badge-display')!;
  // Of a badge that is refused nothing is shown: what is not checked shows the most.
  const isShown = (): boolean => verify === 'none' && element.matches(':state(unchecked)');
  await waitUntil(
    () => isShown() || element.verdict !== undefined || element.matches(':state(failed)'),
    undefined,
    {
      timeout: 8000,
    },
  );
  await element.updateComplete;
  return element;
}

/** Opens whatever opens. */
async function openAll({shadowRoot: root, updateComplete}: BadgeDisplayElement): Promise<void> {
  const opener = root!.querySelector<HTMLElement>('.open') ?? [...root!.querySelectorAll('button')].at(-1);
  opener?.click();
  await waitUntil(() => root!.querySelector('dialog[open]'), undefined, {timeout: 8000}).catch(
    () => undefined,
  );
  for (const details of root!.querySelectorAll('details')) details.open = true;
  await updateComplete;
}

const hackedBy = (): number[] => (window as unknown as {hacked: number[]}).hacked;

describe('what strangers write, to <badge-display>', () => {
  beforeEach(() => {
    Object.assign(window, {hacked: []});
  });

  for (const [version, make] of [
    ['3', badge3],
    ['2', badge2],
  ] as const) {
    it(`is text in a badge of version ${version}: never markup, script, or a question to somebody`, async () => {
      for (const attack of [
        ...attacks,
        '- **x** [a](javascript:hacked.push(40)) ![b](https://evil.example/m.png)\n- y',
      ])
        for (const text of textsOf(attack)) {
          const seen = await foreignRequests(async () => {
            const element = await show(
              make(text, 'https://evil.example/x', 'https://evil.example/p.png'),
              'card',
            );
            await openAll(element);
            expect(harmfulIn(element.shadowRoot!)).to.deep.equal([]);
          });
          expect(seen, attack).to.deep.equal([]);
        }
      expect(hackedBy()).to.deep.equal([]);
    }).timeout(60_000);

    it(`leads nowhere that must not be followed, in a badge of version ${version}`, async () => {
      for (const url of [...hostileAddresses, ...attacks]) {
        const seen = await foreignRequests(async () => {
          for (const form of ['card', 'medallion', 'row'] as const) {
            const element = await show(make('Badge', url, url), form);
            await openAll(element);
            const root = element.shadowRoot!;
            expect(harmfulIn(root)).to.deep.equal([]);
            for (const link of root.querySelectorAll('a')) {
              expect(link.protocol, link.href).to.equal('https:');
              expect(link.username + link.password).to.equal('');
              expect(link.rel).to.contain('noopener').and.to.contain('noreferrer');
            }
            for (const image of root.querySelectorAll('img')) expect(image.src).to.match(/^blob:/);
          }
          await aTimeout(10);
        });
        expect(seen, url).to.deep.equal([]);
      }
      expect(hackedBy()).to.deep.equal([]);
    }).timeout(60_000);

    it(`shows a picture with a script as a picture, in a badge of version ${version}`, async () => {
      const seen = await foreignRequests(async () => {
        const element = await show(make('Badge', 'https://evil.example/x', scriptedPicture), 'card');
        const image = element.shadowRoot!.querySelector('img')!;
        expect(image.src).to.match(/^blob:/);
        await waitUntil(() => image.complete);
        await openAll(element);
        await aTimeout(50);
      });
      expect(seen).to.deep.equal([]);
      expect(hackedBy()).to.deep.equal([]);
    });
  }

  it('runs nothing of an image that holds a badge', async () => {
    const credential = JSON.stringify(badge3('Badge', 'https://evil.example/x', scriptedPicture));
    const baked = svg
      .replace('<svg ', '<svg xmlns:openbadges="https://purl.imsglobal.org/ob/v3p0" ')
      .replace(
        '<script>',
        `<openbadges:credential><![CDATA[${credential}]]></openbadges:credential><script>`,
      );
    const seen = await foreignRequests(async () => {
      const src = URL.createObjectURL(new Blob([baked], {type: 'image/svg+xml'}));
      const element = await fixture<BadgeDisplayElement>(html`<badge-display src=${src}></badge-display>`);
      await waitUntil(() => element.verdict, undefined, {timeout: 8000});
      await element.updateComplete;
      expect(element.shadowRoot!.textContent).to.contain('Badge');
      await openAll(element);
      await aTimeout(50);
    });
    expect(seen).to.deep.equal([]);
    expect(hackedBy()).to.deep.equal([]);
  });

  it('asks for nothing either to check it, and for its recommendations and languages', async () => {
    const document = badge3('Badge', 'https://evil.example/x', scriptedPicture);
    const seen = await foreignRequests(async () => {
      for (const verify of ['auto', 'none'] as const) await openAll(await show(document, 'card', verify));
      await aTimeout(50);
    });
    expect(seen).to.deep.equal([]);
  });
});
