/** Addresses of what people sign or show in a name of their own: pseudonymous issuers and the badges that they made. */
import type {Hono} from 'hono';
import {imageOfPseudonym} from '../self-created/self-badge-image.js';
import {readLogo} from '../supporters/organisations.js';
import type {Services} from '../services.js';
import {
  endorsementDocument,
  type OwnDocument,
  pseudonymIssuerDocument,
  pseudonymStatusDocument,
} from '../verification/own-documents.js';

interface Replies {
  documentReply(
    route: string,
    document: OwnDocument | undefined,
    caching: string,
    more?: Record<string, string>,
  ): Response;
  pngReply(route: string, bytes: Uint8Array): Response;
  unknown(route: string): Response;
}

const unlisted = {'x-robots-tag': 'noindex'};

export function addBesideDocuments(app: Hono, services: Services, reply: Replies): void {
  app.get('/pseudonyms/:pseudonym', async (c) =>
    reply.documentReply(
      'pseudonyms',
      await pseudonymIssuerDocument(services, c.req.param('pseudonym')),
      'public, max-age=300',
      unlisted,
    ),
  );
  app.get('/pseudonyms/:pseudonym/status', async (c) =>
    reply.documentReply(
      'pseudonyms.status',
      await pseudonymStatusDocument(services, c.req.param('pseudonym')),
      'public, max-age=30',
      unlisted,
    ),
  );
  app.get('/endorsements/:token', async (c) =>
    reply.documentReply(
      'endorsements',
      await endorsementDocument(services, c.req.param('token')),
      'no-cache',
      unlisted,
    ),
  );
  app.get('/organisations/:organisation/logo', async (c) => {
    const image = await readLogo(services, c.req.param('organisation'));
    return image ? reply.pngReply('organisations.logo', image) : reply.unknown('organisations.logo');
  });
  app.get('/pseudonyms/:pseudonym/image', async (c) => {
    const image = await imageOfPseudonym(services, c.req.param('pseudonym'));
    return image ? reply.pngReply('pseudonyms.image', image) : reply.unknown('pseudonyms.image');
  });
}
