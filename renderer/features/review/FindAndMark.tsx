import { Button, Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useEffect, useRef, useState, type RefObject } from 'react';
import type { ReviewDesk } from './useReviewDesk';
import { reasonOptions, type MarkReason } from './reviewWords';
import {
  foundText,
  reasonFor,
  searchHint,
  searchOf,
  searchOptions,
  searchProblem,
  type SearchChoice,
  type TypedSearch,
} from './searchWords';
import styles from './review.module.css';

interface FindAndMarkProps {
  readonly desk: ReviewDesk;
  readonly form: RefObject<HTMLFormElement | null>;
}

const nothingTyped: TypedSearch = { choice: 'words', text: '', day: '', keep: true, reason: '' };

/** What is typed into first; where nothing is to be typed, the button. */
export function focusFind(form: HTMLFormElement | null): void {
  form?.querySelector<HTMLElement>('input, button')?.focus();
}

export function FindAndMark({ desk, form }: FindAndMarkProps) {
  const [typed, setTyped] = useState(nothingTyped);
  const [result, setResult] = useState({ text: '' });
  const said = useRef<HTMLParagraphElement>(null);
  const reasonSelect = useRef<HTMLSelectElement>(null);
  // The proposals push it down, and the button that was pressed could not keep the keyboard.
  useEffect(() => {
    if (result.text !== '') said.current?.focus();
  }, [result]);
  const [problem, setProblem] = useState('');
  const [isUnreasoned, setUnreasoned] = useState(false);

  function change(part: Partial<TypedSearch>): void {
    setTyped({ ...typed, ...part });
    setProblem('');
    setUnreasoned(false);
  }

  async function find(): Promise<void> {
    const missing = searchProblem(typed);
    const { reason } = typed;
    setProblem(missing);
    setUnreasoned(reason === '');
    if (missing !== '') focusFind(form.current);
    else if (reason === '') reasonSelect.current?.focus();
    else await propose(reason);
  }

  async function propose(reason: MarkReason): Promise<void> {
    const { choice } = typed;
    const search = searchOf(typed);
    const answer = await desk.findAndMark(search, reason);
    setResult({ text: answer ? foundText(search, answer) : '' });
    if (answer && answer.found > 0)
      setTyped({ ...typed, text: '', day: '', reason: reasonFor(choice) });
  }

  return (
    <section aria-labelledby="review-find">
      <h2 id="review-find">Find and mark</h2>
      <form
        ref={form}
        className={styles.find}
        onSubmit={(event) => {
          event.preventDefault();
          void find();
        }}
      >
        <NativeSelect
          size="xs"
          label="What to find"
          description={searchHint(typed.choice) || undefined}
          inputWrapperOrder={['label', 'input', 'description']}
          data={searchOptions}
          value={typed.choice}
          onChange={(event) => {
            const choice = event.currentTarget.value as SearchChoice;
            change({ choice, reason: reasonFor(choice) });
            setResult({ text: '' });
          }}
        />
        <SearchFields typed={typed} problem={problem} onChange={change} />
        <NativeSelect
          ref={reasonSelect}
          size="xs"
          label="Reason for these marks"
          data={[{ value: '', label: 'Choose a reason' }, ...reasonOptions]}
          value={typed.reason}
          error={isUnreasoned ? 'Choose why what is found has to be covered.' : undefined}
          onChange={(event) => change({ reason: event.currentTarget.value as MarkReason | '' })}
        />
        <Button type="submit" size="compact-sm" variant="light" loading={desk.handle.busy}>
          Find and propose marks
        </Button>
      </form>
      <p ref={said} tabIndex={-1} role="status" className={styles.result}>
        {result.text}
      </p>
    </section>
  );
}

interface SearchFieldsProps {
  readonly typed: TypedSearch;
  readonly problem: string;
  readonly onChange: (part: Partial<TypedSearch>) => void;
}

function SearchFields({ typed, problem, onChange }: SearchFieldsProps) {
  const field = {
    size: 'xs',
    'aria-keyshortcuts': 'S',
    error: problem || undefined,
    onKeyDown: (event: React.KeyboardEvent<HTMLInputElement>) =>
      event.key === 'Escape' && event.currentTarget.blur(),
  } as const;
  if (typed.choice === 'date') {
    return (
      <TextInput
        {...field}
        type="date"
        label="Date"
        value={typed.day}
        onChange={(event) => onChange({ day: event.currentTarget.value })}
      />
    );
  }
  if (typed.choice !== 'words' && typed.choice !== 'name') return null;
  return (
    <>
      <TextInput
        {...field}
        label={typed.choice === 'name' ? 'First and last name' : 'Name, number or words'}
        value={typed.text}
        onChange={(event) => onChange({ text: event.currentTarget.value })}
      />
      {typed.choice === 'words' ? (
        <Checkbox
          size="sm"
          label="It must not survive anywhere in the packet"
          checked={typed.keep}
          onChange={(event) => onChange({ keep: event.currentTarget.checked })}
        />
      ) : null}
    </>
  );
}
