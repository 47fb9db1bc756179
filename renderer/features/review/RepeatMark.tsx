import { Button } from '@mantine/core';
import type { PageMark } from '../../../shared/domain/review/slice';
import { alikePages, twinPages, type ReviewPage } from './reviewPages';
import { plural } from './reviewWords';
import type { ReviewDesk } from './useReviewDesk';

interface RepeatMarkProps {
  readonly desk: ReviewDesk;
  readonly page: ReviewPage;
  readonly mark: PageMark;
  /** e.g. `mark 2`. */
  readonly name: string;
  readonly isChosen: boolean;
}

/**
 * The same place on other pages. One that looks like this page is named unasked: what is covered on
 * one copy and left on the other is not covered.
 */
export function RepeatMark({ desk, page, mark, name, isChosen }: RepeatMarkProps) {
  const twins = mark.status === 'rejected' ? [] : twinPages(desk.pages, page, mark);
  const alike = isChosen ? alikePages(desk.pages, page, mark) : [];
  return (
    <>
      <RepeatButton {...{ desk, mark, name }} pages={twins} what="that looks the same" />
      <RepeatButton {...{ desk, mark, name }} pages={alike} what="of this size" />
    </>
  );
}

function RepeatButton(props: {
  readonly desk: ReviewDesk;
  readonly mark: PageMark;
  readonly name: string;
  readonly pages: readonly ReviewPage[];
  readonly what: string;
}) {
  const { desk, mark, name, pages } = props;
  if (pages.length === 0) return null;
  const what = pages.length === 1 ? props.what : props.what.replace('looks', 'look');
  const where = `on ${plural(pages.length, 'page')} ${what}`;
  return (
    <Button
      size="compact-sm"
      variant="default"
      justify="flex-start"
      h="auto"
      py={4}
      styles={{ label: { whiteSpace: 'normal', textAlign: 'left', lineHeight: 1.35 } }}
      aria-label={`Repeat ${name} ${where}`}
      onClick={() => void desk.repeatMark(mark, pages)}
    >
      Repeat {where}
    </Button>
  );
}
