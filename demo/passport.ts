/** An Open Badge Passport of the demo: the emulated one of the tests, with a badge that is good and one that was taken back. */
import {readFile} from 'node:fs/promises';
import {openObpEmulator} from '../test/emulators/obp/emulator.ts';
import {asSaid} from './sites.ts';

export interface DemoPassport {
  /** What the backend is told as the Passport whose pages may be shown. */
  readonly url: string;
  /** The public page of a badge that is good. */
  readonly goodPage: string;
  /** Of one that was taken back, which the Passport shows all the same. */
  readonly takenBackPage: string;
  readonly close: () => Promise<void>;
}

const picture = new URL('./partner/coup-de-main.png', import.meta.url);

/** @param port 0: any free port */
export async function openDemoPassport(port: number): Promise<DemoPassport> {
  const emulator = await openObpEmulator({port}).catch((error: unknown) => {
    throw asSaid(error, port);
  });
  const {url, passport} = emulator;
  const giver = passport.addPerson({firstName: 'Léa', lastName: 'T.', emails: ['lea@exemple.example']});
  const malika = passport.addPerson({firstName: 'Malika', lastName: 'B.'});
  const image = await readFile(picture);
  const badge = passport.addSelfie(giver, {
    name: 'Coup de main',
    description: 'La personne aide ses voisins.',
    criteria: 'La personne a aidé un voisin.',
  });
  const good = passport.issueSelfie(badge, malika, {image, showRecipientName: 2});
  const takenBack = passport.issueSelfie(badge, giver, {image, showRecipientName: 2});
  passport.revoke(takenBack);
  const pageOf = ({id}: {readonly id: number}): string => `${url}/badge/info/${id}`;
  return {
    url,
    goodPage: pageOf(good),
    takenBackPage: pageOf(takenBack),
    close: async () => emulator.close(),
  };
}
