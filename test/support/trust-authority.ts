/** For a test: this process takes certificates of one more authority for good. */
import {getCACertificates, setDefaultCACertificates} from 'node:tls';

/** @returns what ends it */
export function trustAuthority(certificate: string): () => void {
  const before = getCACertificates('default');
  setDefaultCACertificates([...before, certificate]);
  return () => {
    setDefaultCACertificates(before);
  };
}
