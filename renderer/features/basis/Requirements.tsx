import { Anchor } from '@mantine/core';
import { Link } from 'react-router';
import type { RecordAnswer, RequirementView } from '../../../shared/contract/basis';
import type { BasisAnswers } from '../../../shared/domain/basis/slice';
import { requestPath } from '../../app/paths';
import { StatusBadge, type Tone } from '../../app/ui/StatusBadge';
import { Why } from '../../app/ui/Why';
import { Question } from './Questions';
import css from './basis.module.css';

/** What has to be shown before anything goes out; what is not answered is not met. */
export function Requirements(props: {
  requestId: string;
  requirements: readonly RequirementView[];
  answers: BasisAnswers;
  onAnswer: (questionId: string, value: string) => void;
}) {
  const { requestId, requirements, ...asking } = props;
  if (requirements.length === 0) return null;
  return (
    <section className={css.requirements} aria-label="What has to be shown">
      <h2>What has to be shown</h2>
      <ul>
        {requirements.map((one) => (
          <li key={one.id} data-requirement={one.id} data-answer={one.answer}>
            <div className={css.requirementHead}>
              <span>{one.title}</span>
              <StatusBadge {...wordOf(one)} />
            </div>
            <p>{one.sentence}</p>
            {one.unverified && (
              <p className={css.unverified}>Nobody has compared this rule with its source yet.</p>
            )}
            <Why about={one.title} citation={one.citation} ruleId={one.ruleId} />
            {one.onRecord.map((known) => (
              <OnRecord key={known.id} requestId={requestId} known={known} />
            ))}
            {one.asks.map((question) => (
              <Question key={question.id} question={question} {...asking} />
            ))}
          </li>
        ))}
      </ul>
    </section>
  );
}

const places = {
  people: { from: 'From the patient’s record', go: 'See it under People and authority' },
  intake: { from: 'From intake', go: 'See it under Intake' },
} as const satisfies Record<RecordAnswer['place'], { from: string; go: string }>;

/** The file has the answer already: read here, and changed only where it stands. */
function OnRecord({ requestId, known }: { requestId: string; known: RecordAnswer }) {
  const { from, go } = places[known.place];
  return (
    <div className={css.onRecord}>
      <p className={css.question}>{known.ask}</p>
      <p>
        {from}: <strong>{known.says}</strong>
      </p>
      <Anchor component={Link} size="sm" to={requestPath(requestId, known.place)}>
        {go}
      </Anchor>
    </div>
  );
}

function wordOf({ answer, severity }: RequirementView): { tone: Tone; label: string } {
  if (answer === 'met') return { tone: 'ok', label: 'Met' };
  if (answer === 'unknown') return { tone: 'warn', label: 'Your call' };
  return severity === 'block'
    ? { tone: 'bad', label: 'Not met' }
    : { tone: 'warn', label: 'Not met, a warning' };
}
