import { refuseUntaken } from '../../shared/shell/dispatch';

export function errorCode(error: unknown): string {
  if (typeof error !== 'object' || error === null || !('code' in error)) return '';
  return typeof error.code === 'string' ? error.code : '';
}

/** What went wrong with the disk, as something the clerk can act on. */
export function refuseWrite(error: unknown): never {
  switch (errorCode(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return refuseUntaken(
        'shell.disk-full',
        'The disk is full, so nothing was saved. Free some space or choose another disk, then save again.',
      );
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return refuseUntaken(
        'shell.cannot-write-there',
        'This PC does not let you write to that folder, so nothing was saved. Choose another folder.',
      );
    case 'ENOENT':
    case 'ENOTDIR':
      return refuseUntaken(
        'shell.folder-gone',
        'The folder to save in is not there any more, so nothing was saved. Choose another folder.',
      );
    case 'EIO':
    case 'ENXIO':
      return refuseUntaken(
        'shell.disk-broken',
        'The disk stopped answering, so nothing was saved. Plug it in again or choose another disk.',
      );
    default:
      throw error;
  }
}
