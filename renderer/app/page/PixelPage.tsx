import { useEffect, useRef } from 'react';
import type { Preview } from '../../../shared/contract/pageImage';
import styles from './page.module.css';

interface PixelPageProps {
  readonly image: Preview;
  /** CSS pixels. */
  readonly width: number;
  /** "Page 1 of 2 of the letter". */
  readonly name: string;
}

/** A page that is not kept anywhere yet, painted from its pixels. */
export function PixelPage({ image, width, name }: PixelPageProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    const sheet = canvas.current;
    if (!sheet) return undefined;
    sheet.width = image.width;
    sheet.height = image.height;
    const data = new ImageData(image.width, image.height);
    data.data.set(image.pixels.subarray(0, data.data.length));
    sheet.getContext('2d')?.putImageData(data, 0, 0);
    // Pixels are PHI: a canvas that is taken down holds none.
    return () => {
      sheet.width = 0;
      sheet.height = 0;
    };
  }, [image]);
  const height = (width * image.height) / image.width;
  return (
    <div className={styles.sheet} style={{ width, height }}>
      <canvas ref={canvas} role="img" aria-label={name} className={styles.canvas} />
    </div>
  );
}
