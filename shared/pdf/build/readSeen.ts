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
import { holdsTerm } from '../write/layerTerms';
import type { SeenPrint } from '../write/textLayer';
import type { RebuiltPage } from './rebuildPage';
import type { RebuiltContent, RunTools } from './safeRun';

const pointsPerInch = 72;
/** So far apart ink and paper are at least, of 256; the reader sees fainter print than people do. */
const leastContrast = 64;

/** With whether a term is among it: it is left out of the words that are laid, and still is on the picture. */
export async function readAgain(
  tools: Pick<RunTools, 'encoders' | 'reader'>,
  rebuilt: RebuiltPage,
  terms: readonly string[],
): Promise<Pick<RebuiltContent, 'seen' | 'stillShows'>> {
  const seen = await readSeen(tools, rebuilt);
  const words = seen.lines.flatMap((line) => line.words);
  return { seen, ...(holdsTerm(words, terms) && { stillShows: true }) };
}

async function readSeen(
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
