import type { OnProgress, Progress } from './port';

/** Tells that a stage has begun, and of every page of it that is done. */
export function progressSigns(
  stage: Progress['stage'],
  total: number,
  onProgress: OnProgress | undefined,
): () => void {
  let done = 0;
  onProgress?.({ stage, done, total });
  return () => {
    done += 1;
    onProgress?.({ stage, done, total });
  };
}

/** Of the signs of another worker, which begin with none done, one for each page. */
export function forEachDone(tell: () => void): OnProgress {
  return ({ done }) => {
    if (done > 0) tell();
  };
}
