import { Button, TextInput } from '@mantine/core';
import { X } from 'lucide-react';
import { useState } from 'react';
import { ToolButton } from '../../app/page/ToolButton';
import type { ReviewDesk } from './useReviewDesk';
import styles from './review.module.css';

/** Words the packet is searched for before it may leave; one hit stops it. */
export function Terms({ desk }: { readonly desk: ReviewDesk }) {
  const [term, setTerm] = useState('');
  const [problem, setProblem] = useState('');

  async function add(): Promise<void> {
    const wanted = term.trim();
    setProblem(wanted.length < 2 ? 'Type at least two characters.' : '');
    if (wanted.length < 2) return;
    const reply = desk.terms.includes(wanted)
      ? { ok: true }
      : await desk.setTerms([...desk.terms, wanted]);
    if (reply.ok) setTerm('');
  }

  return (
    <section aria-labelledby="review-terms">
      <h2 id="review-terms">Must not survive</h2>
      <p className={styles.dimmed}>The packet is searched for these words before it may leave.</p>
      {desk.terms.length > 0 ? (
        <ul className={styles.terms}>
          {desk.terms.map((one) => (
            <li key={one}>
              <span>{one}</span>
              <ToolButton
                label={`Take “${one}” off the list`}
                icon={X}
                onClick={() => void desk.setTerms(desk.terms.filter((other) => other !== one))}
              />
            </li>
          ))}
        </ul>
      ) : null}
      <form
        className={styles.find}
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <TextInput
          size="xs"
          label="Word or name to add"
          value={term}
          error={problem || undefined}
          onChange={(event) => setTerm(event.currentTarget.value)}
        />
        <Button type="submit" size="compact-sm" variant="default">
          Add to the list
        </Button>
      </form>
    </section>
  );
}
