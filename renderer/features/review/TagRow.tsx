import { Button, NativeSelect } from '@mantine/core';
import { useState } from 'react';
import { isCovered } from '../../../shared/domain/sensitive/covered';
import type { Tag } from '../../../shared/domain/sensitive/slice';
import type { MinorServiceKind } from '../../../shared/domain/law/gateRules';
import { StatusBadge } from '../../app/ui/StatusBadge';
import { options, serviceWords, tagWords, whyTagged } from './protectedWords';
import type { ReviewPage } from './reviewPages';
import { TakeBackDialog } from './TakeBackDialog';
import { focusTags } from './tagsHeading';
import type { ReviewDesk } from './useReviewDesk';
import styles from './review.module.css';

interface TagRowProps {
  readonly desk: ReviewDesk;
  readonly tag: Tag;
  readonly page: ReviewPage;
}

/** A tag with what has to be said of it. */
export function TagRow({ desk, tag, page }: TagRowProps) {
  const isOpen = tag.status === 'suggested';
  const named = tagWords(tag);
  const [takesBack, setTakesBack] = useState(false);
  return (
    <li>
      <div className={styles.markHead}>
        <StatusBadge tone={isOpen ? 'warn' : 'info'} label={isOpen ? 'Proposed' : 'Confirmed'} />
      </div>
      <strong>{named}</strong>
      <span className={styles.dimmed}>{whyTagged(tag)}</span>
      <TagQuestions desk={desk} tag={tag} />
      <div className={styles.buttons}>
        {isOpen ? (
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`Confirm: ${named}`}
            onClick={() => void desk.answerTags([tag.id], {}).then(focusTags)}
          >
            Confirm
          </Button>
        ) : null}
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Not sensitive: ${named}`}
          aria-haspopup={isOpen ? undefined : 'dialog'}
          onClick={() => {
            if (isOpen) void desk.clearTags([tag.id]).then(focusTags);
            else setTakesBack(true);
          }}
        >
          {isOpen ? 'Not sensitive' : 'Not sensitive after all…'}
        </Button>
        <CoverButton desk={desk} tag={tag} page={page} />
        {tag.category === 'MIN' && !isOpen ? (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => void desk.proposeShadows([tag.id])}
          >
            Find other pages of that day
          </Button>
        ) : null}
      </div>
      {takesBack ? (
        <TakeBackDialog desk={desk} tag={tag} onClose={() => setTakesBack(false)} />
      ) : null}
    </li>
  );
}

/** Where a mixed page has marks, a person may say that they cover all of it. */
function CoverButton({ desk, tag, page }: TagRowProps) {
  const hasMark = page.marks.some((mark) => mark.status === 'accepted');
  const covered = isCovered(tag, page.page, page.marks);
  if (!hasMark && !covered) return null;
  return (
    <Button
      size="compact-sm"
      variant="default"
      onClick={() => void desk.answerTags([tag.id], { covered: !covered, page: page.page })}
    >
      {covered ? 'The marks do not cover it' : 'The marks cover it'}
    </Button>
  );
}

interface QuestionProps {
  readonly desk: ReviewDesk;
  readonly tag: Tag;
}

/** What a gate hangs on besides the category. */
function TagQuestions({ desk, tag }: QuestionProps) {
  const isProgram = tag.category === 'SUD' || tag.category === 'SCN';
  const asked = desk.handle.view?.sensitive.askConsent ?? [];
  return (
    <>
      {isProgram ? (
        <YesOrNo
          label="From a program under 42 CFR Part 2?"
          value={tag.isPart2}
          onAnswer={(isPart2) => void desk.answerTags([tag.id], { isPart2 })}
        />
      ) : null}
      {asked.includes(tag.id) || tag.consentedAlone !== undefined ? (
        <YesOrNo
          label="Did the patient consent to this care alone, as a minor?"
          value={tag.consentedAlone}
          onAnswer={(consentedAlone) => void desk.answerTags([tag.id], { consentedAlone })}
        />
      ) : null}
      {tag.category === 'MIN' ? <WhichCare desk={desk} tag={tag} /> : null}
    </>
  );
}

interface YesOrNoProps {
  readonly label: string;
  readonly value: boolean | undefined;
  readonly onAnswer: (answer: boolean) => void;
}

function YesOrNo({ label, value, onAnswer }: YesOrNoProps) {
  return (
    <NativeSelect
      size="xs"
      label={label}
      data={[
        { value: '', label: 'Nobody has said' },
        { value: 'yes', label: 'Yes' },
        { value: 'no', label: 'No' },
      ]}
      value={value === undefined ? '' : value ? 'yes' : 'no'}
      onChange={(event) => {
        const answer = event.currentTarget.value;
        if (answer !== '') onAnswer(answer === 'yes');
      }}
    />
  );
}

function WhichCare({ desk, tag }: QuestionProps) {
  return (
    <NativeSelect
      size="xs"
      label="Which care was it?"
      data={[{ value: '', label: 'Nobody has said' }, ...options(serviceWords)]}
      value={tag.service ?? ''}
      onChange={(event) => {
        const service = event.currentTarget.value;
        if (service !== '') {
          void desk.answerTags([tag.id], { service: service as MinorServiceKind });
        }
      }}
    />
  );
}
