import {createEngine} from './engine-bazaar.ts';
import {offer} from './page-entry.ts';

offer(createEngine);
