/** Tries a Passport: does it answer, and what does one page there give. Nothing is changed there. */
import type {BadgePlace, PlaceCheck} from '@pepites/recognition';
import type {ObpClient} from './client.js';
import {ObpError} from './obp-error.js';

/** A number that nobody has: what is asked is whether there is an answer at all. */
const nobodys = '0';

export async function tryObp(
  client: ObpClient,
  read: BadgePlace['read'],
  {page, signal}: {readonly page?: string | undefined; readonly signal?: AbortSignal | undefined} = {},
): Promise<PlaceCheck[]> {
  const options = signal ? {signal} : {};
  const answers = await one('answers', async () => {
    await client.badge(nobodys, options).catch(unlessAbsent);
    return {};
  });
  let pictureUrl: string | undefined;
  const ofPage =
    page === undefined || answers.state !== 'works'
      ? untried('page')
      : await one('page', async () => {
          const placed = await read(page, options);
          const badges = placed.kind === 'badge' ? [placed.badge] : placed.badges;
          pictureUrl = badges.find((badge) => badge.pictureUrl !== undefined)?.pictureUrl;
          if (placed.kind === 'list') return {count: badges.length};
          const {name} = placed.badge;
          return name === undefined ? {} : {name};
        });
  const url = pictureUrl;
  return [
    answers,
    ofPage,
    url === undefined
      ? untried('picture')
      : await one('picture', async () => {
          // The port leaves a picture out that cannot be had; here, why is what is asked.
          await client.picture(url, options);
          return {};
        }),
  ];
}

const untried = (check: PlaceCheck['check']): PlaceCheck => ({check, state: 'untried'});

async function one(
  check: PlaceCheck['check'],
  work: () => Promise<Pick<PlaceCheck, 'count' | 'name'>>,
): Promise<PlaceCheck> {
  try {
    return {check, state: 'works', ...(await work())};
  } catch (error) {
    if (!(error instanceof ObpError)) throw error;
    return {check, state: 'fails', code: error.code};
  }
}

function unlessAbsent(error: unknown): void {
  if (!(error instanceof ObpError) || !error.isAbsent) throw error;
}
