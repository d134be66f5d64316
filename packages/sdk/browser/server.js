// Stands in for `@pepites/sdk/server.js` in a page's build (export condition `browser`). The module it asks for cannot exist:
// each bundler, and each browser, stops at it and prints its name, which is the reason and the cure.
import 'An API key must never reach a web page: @pepites/sdk/server.js is for servers. In a page, use createBadgeClient of @pepites/sdk.';
