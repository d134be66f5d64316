/** Is there a page that this tab showed before, to go back to? */

/** As much of the Navigation API as is asked; absent in browsers before 2026. */
interface OwnNavigation {
  /** Of pages of this origin only: not of the one that a link led here from. */
  readonly canGoBack: boolean;
  /** None at all in a frame whose origin is opaque. */
  readonly entries: () => readonly unknown[];
}

export interface TabHistory {
  /** All pages of the tab, also those that lie ahead. */
  readonly length: number;
  readonly navigation: OwnNavigation | undefined;
}

/** Where pages of other origins are in the tab as well, it is not known which lie before: there it may say yes for one that lies ahead. */
export function hasPageBefore(tab: TabHistory = tabHistory()): boolean {
  const {length, navigation} = tab;
  if (navigation?.canGoBack === true) return true;
  return length > Math.max(1, navigation?.entries().length ?? 1);
}

function tabHistory(): TabHistory {
  const {navigation} = globalThis as {readonly navigation?: OwnNavigation};
  return {length: history.length, navigation};
}
