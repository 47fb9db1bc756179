import { Radio, Stack } from '@mantine/core';
import type { BasisPreview, BasisQuestionView } from '../../../shared/contract/basis';
import type { BasisAnswers } from '../../../shared/domain/basis/slice';
import css from './basis.module.css';

interface QuestionsProps {
  preview: BasisPreview;
  answers: BasisAnswers;
  onAnswer: (questionId: string, value: string) => void;
}

/** Only what decides is asked; each answer brings the next question, or the outcome. */
export function Questions({ preview, answers, onAnswer }: QuestionsProps) {
  const { asked, next, refining } = preview;
  return (
    <Stack gap="lg">
      {[...asked, ...(next ? [next] : [])].map((question) => (
        <Question key={question.id} {...{ question, answers, onAnswer }} />
      ))}
      {refining.length > 0 && (
        <section className={css.refining} aria-label="If you know">
          <h2>If you know</h2>
          {refining.map((question) => (
            <Question key={question.id} {...{ question, answers, onAnswer }} />
          ))}
        </section>
      )}
    </Stack>
  );
}

export function Question(props: {
  question: BasisQuestionView;
  answers: BasisAnswers;
  onAnswer: (questionId: string, value: string) => void;
}) {
  const { question, answers, onAnswer } = props;
  const { reserved } = question;
  return (
    <Radio.Group
      label={question.ask}
      description={reserved ? `${question.why} ${reserved}` : question.why}
      value={answers[question.id] ?? ''}
      onChange={(value) => onAnswer(question.id, value)}
      classNames={{ label: css.question, description: css.reason }}
    >
      <div className={css.choices}>
        {question.options.map(({ value, label }) => (
          <Radio key={value} value={value} label={label} size="sm" disabled={Boolean(reserved)} />
        ))}
      </div>
    </Radio.Group>
  );
}
