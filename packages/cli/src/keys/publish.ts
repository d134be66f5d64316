/** What an issuer must publish so that others can check what its new key signs. Never the secret. */
import {buildCryptographicKey, issuerDocument} from '@pepites/credentials/sign.js';
import {printableJson, type Language} from '../io.js';
import type {KeyFile} from './key-file.js';

const words = {
  en: {
    nothing: 'The key has no id: add --issuer or --did to make one that signs badges.',
    did: (did: string) => `Nothing to publish: the key is its own issuer, ${did}`,
    document: (url: string) =>
      `Publish this at ${url} (if there is a document already, add the key to both lists):`,
    version2: 'For signed badges of Open Badges 2.0, add this to publicKey of the issuer’s Profile:',
    keep: 'Keep the file: whoever has it signs in the issuer’s name.',
    keepPublished: 'When the key no longer signs, it stays published, so that older badges can be verified.',
    name: 'NAME OF THE ISSUER',
  },
  fr: {
    nothing:
      'La clé n’a pas d’identifiant\u00a0: ajoutez --issuer ou --did pour en faire une qui signe des badges.',
    did: (did: string) => `Rien à publier\u00a0: la clé est son propre émetteur, ${did}`,
    document: (url: string) =>
      `À publier à ${url} (s’il y a déjà un document, ajoutez la clé aux deux listes)\u00a0:`,
    version2:
      'Pour signer des badges Open Badges 2.0, à ajouter à publicKey dans le Profile de l’émetteur\u00a0:',
    keep: 'Gardez le fichier\u00a0: qui l’a signe au nom de l’émetteur.',
    keepPublished:
      'Quand la clé ne signe plus, elle reste publiée, pour que les anciens badges restent vérifiables.',
    name: 'NOM DE L’ÉMETTEUR',
  },
} as const satisfies Record<Language, unknown>;

type PublicPart = Pick<KeyFile, 'id' | 'controller' | 'publicKeyMultibase'> & {
  readonly publicJwk: JsonWebKey;
};

/** Paragraphs for a person, with the documents as JSON. */
export function presentPublication(
  {id, controller, publicJwk, publicKeyMultibase}: PublicPart,
  language: Language,
): string {
  const w = words[language];
  if (id === undefined || controller === undefined) return `${w.nothing}\n`;
  if (controller.startsWith('did:key:')) return `${w.did(controller)}\n\n${w.keep}\n`;
  // A Multikey where the type has that form: Data Integrity asks for it, and some verifiers know no other.
  const key = publicKeyMultibase === undefined ? {id, publicJwk} : {id, publicKeyMultibase};
  const document = issuerDocument({id: controller, name: w.name, keys: [key]});
  const parts = [w.document(addressOf(controller)), printableJson(document, 2)];
  // Open Badges 2.0 knows issuers by their address alone.
  if (!controller.startsWith('did:')) {
    parts.push(w.version2, printableJson(buildCryptographicKey({id, owner: controller, publicJwk}), 2));
  }
  return `${[...parts, w.keep, w.keepPublished].join('\n\n')}\n`;
}

/** Where the document of an issuer is served. @see https://w3c-ccg.github.io/did-method-web/#read-resolve */
function addressOf(controller: string): string {
  if (!controller.startsWith('did:web:')) return controller;
  const [host = '', ...path] = controller.slice('did:web:'.length).split(':');
  return `https://${decodeURIComponent(host)}/${path.length > 0 ? path.join('/') : '.well-known'}/did.json`;
}
