import {verifyOnce} from './cold-child.ts';
import {createEngine} from './engine-bazaar.ts';

await verifyOnce(createEngine);
