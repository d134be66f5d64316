import {createEngine} from './engine-ours.ts';
import {offer} from './page-entry.ts';

offer(createEngine);
