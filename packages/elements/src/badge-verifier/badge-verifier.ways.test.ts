import {expect, fixture, html, waitUntil} from '@open-wc/testing';
import type {JsonObject} from '@pepites/credentials';
import type {BadgeBackend} from '@pepites/recognition';
import type {BadgeBackendElement} from '../badge-backend/badge-backend.element.js';
import '../badge-backend/badge-backend.js';
import {find, textOf} from '../testing/dom.js';
import {attacks, foreignRequests, harmfulIn, hostileAddresses} from '../testing/hostile.js';
import {backendError, fakeBackend} from '../testing/samples.js';
import {type SignedBadge, signedBadge, tampered, verifyingBackend} from '../testing/signed-badge.js';
import type {BadgeVerifierElement} from './badge-verifier.element.js';
import './badge-verifier.js';

let good: SignedBadge;
let other: SignedBadge;
before(async () => {
  [good, other] = await Promise.all([signedBadge(), signedBadge({number: 2, name: 'Com’un gant'})]);
});

async function verifier(
  client?: BadgeBackend,
  attributes: Readonly<Record<string, string>> = {},
): Promise<BadgeVerifierElement> {
  const provider = await fixture<BadgeBackendElement>(
    html`<badge-backend .client=${client}><badge-verifier></badge-verifier></badge-backend>`,
  );
  const element = provider.querySelector('badge-verifier')!;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  await element.updateComplete;
  return element;
}

const shows = (element: Element, words: string): Promise<void> =>
  waitUntil(() => textOf(element).includes(words), `“${words}” in “${textOf(element)}”`, {timeout: 10_000});

async function press(element: Element, words: string): Promise<void> {
  const named = (): HTMLElement | undefined =>
    [...element.shadowRoot!.querySelectorAll<HTMLElement>('button, summary')].find((each) =>
      each.textContent.trim().startsWith(words),
    );
  await waitUntil(() => named() !== undefined, words, {timeout: 10_000});
  named()!.click();
}

const fileOf = (badge: unknown, name: string): File => new File([JSON.stringify(badge)], name);

function give(element: BadgeVerifierElement, ...files: readonly File[]): void {
  const transfer = new DataTransfer();
  for (const file of files) transfer.items.add(file);
  find(element, '.zone')!.dispatchEvent(
    new DragEvent('drop', {bubbles: true, cancelable: true, dataTransfer: transfer}),
  );
}

async function write(element: BadgeVerifierElement, text: string): Promise<void> {
  find(element, 'textarea')!.value = text;
  find(element, 'form')!.requestSubmit();
  await element.updateComplete;
}

const summary = (element: Element): string[] =>
  [...element.shadowRoot!.querySelectorAll('.sum > li')].map(({textContent}) =>
    textContent.replace(/\s+/gu, ' ').trim(),
  );

const hashOf = async (text: string): Promise<string> => {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)));
  return `sha256$${[...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('')}`;
};

describe('<badge-verifier>, several at once,', () => {
  it('gives each its verdict; one that cannot be read does not spoil the others', async () => {
    const element = await verifier(verifyingBackend(good, other));
    const refused: string[][] = [];
    element.addEventListener('badge-input-refused', ({code, fileName}) => refused.push([code, fileName]));
    give(
      element,
      fileOf(good.credential, 'un.json'),
      new File(['{"hello":'], 'deux.json'),
      fileOf(tampered(good), 'trois.json'),
      fileOf(other.credential, 'quatre.json'),
    );
    await press(element, 'Demander et vérifier');
    await shows(element, 'Réponses pour 4 fichiers');
    await shows(element, '2 sont vrais et valables.');
    expect(summary(element)).to.deep.equal([
      '2 sont vrais et valables.',
      '1 a été modifié : ne l’acceptez pas.',
      '1 n’est pas un badge.',
    ]);
    const rows = [...element.shadowRoot!.querySelectorAll('.many > li strong:first-of-type')].map((each) =>
      each.textContent.trim(),
    );
    expect(rows[0]).to.equal('Ce badge est vrai et valable.');
    expect(rows.join(' '))
      .to.contain('N’acceptez pas ce badge.')
      .and.to.contain('Ce n’est pas un badge, ou il en manque une partie.');
    expect(refused).to.deep.equal([['ERR_JSON_MALFORMED', 'deux.json']]);
    expect(element.matches(':state(several)')).to.equal(true);
    await expect(element).to.be.accessible();
    expect(textOf(element)).to.match(/Contrôlé le [^.]+, mais pas en entier\.$/u);
    await press(element, 'Voir les réponses');
    await expect(element).to.be.accessible();
  });

  it('takes no more than it can', async () => {
    const element = await verifier();
    give(element, ...Array.from({length: 21}, (_, i) => fileOf({}, `${i}.json`)));
    await shows(element, 'Choisissez 20 fichiers au plus.');
  });
});

describe('<badge-verifier> asks nobody before it is told to,', () => {
  it('names the backend, and asks it after one press', async () => {
    let asked = 0;
    const client = verifyingBackend(good);
    const {documents} = client.verification;
    Object.assign(client.verification, {
      documents: (...given: Parameters<typeof documents>) => {
        asked += 1;
        return documents(...given);
      },
    });
    const element = await verifier(client);
    give(element, fileOf(good.credential, 'badge.json'));
    await shows(element, 'Pour tout vérifier, cette page va demander à : ce site');
    expect(element.shadowRoot!.activeElement === find(element, '.ready')).to.equal(true);
    await expect(element).to.be.accessible();
    expect(asked).to.equal(0);
    await press(element, 'Ne rien demander');
    await shows(element, 'Choisir le fichier du badge');
    expect(asked).to.equal(0);
    give(element, fileOf(good.credential, 'badge.json'));
    await press(element, 'Demander et vérifier');
    await shows(element, 'Ce badge est vrai et valable.');
    expect(asked).to.equal(1);
  });

  it('names the sites of the badge where the page may ask them, and no others are asked', async () => {
    const element = await verifier(undefined, {fetch: 'direct'});
    const requests = await foreignRequests(async () => {
      give(element, fileOf(good.credential, 'badge.json'));
      await shows(element, 'cette page va demander à : badges.example.org');
    });
    expect(requests).to.deep.equal([]);
  });

  it('names the site of an address, and what is not a badge there is said', async () => {
    const element = await verifier();
    const refused: string[] = [];
    element.addEventListener('badge-input-refused', ({code}) => refused.push(code));
    for (const wrong of ['http://badges.example/b/1', 'https://a:b@badges.example/'])
      await write(element, wrong).then(() => shows(element, 'Il doit commencer par https://'));
    await write(element, `${location.origin}/nothing-is-here`);
    await shows(element, 'Pour lire ce badge, cette page va demander à : ce site');
    await expect(element).to.be.accessible();
    await press(element, 'Demander le badge');
    await shows(element, 'Ce site ne donne pas le badge.');
    expect(find(element, 'textarea')!.value).to.contain('nothing-is-here');
    expect(refused).to.deep.equal(['ADDRESS_REFUSED', 'ADDRESS_REFUSED', 'UNREACHABLE']);
  });
});

describe('<badge-verifier>, “is it mine?”,', () => {
  it('compares an e-mail address with the hash that a badge carries, in the page', async () => {
    const assertion = {
      '@context': 'https://w3id.org/openbadges/v2',
      type: 'Assertion',
      id: 'https://ici.example/assertions/1',
      recipient: {
        type: 'email',
        hashed: true,
        salt: 'sel',
        identity: await hashOf('malika@exemple.frsel'),
      },
      badge: {
        ...{type: 'BadgeClass', id: 'https://ici.example/badges/velo', name: 'Vélo'},
        ...{description: 'Répare un vélo.', image: 'https://ici.example/velo.png'},
        criteria: {narrative: 'Réparer un vélo.'},
        issuer: {
          ...{type: 'Profile', id: 'https://ici.example/issuer', name: 'Ici', url: 'https://ici.example'},
          email: 'ici@exemple.fr',
        },
      },
      issuedOn: '2026-10-14T09:00:00Z',
      verification: {type: 'HostedBadge'},
    };
    const element = await verifier();
    await element.check(JSON.stringify(assertion));
    expect(textOf(element)).to.contain('Nous n’avons pas demandé à la structure si elle l’a donné.');
    expect(textOf(element)).not.to.contain('ne répond pas');
    if (!find(element, '.mine')) throw new Error(textOf(element));
    await expect(element).to.be.accessible();
    const compare = async (email: string): Promise<void> => {
      const field = element.shadowRoot!.querySelector<HTMLInputElement>('.mine input')!;
      field.value = email;
      element.shadowRoot!.querySelector<HTMLFormElement>('.mine')!.requestSubmit();
    };
    const requests = await foreignRequests(async () => {
      await compare('malika');
      await shows(element, 'Écrivez une adresse');
      await expect(element).to.be.accessible();
      await compare('quelquun@exemple.fr');
      await shows(element, 'Non. Ce badge porte une autre adresse mail.');
      await compare(' Malika@exemple.fr ');
      await shows(
        element,
        'Ce badge porte cette adresse mail. Mais nous ne savons pas si le badge est vrai.',
      );
    });
    expect(requests).to.deep.equal([]);
  });

  it('compares it with the hash of an Open Badges 3.0 subject, in lower case too', async () => {
    const identityHash = await hashOf('malika@exemple.frsel');
    const identity = {type: 'IdentityObject', hashed: true, salt: 'sel', identityHash};
    const named = (identityType: string): Promise<SignedBadge> =>
      signedBadge({moreOfSubject: {identifier: [{...identity, identityType}]}});
    const [badge, byNumber] = await Promise.all([named('emailAddress'), named('nationalIdentityNumber')]);
    const compare = async (of: SignedBadge, email: string): Promise<BadgeVerifierElement> => {
      const element = await verifier(verifyingBackend(badge, byNumber));
      await element.check(JSON.stringify(of.credential));
      await shows(element, 'Ce badge est vrai et valable.');
      element.shadowRoot!.querySelector<HTMLInputElement>('.mine input')!.value = email;
      element.shadowRoot!.querySelector<HTMLFormElement>('.mine')!.requestSubmit();
      return element;
    };
    const mine = await compare(badge, ' Malika@exemple.fr');
    await shows(mine, 'À qui est-il ? À la personne qui a cette adresse mail.');
    await shows(mine, 'Oui. Ce badge porte cette adresse mail.');
    await expect(mine).to.be.accessible();
    const others = await compare(badge, 'tran@exemple.fr');
    await shows(others, 'À qui est-il ? Pas à la personne qui a cette adresse mail.');
    // Of what is no address it is not said that it is somebody else's.
    await shows(
      await compare(byNumber, 'malika@exemple.fr'),
      'Ce badge ne porte pas d’adresse mail lisible.',
    );
  });

  it('is not asked of a badge that names nobody', async () => {
    const element = await verifier(verifyingBackend(good));
    await element.check(JSON.stringify(good.credential));
    expect(find(element, '.mine')).to.equal(null);
    expect(textOf(element)).to.contain('Le badge ne porte pas de nom.');
    expect(textOf(element)).to.contain('Qui l’a donné ? Les Trois Saules. Nous connaissons cette structure.');
  });
});

describe('<badge-verifier> and what strangers write,', () => {
  it('runs nothing and asks for nothing, wherever it stands in a badge', async () => {
    const hacked: number[] = [];
    Object.assign(globalThis, {hacked});
    const element = await verifier();
    const hostile = [...attacks, ...hostileAddresses];
    const requests = await foreignRequests(async () => {
      for (const text of hostile) {
        const ob3 = {
          '@context': ['https://www.w3.org/ns/credentials/v2'],
          type: ['VerifiableCredential', 'OpenBadgeCredential'],
          id: text,
          name: text,
          issuer: {id: text, type: ['Profile'], name: text, image: {id: text, type: 'Image'}, url: text},
          validFrom: text,
          credentialSubject: {
            id: text,
            identifier: [{identityHash: text, hashed: true, salt: text}],
            achievement: {
              ...{id: text, name: text, description: text, criteria: {id: text, narrative: text}},
              image: {id: text, caption: text, type: 'Image'},
            },
          },
          credentialStatus: {id: text, type: text, statusListCredential: text},
          proof: {type: text, verificationMethod: text, proofValue: text},
        };
        const ob2 = {
          '@context': 'https://w3id.org/openbadges/v2',
          ...{type: 'Assertion', id: text, image: text, issuedOn: text, expires: text, evidence: text},
          recipient: {type: 'email', hashed: false, identity: text},
          badge: {
            name: text,
            description: text,
            image: text,
            criteria: {narrative: text},
            issuer: {name: text},
          },
          verification: {type: text, url: text},
        };
        for (const badge of [ob3, ob2] as JsonObject[]) {
          await element.check(JSON.stringify(badge));
          expect(harmfulIn(element.shadowRoot!), text).to.deep.equal([]);
        }
        await write(element, text).catch(() => undefined);
        (
          element.shadowRoot!.querySelector<HTMLElement>('[data-act=another]') ?? {click: () => undefined}
        ).click();
        await element.updateComplete;
      }
      const names = hostile.map((text, i) => fileOf({}, `${i}${text}.json`));
      give(element, ...names.slice(0, 19));
      await shows(element, 'Réponses pour 19 fichiers');
      expect(harmfulIn(element.shadowRoot!)).to.deep.equal([]);
    });
    expect(requests).to.deep.equal([]);
    expect(hacked).to.deep.equal([]);
  }).timeout(60_000);

  it('is not called good where the backend does not answer, and is tried again', async () => {
    let answer = (): ReturnType<BadgeBackend['verification']['documents']> =>
      Promise.reject(backendError('TIMED_OUT'));
    const element = await verifier(fakeBackend({verification: {documents: () => answer()}}));
    await element.check(JSON.stringify(good.credential));
    await shows(element, 'Nous ne savons pas si ce badge est vrai.');
    answer = () => Promise.resolve(good.documents);
    await press(element, 'Réessayer');
    await shows(element, 'Ce badge est vrai et valable.');
  });
});

describe('<badge-verifier> in five languages', () => {
  for (const [lang, words] of [
    ['en', 'Check a badge'],
    ['es', 'Comprobar una insignia'],
    ['ar', 'التحقق من شارة'],
    ['uk', 'Перевірити відзнаку'],
  ] as const)
    it(`speaks ${lang}`, async () => {
      const element = await fixture<BadgeVerifierElement>(
        html`<badge-verifier lang=${lang}></badge-verifier>`,
      );
      await shows(element, words);
      await element.check(JSON.stringify(good.credential));
      await expect(element).to.be.accessible();
    });
});
