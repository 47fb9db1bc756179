import type { OwnText } from '../port';
import type { PacketPlan } from './packetPlan';

/** One row for each records part: what, and on which pages. */
export function indexText(title: string, plan: PacketPlan): OwnText {
  const rows = plan.parts.flatMap(({ part, pages }) => {
    const [first, last] = [pages.at(0), pages.at(-1)];
    if (part.kind !== 'records' || !first || !last) return [];
    return [
      [
        part.title ?? 'Records',
        spanText(first.recordPage, last.recordPage),
        spanText(first.bates, last.bates),
      ],
    ];
  });
  return {
    title,
    paragraphs: [`${plan.recordPages} pages of records.`],
    rows: [['Contents', 'Pages', 'Numbers'], ...rows],
  };
}

function spanText(from: number | string | undefined, to: number | string | undefined): string {
  if (from === undefined || to === undefined) return '';
  return from === to ? `${from}` : `${from} to ${to}`;
}
