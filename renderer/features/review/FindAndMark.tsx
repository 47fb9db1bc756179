import { Button, Checkbox, TextInput } from '@mantine/core';
import { useState, type RefObject } from 'react';
import { blindPages, plural } from './reviewWords';
import type { ReviewDesk } from './useReviewDesk';
import styles from './review.module.css';

interface FindAndMarkProps {
  readonly desk: ReviewDesk;
  readonly field: RefObject<HTMLInputElement | null>;
}

/** What was found, and what cannot be found: a page without text has to be read by eye. */
export function foundText(term: string, found: number, withoutText: number): string {
  const places =
    found === 0
      ? `“${term}” was not found.`
      : `${plural(found, 'place')} proposed. Accept or reject each.`;
  return places + blindPages(withoutText);
}

export function FindAndMark({ desk, field }: FindAndMarkProps) {
  const [term, setTerm] = useState('');
  const [keep, setKeep] = useState(true);
  const [result, setResult] = useState('');
  const [problem, setProblem] = useState('');

  async function find(): Promise<void> {
    const wanted = term.trim();
    if (wanted.length < 2) {
      setProblem('Type at least two characters.');
      field.current?.focus();
      return;
    }
    setProblem('');
    const answer = await desk.findAndMark(wanted, keep);
    setResult(answer ? foundText(wanted, answer.found, answer.pagesWithoutText) : '');
    if (answer && answer.found > 0) setTerm('');
  }

  return (
    <section aria-labelledby="review-find">
      <h2 id="review-find">Find and mark</h2>
      <form
        className={styles.find}
        onSubmit={(event) => {
          event.preventDefault();
          void find();
        }}
      >
        <TextInput
          ref={field}
          size="xs"
          label="Name, number or words"
          aria-keyshortcuts="S"
          value={term}
          error={problem || undefined}
          onChange={(event) => setTerm(event.currentTarget.value)}
          onKeyDown={(event) => event.key === 'Escape' && event.currentTarget.blur()}
        />
        <Checkbox
          size="sm"
          label="It must not survive anywhere in the packet"
          checked={keep}
          onChange={(event) => setKeep(event.currentTarget.checked)}
        />
        <Button type="submit" size="compact-sm" variant="light" loading={desk.handle.busy}>
          Find and propose marks
        </Button>
      </form>
      <p role="status" className={styles.result}>
        {result}
      </p>
    </section>
  );
}
