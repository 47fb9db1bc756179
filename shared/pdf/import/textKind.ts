/** What a file of text is, by what stands at its start. */
import { Refused } from '../../domain/base/fault';
import type { FileKind } from '../model';
import { isPlainText, mayBeText } from './plainText';
import { mentions } from '../read/rawFacts';
import { decodeText } from '../read/textBytes';

const startWindow = 64 * 1024;

/** The kind of a text the desk takes; undefined for what is no text. Throws Refused for other texts. */
export function textKind(bytes: Uint8Array): FileKind | undefined {
  const start = decodeText(bytes.subarray(0, startWindow)).replace(/^[\ufeff\s]+/u, '');
  if (start.startsWith('<')) {
    const kind = markupKind(start);
    if (kind) return kind;
  }
  if (start.startsWith('{') && mentions(bytes, '"resourceType"')) return 'fhir';
  if (!mayBeText(start) || !isPlainText(bytes)) return undefined;
  if (/^[{[]/u.test(start)) refuseJson(bytes);
  return 'text';
}

/**
 * The name of the first element, behind instructions, comments and the document type. Step by step:
 * one pattern for all of them tries every way to part them, without end on a file made for it.
 */
function rootOf(start: string): string | undefined {
  let rest = start;
  for (let end = prologEnd(rest); end > 0; end = prologEnd(rest))
    rest = rest.slice(end).trimStart();
  return /^<(?:[\w.-]+:)?([\w.-]+)/u.exec(rest)?.[1];
}

/** Where the one thing at the start ends; 0 where it is an element, or has no end. */
function prologEnd(text: string): number {
  if (text.startsWith('<?')) return behind(text, '?>', 2);
  if (text.startsWith('<!--')) return behind(text, '-->', 4);
  const type = /^<!DOCTYPE[^[>]*/iu.exec(text)?.[0].length;
  if (type === undefined) return 0;
  if (text[type] !== '[') return behind(text, '>', type);
  const inner = /\]\s*>/u.exec(text.slice(type));
  return inner ? type + inner.index + inner[0].length : 0;
}

function behind(text: string, mark: string, from: number): number {
  const at = text.indexOf(mark, from);
  return at < 0 ? 0 : at + mark.length;
}

/** Undefined for a text that only begins with `<`. */
function markupKind(start: string): FileKind | undefined {
  const root = rootOf(start);
  if (root === 'ClinicalDocument') return 'ccda';
  if (root?.toLowerCase() === 'html' || /^<!doctype html/iu.test(start)) {
    throw new Refused(
      'file-html',
      'This is a web page. Open it in a browser, print it to PDF, and import that.',
    );
  }
  if (root === 'Bundle') {
    throw new Refused(
      'file-fhir-xml',
      'This is a FHIR file in XML. Ask the sender for it as JSON, as a C-CDA, or as a PDF.',
    );
  }
  if (root === undefined && !start.startsWith('<?xml')) return undefined;
  throw new Refused(
    'file-xml',
    'This XML file is no chart document the desk can read. Ask the sender for a C-CDA, or for a PDF.',
  );
}

/** A text may begin with a bracket; one that is JSON from end to end is data. */
function refuseJson(bytes: Uint8Array): void {
  try {
    JSON.parse(decodeText(bytes));
  } catch {
    return;
  }
  throw new Refused(
    'file-json',
    'This JSON file is no FHIR document. Ask the sender for a C-CDA, a FHIR document, or a PDF.',
  );
}
