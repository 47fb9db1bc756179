/**
 * What can still be read on a rebuilt page. It is read from the picture that leaves, boxes and all, and
 * from nothing else: what is covered, faint or hidden in the source cannot be among it.
 */
import { hasContrast } from '../read/grays';
import type { GrayBitmap } from '../read/pdfiumPage';
import type { PictureWord } from '../read/pictureReader';
import { toPixels } from '../marks/marks';
import { paintWhite } from '../pixels/bitmap';
import { seenPicture, turnUpright } from '../pixels/seenPicture';
import type { SeenPrint } from '../write/textLayer';
import type { RebuiltPage } from './rebuildPage';
import type { RunTools } from './safeRun';

const pointsPerInch = 72;
/** So far apart ink and paper are at least, of 256; the reader sees fainter print than people do. */
const leastContrast = 64;

export async function readSeen(
  { encoders, reader }: Pick<RunTools, 'encoders' | 'reader'>,
  { image, crop, rotation, painted }: RebuiltPage,
): Promise<SeenPrint> {
  const unturned = seenPicture(encoders, image);
  // The reader takes a black box for a picture and leaves out the print beside it.
  paintWhite(unturned, toPixels(painted, crop, image));
  const picture = turnUpright(unturned, rotation);
  const dpi = (image.width * pointsPerInch) / (crop[2] - crop[0]);
  const { width, height } = picture;
  const lines = (await reader()).readLines(picture, dpi).map((line) => ({
    ...line,
    words: line.words.filter((word) => isPlain(picture, word)),
  }));
  return { width, height, lines };
}

function isPlain(picture: GrayBitmap, { box }: PictureWord): boolean {
  const [left, top, right, bottom] = box;
  return hasContrast(picture, { left, top, right, bottom }, leastContrast);
}
