import { isKeyword, latin1, Lexer, type Token } from './lexer';
import { type PdfValue, Problem } from './values';

/** One operator with its operands (ISO 32000-2 7.8.2). An inline image is one `BI`. */
export interface Operation {
  readonly op: string;
  readonly operands: readonly PdfValue[];
}

/** Reads a content stream to its end; anything that is no operator or operand is refused. */
export function readContent(bytes: Uint8Array): Operation[] {
  const lexer = new Lexer(bytes, 0, false);
  const operations: Operation[] = [];
  let operands: PdfValue[] = [];
  for (let token = lexer.next(); token !== undefined; token = lexer.next()) {
    if (!isKeyword(token)) operands.push(token);
    else {
      const inline = token.word === 'BI' ? inlineImage(lexer) : operands;
      operations.push({ op: token.word, operands: inline });
      operands = [];
    }
  }
  if (operands.length > 0) throw new Problem('the page content ends in the middle');
  return operations;
}

function inlineImage(lexer: Lexer): PdfValue[] {
  const pairs: PdfValue[] = [];
  for (let token: Token | undefined = lexer.next(); !isKeyword(token, 'ID'); token = lexer.next()) {
    if (token === undefined || isKeyword(token))
      throw new Problem('an inline image cannot be read');
    pairs.push(token);
  }
  const from = lexer.pos + 1;
  for (let at = from; at < lexer.bytes.length; at += 1) {
    if (lexer.bytes[at] !== 69 || lexer.bytes[at + 1] !== 73) continue;
    if (
      !/^\s?EI(\s[\s!-~]{0,10})?$/.test(
        latin1(lexer.bytes, at - 1, Math.min(at + 13, lexer.bytes.length)),
      )
    ) {
      continue;
    }
    lexer.pos = at + 2;
    return pairs;
  }
  throw new Problem('an inline image never ends');
}
