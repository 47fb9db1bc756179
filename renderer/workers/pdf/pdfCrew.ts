import type { PdfEngine } from '../../../shared/pdf/port';
import { supervisePdf, type SupervisorParts } from './supervisor';

/**
 * Four PDF workers behind one door: one shows pages, one takes files in and builds packets with the
 * help of a mate, one reads pictures, so that neither a chart of 400 pages being built nor one being
 * read keeps a clerk from turning a page.
 */
export function createPdfCrew(parts: SupervisorParts): PdfEngine {
  const screen = supervisePdf(parts);
  const mate = supervisePdf(parts);
  const press = supervisePdf({ ...parts, mate, onStop: mate.stop });
  const reader = supervisePdf(parts);
  return {
    open: screen.open,
    close: screen.close,
    renderPage: screen.renderPage,
    pageWords: screen.pageWords,
    coversOf: screen.coversOf,
    readPicture: reader.readPicture,
    importFile: press.importFile,
    redact: press.redact,
    redactInto: press.redactInto,
    composePacket: press.composePacket,
    composePacketInto: press.composePacketInto,
    lock: press.lock,
    verify: press.verify,
  };
}
