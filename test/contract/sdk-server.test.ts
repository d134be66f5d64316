/** The SDK against the real server: one suite, two transports. */
import {describeContract} from './suite.ts';
import {openWorld} from './world.ts';

describeContract('over HTTP', () => openWorld('http'));
describeContract('in one process', () => openWorld('inProcess'));
