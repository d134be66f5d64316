import {verifyOnce} from './cold-child.ts';
import {createEngine} from './engine-ours.ts';

await verifyOnce(createEngine);
