import { concatBytes, utf8 } from '../domain/base/bytes';
import { Refused } from '../domain/base/fault';
import type { Primitives } from './primitives';

/** Crockford's alphabet: no I, L, O, U, so that a printed code is read back as written. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
/** 160 bits. */
export const recoverySecretLength = 20;
const symbols = 32;
const checkSymbols = 4;

/** 160 bits and a 20-bit check, as nine groups of four symbols. */
export async function formatRecoveryCode(p: Primitives, secret: Uint8Array): Promise<string> {
  const text = toBase32(secret) + (await checkOf(p, secret));
  return (text.match(/.{4}/g) ?? []).join('-');
}

/** Reads a typed code, forgiving case, blanks, hyphens and O/0, I/L/1. */
export async function parseRecoveryCode(p: Primitives, typed: string): Promise<Uint8Array> {
  const text = typed.toUpperCase().replace(/[\s-]/g, '').replace(/O/g, '0').replace(/[IL]/g, '1');
  if (text.length !== symbols + checkSymbols || !/^[0-9A-HJKMNP-TV-Z]*$/.test(text)) {
    throw mistyped();
  }
  const secret = fromBase32(text.slice(0, symbols));
  if ((await checkOf(p, secret)) !== text.slice(symbols)) throw mistyped();
  return secret;
}

function mistyped(): Refused {
  return new Refused(
    'recovery-code-mistyped',
    'That is not a complete recovery code. It has nine groups of four letters and digits: compare each group with the paper.',
  );
}

async function checkOf(p: Primitives, secret: Uint8Array): Promise<string> {
  const digest = await p.sha256(concatBytes(utf8('roi-desk recovery code 1'), secret));
  return toBase32(digest.subarray(0, 5)).slice(0, checkSymbols);
}

function toBase32(bytes: Uint8Array): string {
  const bits = Array.from(bytes, (byte) => byte.toString(2).padStart(8, '0')).join('');
  const groups = bits.match(/.{5}/g) ?? [];
  return groups.map((five) => alphabet.charAt(Number.parseInt(five, 2))).join('');
}

function fromBase32(text: string): Uint8Array {
  const bits = Array.from(text, (s) => alphabet.indexOf(s).toString(2).padStart(5, '0')).join('');
  const groups = bits.match(/.{8}/g) ?? [];
  return Uint8Array.from(groups, (eight) => Number.parseInt(eight, 2));
}
