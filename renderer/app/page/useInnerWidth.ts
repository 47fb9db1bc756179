import { useEffect, useState, type RefObject } from 'react';

const widest = 860;
const padding = 32;

/** How wide a page may be inside of its frame, CSS pixels. */
export function useInnerWidth(frame: RefObject<HTMLDivElement | null>): number {
  const [width, setWidth] = useState(600);
  useEffect(() => {
    const element = frame.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry) setWidth(Math.max(240, Math.min(widest, entry.contentRect.width - padding)));
    });
    observer.observe(element);
    return () => observer.disconnect();
  }, [frame]);
  return width;
}
