/** Which route of the contract a request calls. */
import {type Route, type RouteId, routes} from '@pepites/recognition';

const table: readonly (readonly [RouteId, Route])[] = Object.entries(routes) as [RouteId, Route][];

/** Where two paths of the table fit, the one with more words of its own. */
export function routeOf({method, url}: Request): RouteId | undefined {
  const parts = new URL(url).pathname.split('/');
  const fitting = table.filter(([, route]) => {
    const own = route.path.split('/');
    return (
      route.method === method &&
      own.length === parts.length &&
      own.every((part, index) => part.startsWith(':') || part === parts[index])
    );
  });
  const names = ([, {path}]: readonly [RouteId, Route]): number => path.split(':').length;
  return fitting.sort((one, other) => names(one) - names(other))[0]?.[0];
}
