/** Secrets that people and programs carry: made at random, shown once, kept as hashes. */
import {hash, randomBytes, randomInt} from 'node:crypto';

/** 256 random bits as 43 characters. */
export function makeToken(): string {
  return randomBytes(32).toString('base64url');
}

/** 128 random bits as 22 characters: for addresses that are printed as a QR code, where each character makes it harder to read. */
export function makeLinkToken(): string {
  return randomBytes(16).toString('base64url');
}

/** Enough for a token of 256 random bits: there is nothing to try. */
export function hashToken(token: string): string {
  return hash('sha256', token, 'base64url');
}

export function makeOneTimeCode(): string {
  return String(randomInt(1_000_000)).padStart(6, '0');
}
