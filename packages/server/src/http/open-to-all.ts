/** What every page may read. */
export const openToAll = {'access-control-allow-origin': '*', 'cross-origin-resource-policy': 'cross-origin'};
