import { Refused } from './fault';

/** `what` names a kind of record, never a person or a request. */
export function damaged(what: string): Refused {
  return new Refused(
    'vault-damaged',
    `A stored ${what} was changed or damaged, so it was not opened. Nothing was overwritten. ` +
      'Close the desk and restore the last backup, or save a diagnostic file and ask for help.',
  );
}

export function newerFormat(what: string): Refused {
  return new Refused(
    'newer-format',
    `A stored ${what} was written by a newer version of this desk. Update the desk on this PC, then open it again.`,
  );
}

export function locked(): Refused {
  return new Refused('locked', 'The desk is locked. Enter your passphrase to go on.');
}

export function noSuchPerson(): Refused {
  return new Refused(
    'no-such-person',
    'That person is not on the list of this desk. Choose a name from the list.',
  );
}
