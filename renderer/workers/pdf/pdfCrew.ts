import type { PdfEngine } from '../../../shared/pdf/port';
import { supervisePdf, type SupervisorParts } from './supervisor';

/**
 * Two PDF workers behind one door: one shows pages, one takes files in and builds packets, so that
 * a chart of 400 pages being built never keeps a clerk from turning a page.
 */
export function createPdfCrew(parts: SupervisorParts): PdfEngine {
  const screen = supervisePdf(parts);
  const press = supervisePdf(parts);
  return {
    open: screen.open,
    close: screen.close,
    renderPage: screen.renderPage,
    pageWords: screen.pageWords,
    importFile: press.importFile,
    redact: press.redact,
    composePacket: press.composePacket,
    verify: press.verify,
  };
}
