import type { Fault } from '../domain/base/fault';

/** Apart from the schemas: the sandboxed preload carries these few lines too. */
const gone: Fault = {
  code: 'shell.gone',
  message: 'The program behind this window does not answer. Close the window and start again.',
};

/**
 * Only these two leave something outside the vault that asking again would make twice. None of these
 * faults says `nothingLeft`.
 */
const goneMidway: Readonly<Record<string, Fault>> = {
  'print.pdf': {
    code: 'shell.print-gone-unknown',
    message:
      'The program behind this window stopped while it printed. Look at the printer to see whether the packet came out, then close the window and start again.',
  },
  'file.save': {
    code: 'shell.save-gone-unknown',
    message:
      'The program behind this window stopped while it saved. Look in the folder to see whether the file is there, then close the window and start again.',
  },
};

/** What a page is told when its shell vanished during a call. */
export function goneFault(verb: string): Fault {
  return goneMidway[verb] ?? gone;
}

const broke: Fault = {
  code: 'shell.failed',
  message: 'The desk could not do this because of an error in the program. Try again.',
};

const brokeMidway: Readonly<Record<string, Fault>> = {
  'print.pdf': {
    code: 'shell.failed',
    message:
      'There was an error in the program while it printed. Look at the printer to see whether the packet came out before you print again.',
  },
  'file.save': {
    code: 'shell.failed',
    message:
      'There was an error in the program while it saved. Look in the folder to see whether the file is there before you save again.',
  },
};

/** What a page is told when an error of the program ended a call. */
export function brokeFault(verb: string): Fault {
  return brokeMidway[verb] ?? broke;
}

export const printDialogUnknown: Fault = {
  code: 'shell.print-dialog-unknown',
  message:
    'The print dialog was open for too long and was closed. Look at the printer to see whether the packet came out before you print again.',
};

export const printStoppedUnknown: Fault = {
  code: 'shell.print-stopped-unknown',
  message:
    'The print program did not finish and was stopped. Look at the printer to see whether the packet came out before you print again.',
};
