/** The rest of the contract, for calls that no element makes: a page that shows badges never fetches it. */
export {furtherRoutes} from '@pepites/recognition';
