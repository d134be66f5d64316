/** Reads ZIP files, in the tests. */
export {unzipSync} from 'fflate';
