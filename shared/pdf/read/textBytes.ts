/** Bytes of a text file as text. */
import { Refused } from '../../domain/base/fault';
import { latin1 } from '../syntax/pdfValues';

/** A chart as text is some megabytes; more is a picture in disguise or made to stop the desk. */
const mostBytes = 32 * 1024 * 1024;

/**
 * By its byte order mark, else as UTF-8, else as Windows-1252, which is what old programs write.
 * Throws Refused `text-too-large`.
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.length > mostBytes) {
    throw new Refused(
      'text-too-large',
      'This file holds more than 32 MB of text. Ask the sender for it in parts, or as a PDF.',
    );
  }
  const marked = encodingByMark(bytes);
  if (marked !== undefined) return new TextDecoder(marked).decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return windows1252(bytes);
  }
}

/** 0x80 to 0x9F; where the code page has no letter, the control character stays and tells that it is none. */
const windowsLetters = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** By hand, for hosts differ in what they make of these bytes. */
function windows1252(bytes: Uint8Array): string {
  return latin1(bytes).replace(/[\x80-\x9f]/gu, (letter) =>
    windowsLetters.charAt(letter.charCodeAt(0) - 0x80),
  );
}

/** XML without a mark still begins with `<`. */
function encodingByMark([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0x3c && second === 0) return 'utf-16le';
  if (first === 0 && second === 0x3c) return 'utf-16be';
  return undefined;
}
