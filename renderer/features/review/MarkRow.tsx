import { Button, Checkbox, MultiSelect, NativeSelect } from '@mantine/core';
import { Trash2 } from 'lucide-react';
import { StatusBadge, type Tone } from '../../app/ui/StatusBadge';
import { ToolButton } from '../../app/page/ToolButton';
import type { PageMark } from '../../../shared/domain/review/slice';
import { RepeatMark } from './RepeatMark';
import type { ReviewPage } from './reviewPages';
import { reasonOptions, statusWord, type MarkReason } from './reviewWords';
import type { ReviewDesk } from './useReviewDesk';
import styles from './review.module.css';

const tones: Record<PageMark['status'], Tone> = {
  accepted: 'ok',
  proposed: 'warn',
  rejected: 'off',
};

interface MarkRowProps {
  readonly desk: ReviewDesk;
  readonly page: ReviewPage;
  readonly mark: PageMark;
  /** Its place in the list, from 0. */
  readonly at: number;
}

/** One mark; what is seldom wanted stands only under the one that is chosen. */
export function MarkRow(props: MarkRowProps) {
  const { desk, mark, at } = props;
  const name = `mark ${at + 1}`;
  const isChosen = desk.selectedId === mark.id;
  const decide = (status: PageMark['status']) => void desk.changeMarks([mark], { status });
  return (
    <li data-selected={isChosen}>
      <div className={styles.markHead}>
        <button
          type="button"
          className={styles.show}
          aria-label={`Show ${name} on the page`}
          onClick={() => desk.select(mark.id)}
        >
          {at + 1}
        </button>
        <StatusBadge tone={tones[mark.status]} label={statusWord(mark)} />
        <span className={styles.spring} />
        <ToolButton
          label={`Take away ${name}`}
          icon={Trash2}
          onClick={() => void desk.removeMark(mark)}
        />
      </div>
      <NativeSelect
        size="xs"
        aria-label={`Reason for ${name}`}
        data={reasonOptions}
        value={mark.reason}
        onChange={(event) =>
          void desk.changeMarks([mark], { reason: event.currentTarget.value as MarkReason })
        }
      />
      {isChosen || mark.alsoBecause.length > 0 ? <AlsoBecause {...props} name={name} /> : null}
      <Decision mark={mark} name={name} decide={decide} />
      {isChosen || mark.covers === 'outside' ? <WhatItCovers {...props} name={name} /> : null}
      {mark.covers === 'inside' && (isChosen || mark.onlyThis) ? (
        <HowFarItRuns {...props} name={name} />
      ) : null}
      <RepeatMark {...props} name={name} isChosen={isChosen} />
    </li>
  );
}

type Named = MarkRowProps & { readonly name: string };

function AlsoBecause({ desk, mark, name }: Named) {
  return (
    <MultiSelect
      size="xs"
      aria-label={`Also because, for ${name}`}
      placeholder={mark.alsoBecause.length > 0 ? undefined : 'Another reason, if there is one'}
      data={reasonOptions.filter(({ value }) => value !== mark.reason)}
      value={mark.alsoBecause}
      onChange={(alsoBecause) => void desk.changeMarks([mark], { alsoBecause })}
    />
  );
}

function WhatItCovers({ desk, mark, name }: Named) {
  return (
    <Checkbox
      size="xs"
      label="Keep only this, cover the rest of the page"
      aria-label={`Keep only what is inside ${name}, cover the rest of the page`}
      checked={mark.covers === 'outside'}
      onChange={(event) =>
        void desk.changeMarks([mark], {
          covers: event.currentTarget.checked ? 'outside' : 'inside',
        })
      }
    />
  );
}

function HowFarItRuns({ desk, mark, name }: Named) {
  return (
    <Checkbox
      size="xs"
      label="Cover only the box, not the words after it"
      description="Those words stay where they are, so the length of the gap may give the name away."
      aria-label={`Cover only the box, not the words after it: ${name}`}
      checked={mark.onlyThis}
      onChange={(event) => void desk.changeMarks([mark], { onlyThis: event.currentTarget.checked })}
    />
  );
}

function Decision(props: {
  readonly mark: PageMark;
  readonly name: string;
  readonly decide: (status: PageMark['status']) => void;
}) {
  const { mark, name, decide } = props;
  if (mark.source === 'drawn') return null;
  return (
    <div className={styles.buttons}>
      {mark.status === 'accepted' ? null : (
        <Button
          size="compact-sm"
          variant="light"
          aria-label={`Accept ${name}`}
          onClick={() => decide('accepted')}
        >
          Accept
        </Button>
      )}
      {mark.status === 'rejected' ? null : (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Reject ${name}`}
          onClick={() => decide('rejected')}
        >
          Reject
        </Button>
      )}
    </div>
  );
}
