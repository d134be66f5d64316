/** Addresses of pages where a platform shows people’s badges, as Open Badge Passport writes them. Whose they are is not said here. */

/** `base`: what stands before, without a final slash. Ids are numbers, written as texts. */
export type BadgePage =
  | {readonly kind: 'badge'; readonly base: string; readonly id: string}
  | {readonly kind: 'person'; readonly base: string; readonly person: string}
  | {
      readonly kind: 'group';
      readonly base: string;
      readonly person: string;
      readonly group: string;
      /** One of the list, by its own address: what stands after `#`. */
      readonly badge?: string;
    };

const id = String.raw`(\d{1,15})`;
const badgeForm = new RegExp(String.raw`^(.*)/badge/info/${id}(?:/(?:pic/|full/)?embed)?/?$`);
const personForm = new RegExp(String.raw`^(.*)/profile/${id}(?:/embed)?/?$`);
const groupForm = new RegExp(String.raw`^(.*)/displayer/${id}/group/${id}(?:\.json)?$`);

/** Undefined for any other address. A frame for other sites is the page that it shows. */
export function readBadgePage(address: string): BadgePage | undefined {
  if (!URL.canParse(address)) return undefined;
  const {origin, pathname, hash, protocol, username} = new URL(address);
  if ((protocol !== 'https:' && protocol !== 'http:') || username !== '') return undefined;
  const [, beforeBadge, badgeId] = badgeForm.exec(pathname) ?? [];
  if (badgeId !== undefined) return {kind: 'badge', base: `${origin}${beforeBadge ?? ''}`, id: badgeId};
  const [, beforePerson, person] = personForm.exec(pathname) ?? [];
  if (person !== undefined) return {kind: 'person', base: `${origin}${beforePerson ?? ''}`, person};
  const [, before, owner, group] = groupForm.exec(pathname) ?? [];
  if (owner === undefined || group === undefined) return undefined;
  const badge = decoded(hash.slice(1));
  return {
    ...{kind: 'group', base: `${origin}${before ?? ''}`, person: owner, group},
    ...(badge !== '' && {badge}),
  };
}

/** @param platform where the platform is, with the path that its pages begin with; they are also found without it */
export function isPageOn(platform: string, {base}: Pick<BadgePage, 'base'>): boolean {
  return base === platform.replace(/\/+$/, '') || base === new URL(platform).origin;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}
