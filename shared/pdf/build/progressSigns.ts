import type { OnProgress, Progress } from '../port';

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
