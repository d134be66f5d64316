/** A folder with an installation that has one structure, `les-trois-saules`, with one course platform, `cours`. */
import assert from 'node:assert/strict';
import {createFolder, type Folder} from './support.js';

export const env = {PUBLIC_URL: 'http://localhost:8787'};

const definition = `
version: 1
structures:
  - id: les-trois-saules
    name: Les Trois Saules
    kind: ACI
    badges:
      - id: gestes
        name: Gestes
        description: Connaître les gestes.
        image: gestes.svg
        imageAlt: Un rond.
        criteria: [Suivre le cours.]
        process: {mode: onCriteria, rule: {completed: https://cours.example/gestes}}
    platforms:
      - id: cours
        name: Cours
        badges: [gestes]
`;

export async function createCourseFolder(): Promise<Folder> {
  const folder = await createFolder();
  await folder.write('pepites.yaml', definition);
  await folder.write(
    'gestes.svg',
    '<svg xmlns="http://www.w3.org/2000/svg" width="8" height="8"><circle cx="4" cy="4" r="3"/></svg>',
  );
  const applied = await folder.pepites(['apply', 'pepites.yaml', '--yes'], {env});
  assert.deepEqual([applied.code, applied.error], [0, '']);
  return folder;
}
