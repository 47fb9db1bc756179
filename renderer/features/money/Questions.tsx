import { NativeSelect, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { FeeQuestionShown, MoneyView } from '../../../shared/contract/money';
import { amountText, centsOf } from '../../app/ui/amount';
import css from './money.module.css';

type Answer = (id: string, value: string | number | boolean) => void;

/** What the fee depends on and nobody else knows; each answer is kept as it is given. */
export function Questions(props: { money: MoneyView; onAnswer: Answer }) {
  const { money, onAnswer } = props;
  if (money.questions.length === 0) return null;
  return (
    <section aria-labelledby="questions" className={css.questions}>
      <h2 id="questions">What the fee depends on</h2>
      {money.pages.counted && <p className={css.sentence}>{pagesText(money.pages.count)}</p>}
      {money.questions.map((one) =>
        one.kind === 'number' || one.kind === 'money' ? (
          <Typed key={one.id} question={one} onAnswer={onAnswer} />
        ) : (
          <Chosen key={one.id} question={one} onAnswer={onAnswer} />
        ),
      )}
    </section>
  );
}

function pagesText(pages: number): string {
  return `${pages} ${pages === 1 ? 'page goes' : 'pages go'} out, as the request stands.`;
}

const yesNo = [
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

function Chosen({ question, onAnswer }: { question: FeeQuestionShown; onAnswer: Answer }) {
  const isYesNo = question.kind === 'yes-no';
  const options = isYesNo ? yesNo : question.options;
  return (
    <NativeSelect
      label={question.question}
      description={hintOf(question)}
      disabled={question.reserved !== ''}
      error={question.missing ? 'The fee depends on this.' : undefined}
      data={[
        ...(question.value === undefined ? [{ value: '', label: 'Not answered' }] : []),
        ...options,
      ]}
      value={question.value === undefined ? '' : String(question.value)}
      onChange={(event) => {
        const { value } = event.currentTarget;
        if (value !== '') onAnswer(question.id, isYesNo ? value === 'true' : value);
      }}
    />
  );
}

/** Kept when the field is left or Enter is pressed; what is no number is said at once. */
function Typed({ question, onAnswer }: { question: FeeQuestionShown; onAnswer: Answer }) {
  const { id, kind, value } = question;
  const shown = typeof value === 'number' ? value : undefined;
  const [text, setText] = useState(shown === undefined ? '' : textOf(kind, shown));
  const [before, setBefore] = useState(shown);
  // A value that changes from outside is shown; the field keeps the focus.
  if (before !== shown) {
    setBefore(shown);
    setText(shown === undefined ? '' : textOf(kind, shown));
  }
  const [wrong, setWrong] = useState(false);
  const keep = () => {
    if (text.trim() === '') return;
    const number = kind === 'money' ? centsOf(text) : countOf(text);
    setWrong(number === undefined);
    if (number !== undefined && number !== shown) onAnswer(id, number);
  };
  return (
    <TextInput
      label={question.question}
      description={hintOf(question)}
      disabled={question.reserved !== ''}
      error={wrongText(wrong, question)}
      inputMode="decimal"
      leftSection={kind === 'money' ? '$' : undefined}
      value={text}
      onChange={(event) => setText(event.currentTarget.value)}
      onBlur={keep}
      onKeyDown={(event) => {
        if (event.key === 'Enter') keep();
      }}
    />
  );
}

function hintOf({ hint, reserved }: FeeQuestionShown): string | undefined {
  return [hint, reserved].filter(Boolean).join(' ') || undefined;
}

function textOf(kind: FeeQuestionShown['kind'], value: number): string {
  return kind === 'money' ? amountText(value) : String(value);
}

function countOf(text: string): number | undefined {
  return /^\d{1,7}$/.test(text.trim()) ? Number(text.trim()) : undefined;
}

function wrongText(wrong: boolean, { kind, missing }: FeeQuestionShown): string | undefined {
  if (wrong) return kind === 'money' ? 'Type an amount, as 4.85.' : 'Type a whole number.';
  return missing ? 'The fee depends on this.' : undefined;
}
