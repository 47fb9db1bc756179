import type { WallGroup, WallPage } from './PageWall';

export type WallRow =
  | { readonly kind: 'title'; readonly key: string; readonly title: string }
  | { readonly kind: 'pages'; readonly key: string; readonly pages: readonly WallPage[] };

/** A wall as rows: each document's title, then its pages, so many beside each other. */
export function rowsOf(groups: readonly WallGroup[], columns: number): WallRow[] {
  return groups.flatMap((group) => [
    { kind: 'title' as const, key: `title ${group.key}`, title: group.title },
    ...chunks(group.pages, columns).map((pages) => ({
      kind: 'pages' as const,
      key: `pages ${pages[0]?.key ?? group.key}`,
      pages,
    })),
  ]);
}

/** The page a key leads to, or nothing where the key is not for the wall. */
export function walkWall(
  groups: readonly WallGroup[],
  currentKey: string | undefined,
  key: string,
  columns: number,
): string | undefined {
  const pages = groups.flatMap((group) => group.pages);
  const at = pages.findIndex((page) => page.key === currentKey);
  const to = targetOf(key, at, pages.length, columns);
  return to === undefined ? undefined : pages[to]?.key;
}

function targetOf(key: string, at: number, count: number, columns: number): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    ArrowUp: -columns,
    ArrowDown: columns,
  };
  if (key === 'Home') return 0;
  if (key === 'End') return count - 1;
  const step = steps[key];
  if (step === undefined) return undefined;
  if (at < 0) return 0;
  return Math.max(0, Math.min(count - 1, at + step));
}

function chunks<T>(items: readonly T[], size: number): T[][] {
  const count = Math.ceil(items.length / size);
  return Array.from({ length: count }, (_, at) => items.slice(at * size, (at + 1) * size));
}
