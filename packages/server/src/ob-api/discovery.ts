/** `GET /discovery`: what is here and how to be let in, as an OpenAPI document (Open Badges 3.0 §6.3, §7.1.1). */
import {allScopes, laterScope, obScopes} from '../oauth/scopes.js';

const statusInfo = {
  description: 'The request was not carried out',
  content: {'application/json': {schema: {$ref: '#/components/schemas/Imsx_StatusInfo'}}},
};

const object = {type: 'object'};
const profile = {'application/json': {schema: {$ref: '#/components/schemas/Profile'}}};
const jws = {schema: {type: 'string'}};
const credential = {'application/json': {schema: object}, 'text/plain': jws};

export function discoveryDocument(publicUrl: string): object {
  const about = `${publicUrl}/connections`;
  const secured = (scope: string) => ({security: [{OAuth2ACG: [scope]}]});
  const answers = (description: string, content: object) => ({
    '200': {description, content},
    default: statusInfo,
  });
  const query = (name: string, schema: object) => ({name, in: 'query', required: false, schema});
  return {
    openapi: '3.0.1',
    info: {
      title: 'Pépites, Open Badges 3.0',
      version: '3.0',
      termsOfService: about,
      'x-imssf-image': `${publicUrl}/pages/icon.svg`,
      'x-imssf-privacyPolicyUrl': about,
    },
    servers: [{url: `${publicUrl}/ims/ob/v3p0`}],
    paths: {
      '/discovery': {
        get: {
          operationId: 'getServiceDescription',
          responses: answers('This document', {'application/json': {schema: object}}),
        },
      },
      '/credentials': {
        get: {
          operationId: 'getCredentials',
          ...secured(obScopes.readCredentials),
          parameters: [
            query('limit', {type: 'integer', minimum: 1, maximum: 100, default: 50}),
            query('offset', {type: 'integer', minimum: 0, default: 0}),
            query('since', {type: 'string', format: 'date-time'}),
          ],
          responses: answers('The badges of the person', {
            'application/json': {schema: {$ref: '#/components/schemas/GetOpenBadgeCredentialsResponse'}},
          }),
        },
        post: {
          operationId: 'upsertCredential',
          ...secured(obScopes.writeCredentials),
          requestBody: {required: true, content: credential},
          responses: {
            ...answers('The badge was there, and is replaced', credential),
            '201': {description: 'The badge is added', content: credential},
          },
        },
      },
      '/profile': {
        get: {
          operationId: 'getProfile',
          ...secured(obScopes.readProfile),
          responses: answers('The profile of the person', profile),
        },
        put: {
          operationId: 'putProfile',
          ...secured(obScopes.writeProfile),
          requestBody: {required: true, content: profile},
          responses: answers('The profile, as it is kept', profile),
        },
      },
    },
    components: {
      securitySchemes: {
        OAuth2ACG: {
          type: 'oauth2',
          description: 'OAuth 2.0 authorization code grant, with PKCE (S256)',
          'x-imssf-name': 'Pépites',
          'x-imssf-image': `${publicUrl}/pages/icon.svg`,
          'x-imssf-privacyPolicyUrl': about,
          'x-imssf-termsOfServiceUrl': about,
          'x-imssf-registrationUrl': `${publicUrl}/oauth/register`,
          flows: {
            authorizationCode: {
              authorizationUrl: `${publicUrl}/oauth/authorize`,
              tokenUrl: `${publicUrl}/oauth/token`,
              refreshUrl: `${publicUrl}/oauth/token`,
              'x-imssf-revocationUrl': `${publicUrl}/oauth/revoke`,
              scopes: Object.fromEntries(allScopes.map((scope) => [scope, meaningOf[scope] ?? ''])),
            },
          },
        },
      },
      schemas: {
        GetOpenBadgeCredentialsResponse: {
          type: 'object',
          properties: {
            credential: {type: 'array', items: object},
            compactJwsStrings: {type: 'array', items: {type: 'string'}},
          },
        },
        Profile: {type: 'object', properties: {id: {type: 'string'}, name: {type: 'string'}}},
        Imsx_StatusInfo: {
          type: 'object',
          required: ['imsx_codeMajor', 'imsx_severity'],
          properties: {
            imsx_codeMajor: {type: 'string', enum: ['success', 'processing', 'failure', 'unsupported']},
            imsx_severity: {type: 'string', enum: ['status', 'warning', 'error']},
            imsx_description: {type: 'string'},
            imsx_codeMinor: object,
          },
        },
      },
    },
  };
}

const meaningOf: Readonly<Record<string, string>> = {
  [obScopes.readCredentials]: 'Read the badges of the person',
  [obScopes.writeCredentials]: 'Add badges to those of the person, and replace them',
  [obScopes.readProfile]: 'Read the name of the person',
  [obScopes.writeProfile]: 'Change the name of the person',
  [laterScope]: 'Come back without asking again',
};
