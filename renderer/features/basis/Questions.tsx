import { Radio, Stack } from '@mantine/core';
import type { BasisAnswers } from '../../../shared/domain/basis/slice';
import css from './basis.module.css';

type Words<T extends string> = Record<T, string>;

const signers: Words<BasisAnswers['signer']> = {
  patient: 'The patient',
  representative: 'Someone who may act for the patient',
  requester: 'Only the one who asks',
  nobody: 'Nobody',
};
const goals: Words<BasisAnswers['goesTo']> = {
  patient: 'To the patient',
  representative: 'To the one who acts for the patient',
  'third-party': 'To someone else',
};
const papers: Words<BasisAnswers['paper']> = {
  none: 'No paper',
  'access-request': 'The patient’s own request',
  authorization: 'An authorization form',
  'provider-letter': 'A letter of a treating provider',
  subpoena: 'A subpoena',
  'court-order': 'A court order',
  other: 'Something else',
};

/** Only what decides is asked. */
export function Questions(props: {
  answers: BasisAnswers;
  onAnswer: (answers: BasisAnswers) => void;
}) {
  const { answers, onAnswer } = props;
  return (
    <Stack gap="lg">
      <Question
        label="1 Who signed the paper?"
        words={signers}
        value={answers.signer}
        onChange={(signer) => onAnswer({ ...answers, signer })}
      />
      <Question
        label="2 Where do the records go?"
        words={goals}
        value={answers.goesTo}
        onChange={(goesTo) => onAnswer({ ...answers, goesTo })}
      />
      <Question
        label="3 What paper is it?"
        words={papers}
        value={answers.paper}
        onChange={(paper) => onAnswer({ ...answers, paper })}
      />
    </Stack>
  );
}

interface QuestionProps<T extends string> {
  label: string;
  words: Words<T>;
  value: T;
  onChange: (value: T) => void;
}

function Question<T extends string>({ label, words, value, onChange }: QuestionProps<T>) {
  const values = Object.keys(words) as T[];
  const take = (chosen: string) => {
    const known = values.find((one) => one === chosen);
    if (known) onChange(known);
  };
  return (
    <Radio.Group label={label} value={value} onChange={take} classNames={{ label: css.question }}>
      <div className={css.choices}>
        {values.map((one) => (
          <Radio key={one} value={one} label={words[one]} size="sm" />
        ))}
      </div>
    </Radio.Group>
  );
}
