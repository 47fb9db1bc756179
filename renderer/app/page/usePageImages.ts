import { useEffect, useState } from 'react';
import type { PageImage } from '../../../shared/contract/pageImage';
import type { Fault } from '../../../shared/domain/base/fault';
import { useDesk } from '../desk/deskContext';
import {
  createPageImages,
  nameOf,
  type PageImages,
  type PageWanted,
  type Urgency,
} from './pageImages';

/** The pictures of one screen; every pixel is dropped when the screen goes. */
export function usePageImages(): PageImages {
  const desk = useDesk();
  const [images] = useState(() => createPageImages(desk.call));
  useEffect(() => () => images.clear(), [images]);
  return images;
}

export type Shown =
  | { readonly state: 'loading'; readonly image?: undefined }
  | { readonly state: 'shown'; readonly image: PageImage }
  | { readonly state: 'failed'; readonly fault: Fault; readonly image?: undefined };

interface Answer {
  readonly name: string;
  readonly pageName: string;
  readonly shown: Shown;
}

const loading: Shown = { state: 'loading' };

/** One picture. An answer to an earlier question is never shown, only an other size of this page. */
export function usePageImage(
  images: PageImages,
  wanted: PageWanted,
  urgency: Urgency,
): { readonly shown: Shown; readonly again: () => void } {
  const name = nameOf(wanted);
  const pageName = nameOf({ ...wanted, maxWidth: 0 });
  const [answer, setAnswer] = useState<Answer>();
  const [tries, setTries] = useState(0);

  useEffect(
    () =>
      images.want(wanted, urgency, (reply) =>
        setAnswer({
          name,
          pageName,
          shown: reply.ok
            ? { state: 'shown', image: reply.value }
            : { state: 'failed', fault: reply.fault },
        }),
      ),
    // `name` says everything `wanted` says; the object itself is new at each render.
    [images, name, urgency, tries],
  );

  const again = (): void => {
    setAnswer(undefined);
    setTries((count) => count + 1);
  };
  return { shown: shownNow(answer, { name, pageName }, images.peek(wanted)), again };
}

function shownNow(
  answer: Answer | undefined,
  wanted: { readonly name: string; readonly pageName: string },
  atHand: PageImage | undefined,
): Shown {
  if (answer?.name === wanted.name) return answer.shown;
  if (atHand) return { state: 'shown', image: atHand };
  const otherSize = answer?.pageName === wanted.pageName && answer.shown.state === 'shown';
  return otherSize ? answer.shown : loading;
}

/** Fetches what is likely to be wanted next, so that it is there at once. */
export function useAhead(images: PageImages, ahead: readonly PageWanted[]): void {
  const names = ahead.map(nameOf).join(' ');
  useEffect(() => {
    const stops = ahead.map((wanted) => images.want(wanted, 'ahead', () => undefined));
    return () => stops.forEach((stop) => stop());
    // `names` says everything `ahead` says; the list itself is new at each render.
  }, [images, names]);
}
